"""Who works with the dashboard, and as what."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from dashboard.access import Person, Right, Role
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting, entry, writing
from dashboard.ledger.tables import Member, Review, SampleItem

ALONE = "local"
"""The login of whoever uses a dashboard without login."""

LONGEST = 320
"""Characters of the longest login: those of an e-mail address."""


class LoginTakenError(ValueError):
    """There is a member of this login already."""


class OwnRoleError(Exception):
    """Nobody takes their own role away: somebody must be left who manages members."""


class MemberGoneError(Exception):
    """Somebody has removed the member in the meantime."""


def alone(ledger: Ledger) -> Person:
    """Whoever uses a dashboard without login: they may do everything."""
    with ledger() as session:
        found = _by_login(session, ALONE)
    if found is not None:
        return replace(_person(found), alone=True)
    try:
        with writing(ledger) as session:
            session.add(found := _new(ALONE))
            _describe(found, Person(0, ALONE, "", Role.ADMINISTRATOR))
            session.flush()
            return replace(_person(found), alone=True)
    except IntegrityError:
        # Another one was faster.
        return alone(ledger)


def named(ledger: Ledger, login: str) -> Person | None:
    """The active member of this login (in whatever case), if any."""
    with ledger() as session:
        found = _by_login(session, login)
    return _person(found) if found is not None and found.active and login != ALONE else None


def every(ledger: Ledger) -> list[Person]:
    """All active members, by name; without the one who needs no login."""
    query = select(Member).where(Member.active, Member.login != ALONE).order_by(Member.name)
    with ledger() as session:
        return [_person(one) for one in session.scalars(query)]


def names(ledger: Ledger) -> dict[int, str]:
    """What to call everybody who was ever a member, by number; the login where there is no name."""
    with ledger() as session:
        return {one.id: one.name or one.login for one in session.scalars(select(Member))}


def admit(ledger: Ledger, claimed: Person, *, again: bool = False) -> Person | None:
    """The member as the identity provider describes them, made or brought up to date. The number
    of ``claimed`` is not looked at. None for somebody who was removed, unless ``again``: what the
    provider claims does not undo what an administrator did here."""
    try:
        with writing(ledger) as session:
            found = _by_login(session, claimed.login)
            if found is not None and not found.active and not again:
                return None
            if found is None:
                session.add(found := _new(claimed.login))
            _describe(found, claimed)
            session.flush()
            session.add(entry(claimed, "member admitted", claimed.login, _about(claimed)))
            return _person(found)
    except IntegrityError:
        # Another window of the same person was faster.
        return named(ledger, claimed.login)


def add(ledger: Ledger, by: Person, new: Person) -> Person:
    """A new member (whose number is not looked at), or one who comes back; raises
    :class:`LoginTakenError`."""
    try:
        with acting(ledger, by, Right.MANAGE, "member added", new.login, **_about(new)) as session:
            found = _by_login(session, new.login)
            if found is not None and (found.active or found.login == ALONE):
                raise LoginTakenError(new.login)
            if found is None:
                session.add(found := _new(new.login))
            _describe(found, new)
            session.flush()
            return _person(found)
    except IntegrityError:
        raise LoginTakenError(new.login) from None


def change(ledger: Ledger, by: Person, changed: Person) -> None:
    """Give the member of this number another name, role, agent or teams. Raises
    :class:`OwnRoleError` and :class:`MemberGoneError`."""
    about = _about(changed)
    with acting(ledger, by, Right.MANAGE, "member changed", changed.login, **about) as session:
        found = _active(session, changed)
        if found.id == by.id and found.role != changed.role.value:
            raise OwnRoleError
        _describe(found, changed)


def remove(ledger: Ledger, by: Person, person: Person) -> None:
    """Let a member in no more; what they did stays, and what they had begun to review is anybody's
    again. Raises :class:`OwnRoleError` and :class:`MemberGoneError`."""
    with acting(ledger, by, Right.MANAGE, "member removed", person.login) as session:
        found = _active(session, person)
        if found.id == by.id:
            raise OwnRoleError
        found.active = False
        session.execute(
            delete(Review).where(Review.reviewer_id == found.id, Review.submitted_at.is_(None))
        )
        session.execute(
            update(SampleItem)
            .where(SampleItem.claimed_by == found.id, SampleItem.done_at.is_(None))
            .values(claimed_by=None, claimed_at=None)
        )


def _by_login(session: Session, login: str) -> Member | None:
    return session.scalars(select(Member).where(Member.login == login.lower())).first()


def _active(session: Session, person: Person) -> Member:
    found = session.get(Member, person.id, with_for_update=True)
    if found is None or not found.active or found.login != person.login:
        raise MemberGoneError
    return found


def _new(login: str) -> Member:
    return Member(login=login.lower(), created_at=datetime.now(UTC))


def _describe(member: Member, person: Person) -> None:
    member.name, member.role, member.active = person.name, person.role.value, True
    member.agent_id, member.teams = person.agent_id, list(person.teams)


def _about(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "role": person.role.value,
        "agent_id": person.agent_id,
        "teams": list(person.teams),
    }


def _person(member: Member) -> Person:
    role, teams = Role(member.role), tuple(member.teams)
    return Person(member.id, member.login, member.name, role, member.agent_id, teams)
