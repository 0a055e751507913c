"""What each role may see and do, tried: every page, every action of the ledger, and everything that
pages ask the session for."""

import ast
import inspect
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

import polars as pl
import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from dashboard import lake, ledger, locale, login, session
from dashboard.access import PAGES, RIGHTS, DeniedError, Person, Right, Role, require
from dashboard.ledger import (
    Ledger,
    alerts,
    appraisals,
    audit,
    calibrations,
    coaching,
    customs,
    disputes,
    erasures,
    imports,
    members,
    reviews,
    rubrics,
    samples,
    settings,
    topics,
    trainings,
)
from dashboard.ledger.tables import AuditEntry, Base
from dashboard.locale import ENGLISH, t, written_in
from dashboard.search import found
from dashboard.search.asked import Search
from dashboard.session import me, people, rated
from dashboard.workspace import VARIABLE, Workspace
from scoring.analysis.plans import Plan, content_of
from scoring.conversations import CONVERSATION

ROOT = Path(__file__).resolve().parent.parent.parent
APP = ROOT / "dashboard" / "app.py"
DAY = date(2026, 3, 1)
AGENT, TEAM = "Anna Keller", "Asia"
DRAFT = reviews.Draft(99, 0, {}, (), "", 0.0, None)
TASK = reviews.Task("C-1", AGENT, "de", "chat")

Act = Callable[[Ledger, Person], object]

ACTIONS: dict[str, tuple[Right, Act]] = {
    "alerts.recent": (Right.COMPARE, alerts.recent),
    "alerts.see": (Right.COMPARE, lambda book, by: alerts.see(book, by, [])),
    "alerts.unseen": (Right.COMPARE, alerts.unseen),
    "appraisals.close": (
        Right.APPRAISE,
        lambda book, by: appraisals.close(book, by, "2026-03", {}, formula={}, versions={}),
    ),
    "audit.count": (Right.AUDIT, audit.count),
    "audit.entries": (Right.AUDIT, audit.entries),
    "audit.looked": (Right.READ, lambda book, by: audit.looked(book, by, "C-1")),
    "audit.mentioned": (Right.AUDIT, audit.mentioned),
    "audit.opened": (Right.UNSEAL, lambda book, by: audit.opened(book, by, "C-1")),
    "calibrations.close": (Right.CALIBRATE, lambda book, by: calibrations.close(book, by, 99)),
    "calibrations.start": (
        Right.CALIBRATE,
        lambda book, by: calibrations.start(book, by, "March", [], []),
    ),
    "coaching.acknowledge": (Right.BE_COACHED, lambda book, by: coaching.acknowledge(book, by, 99)),
    "coaching.add_step": (
        Right.COACH,
        lambda book, by: coaching.add_step(book, by, 99, coaching.Step("task", "read", DAY)),
    ),
    "coaching.end": (Right.COACH, lambda book, by: coaching.end(book, by, 99)),
    "coaching.forget": (Right.COACH, lambda book, by: coaching.forget(book, by, 99)),
    "coaching.keep": (
        Right.COACH,
        lambda book, by: coaching.keep(
            book, by, coaching.Practice("C-1", 2, "attitude.greeting", "de", "")
        ),
    ),
    "coaching.plan": (
        Right.COACH,
        lambda book, by: coaching.plan(book, by, AGENT, "attitude.greeting", "greet", DAY, DAY),
    ),
    "customs.add": (Right.CALIBRATE, lambda book, by: customs.add(book, by, "A", "effect", "?")),
    "customs.retire": (Right.CALIBRATE, lambda book, by: customs.retire(book, by, 99)),
    "disputes.decide": (
        Right.DECIDE,
        lambda book, by: disputes.decide(book, by, 99, "met", ""),
    ),
    "disputes.dispute": (
        Right.DISPUTE,
        lambda book, by: disputes.dispute(
            book, by, TASK, "attitude.greeting", "missed", "met", "I did"
        ),
    ),
    "erasures.every": (Right.MANAGE, erasures.every),
    "erasures.record": (Right.MANAGE, lambda book, by: erasures.record(book, by, "customer-1")),
    "imports.undo": (Right.IMPORT, lambda book, by: imports.undo(book, by, 99)),
    "members.add": (
        Right.MANAGE,
        lambda book, by: members.add(book, by, Person(0, "new@shop.example", "", Role.READER)),
    ),
    "members.change": (Right.MANAGE, lambda book, by: members.change(book, by, by)),
    "members.remove": (Right.MANAGE, lambda book, by: members.remove(book, by, by)),
    "reviews.begin": (Right.REVIEW, lambda book, by: reviews.begin(book, by, TASK, 0)),
    "reviews.save": (Right.REVIEW, lambda book, by: reviews.save(book, by, DRAFT)),
    "reviews.submit": (Right.REVIEW, lambda book, by: reviews.submit(book, by, DRAFT, {})),
    "reviews.withdraw": (Right.REVIEW, lambda book, by: reviews.withdraw(book, by, DRAFT)),
    "rubrics.save": (Right.CALIBRATE, lambda book, by: rubrics.save(book, by, "Ours", "", {})),
    "samples.claim": (Right.REVIEW, lambda book, by: samples.claim(book, by, 99)),
    "samples.draw": (Right.PLAN, lambda book, by: samples.draw(book, by, 99, "2026-03", [])),
    "samples.end": (Right.PLAN, lambda book, by: samples.end(book, by, 99)),
    "samples.next_item": (Right.REVIEW, samples.next_item),
    "samples.replace": (
        Right.REVIEW,
        lambda book, by: samples.replace(book, by, 99, "spam", None),
    ),
    "samples.save": (
        Right.PLAN,
        lambda book, by: samples.save(book, by, "March", {}, cycle="week", due_days=7),
    ),
    "settings.put": (
        settings.RIGHTS[settings.DISPUTES],
        lambda book, by: settings.put(book, by, settings.DISPUTES, {"days": 3}),
    ),
    "topics.merge": (Right.PLAN, lambda book, by: topics.merge(book, by, 1, 2)),
    "topics.name": (Right.PLAN, lambda book, by: topics.name(book, by, 1, "Returns")),
    "trainings.certified": (
        Right.COACH,
        lambda book, by: trainings.certified(book, by, 99, AGENT, DAY),
    ),
    "trainings.examined": (
        Right.COACH,
        lambda book, by: trainings.examined(book, by, 99, AGENT, DAY, 90.0),
    ),
    "trainings.offer": (
        Right.COACH,
        lambda book, by: trainings.offer(book, by, trainings.Content("Returns", "returns")),
    ),
    "trainings.practised": (
        Right.COACH,
        lambda book, by: trainings.practised(book, by, 99, AGENT, DAY, passed=True, note=""),
    ),
}
"""Every function of the ledger in which somebody does something, and the right it takes."""

OF_TWO_KINDS = {"coaching.done"}
"""A trainer holds sessions, an agent does tasks: either right will do (tried apart)."""

MECHANISM = {"audit.acting", "audit.demand", "audit.entry", "audit.noted"}
"""By which the others ask for rights; these are handed the right to ask for."""

WITHOUT_SOMEBODY = {
    "alerts.keep": "what rules find is found by the command line and by schedules, too",
    "alerts.take": "whoever runs the program sends",
    "alerts.told": "whoever runs the program sends",
    "erasures.forget": "who asked for it is noted with the erasure",
    "imports": "imports are made by the command line and by schedules, too",
    "members.alone": "before there is anybody",
    "members.admit": "by the word of the identity provider",
    "reviews.save": "a draft: what it comes to is noted when it is submitted",
    "samples.next_item": "nothing to do is nothing to note",
}
"""What writes without an entry of who did it in the audit log by ``acting``, and why."""


def submodules(package: ModuleType) -> Iterator[ModuleType]:
    for one in iter_modules(package.__path__):
        if one.name not in ("migrations", "tables"):
            yield import_module(f"{package.__name__}.{one.name}")


def modules() -> Iterator[tuple[str, ModuleType]]:
    """The subjects of the ledger."""
    for module in submodules(ledger):
        yield module.__name__.rpartition(".")[2], module


def functions(module: ModuleType) -> Iterator[tuple[str, Callable[..., Any]]]:
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):
            yield name, function


@pytest.fixture(scope="module")
def place(sample_workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample data, with a member of every role."""
    folder = tmp_path_factory.mktemp("rights") / "workspace"
    shutil.copytree(sample_workspace.path, folder)
    place = Workspace(folder)
    book = ledger.opened(place.ledger)
    alone = members.alone(book)
    for role in Role:
        own = AGENT if role == Role.AGENT else None
        members.add(book, alone, Person(0, role.value, role.value.title(), role, own))
    members.add(book, alone, Person(0, "nobody", "Nobody", Role.AGENT))
    _reviewed(book, alone, lake.scan(place.conversations, CONVERSATION).collect())
    members.add(book, alone, Person(0, "lead", "Lead", Role.SUPERVISOR, None, (TEAM,)))
    return place


def _reviewed(book: Ledger, by: Person, conversations: pl.DataFrame) -> None:
    """A conversation of every agent is drawn and reviewed."""
    some = conversations.unique("agent_id", maintain_order=True).drop_nulls("agent_id")
    how = content_of(Plan(3))
    plan = samples.save(book, by, "March", how, cycle="month", due_days=7)
    drawn = [
        samples.Drawn(row["conversation_id"], row["agent_id"], "", 0.5, ())
        for row in some.iter_rows(named=True)
    ]
    samples.draw(book, by, plan, "2026-03", drawn)
    for row in samples.items(book).iter_rows(named=True):
        samples.claim(book, by, row["item_id"])
        task = reviews.Task(row["conversation_id"], row["agent_id"], "de", "chat", row["item_id"])
        draft = reviews.begin(book, by, task, 0)
        said = {"attitude.greeting": reviews.Judged("missed", 0.0)}
        reviews.submit(book, by, draft, said)


@pytest.fixture
def book(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    monkeypatch.setenv(VARIABLE, str(place.path))
    return ledger.opened(place.ledger)


@pytest.fixture
def look(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Person]:
    """From now on a member is the one who looks."""

    def as_(name: str) -> Person:
        person = members.named(book, name)
        assert person is not None
        monkeypatch.setattr(login, "person", lambda: person)
        return person

    return as_


def kept(book: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the ledger but the audit log."""
    with book() as open_:
        return {
            name: [tuple(row) for row in open_.execute(select(table))]
            for name, table in Base.metadata.tables.items()
            if name != AuditEntry.__tablename__
        }


def is_denied(act: Act, book: Ledger, by: Person) -> bool:
    try:
        act(book, by)
    except DeniedError:
        return True
    except Exception:  # Whatever comes after the right is asked for: what it names is not there.
        return False
    return False


def test_every_action_of_the_ledger_is_tried_here() -> None:
    with_somebody = {
        f"{place}.{name}"
        for place, module in modules()
        for name, function in functions(module)
        if "by" in inspect.signature(function).parameters
    }
    assert with_somebody - MECHANISM - OF_TWO_KINDS == set(ACTIONS)


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_denied_to_whoever_lacks_the_right_and_only_to_them(
    name: str, tmp_path: Path
) -> None:
    right, act = ACTIONS[name]
    book = ledger.opened(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    alone = members.alone(book)
    everybody = [members.add(book, alone, Person(0, role.value, "", role, AGENT)) for role in Role]
    for by in everybody:
        before, noted = kept(book), audit.count(book, alone)
        assert is_denied(act, book, by) == (right not in RIGHTS[by.role]), by.role
        if right not in RIGHTS[by.role]:
            assert kept(book) == before
            [entry] = audit.entries(book, alone).head(audit.count(book, alone) - noted).to_dicts()
            assert (entry["login"], entry["action"]) == (by.login, audit.DENIED)
            assert f'"right":"{right.value}"' in entry["details"]
    assert not is_denied(act, book, alone)


@pytest.mark.parametrize("role", Role)
def test_a_step_of_coaching_is_done_by_trainers_and_agents(role: Role, tmp_path: Path) -> None:
    book = ledger.opened(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    by = members.add(book, members.alone(book), Person(0, "ada", "", role))
    denied = is_denied(lambda book, by: coaching.done(book, by, 99, ""), book, by)
    assert denied == (role not in (Role.TRAINER, Role.AGENT))


@pytest.mark.parametrize("name", settings.RIGHTS)
def test_each_setting_takes_its_own_right(name: str, tmp_path: Path) -> None:
    book = ledger.opened(f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    for role in Role:
        by = members.add(book, members.alone(book), Person(0, role.value, "", role))
        denied = is_denied(lambda book, by: settings.put(book, by, name, {}), book, by)
        assert denied == (settings.RIGHTS[name] not in RIGHTS[role])


def test_whatever_writes_into_the_ledger_says_who_and_by_which_right() -> None:
    """Seen in the sources: a transaction that writes is opened by ``acting`` alone."""
    apart = set()
    for place, module in modules():
        if place == "audit":
            continue
        for node in ast.parse(inspect.getsource(module)).body:
            if isinstance(node, ast.FunctionDef):
                opened = {ast.unparse(n.func) for n in ast.walk(node) if isinstance(n, ast.Call)}
                if opened & {"writing", "ledger.begin"}:
                    apart.add(place if place in WITHOUT_SOMEBODY else f"{place}.{node.name}")
    assert apart == set(WITHOUT_SOMEBODY)


def actions() -> Iterator[str]:
    """What stands in the audit log as what was done, as the sources name it."""
    yield from (audit.LOOKED, audit.OPENED, audit.READ, audit.DENIED, "member admitted")
    for path in (ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if ast.unparse(node.func).rpartition(".")[2] in ("acting", "noted", "demand"):
                told = [one for one in node.args[:4] if isinstance(one, ast.Constant)]
                yield from (str(one.value) for one in told[:1])


@pytest.mark.parametrize("code", locale.languages())
def test_every_action_can_be_said(code: str) -> None:
    with written_in(code):
        for action in set(actions()):
            assert t(f"audit-did-{action.replace(' ', '-')}") != action


def test_pages_get_at_conversations_by_the_session_alone() -> None:
    """The lake holds everybody's: only what asks who is looking reads it for a page."""
    doors = {"read", "scan", "row", "DeltaTable"}
    for path in [*(ROOT / "pages").glob("*.py"), *(ROOT / "dashboard" / "panels").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = {alias.name for alias in node.names}
                assert not (node.module == "dashboard" and "lake" in names), path
                assert not (node.module == "dashboard.lake" and names & doors), path


# --- what the session gives out -------------------------------------------------------------


@pytest.fixture
def everybodys(place: Workspace) -> pl.DataFrame:
    return lake.scan(place.conversations, CONVERSATION).collect()


@pytest.fixture
def own(everybodys: pl.DataFrame) -> set[str]:
    return set(everybodys.filter(agent_id=AGENT)["conversation_id"])


@pytest.fixture
def foreign(everybodys: pl.DataFrame) -> str:
    return everybodys.filter(pl.col("agent_id") != AGENT)["conversation_id"][0]


OF_EVERYBODY = {
    "agreed.against_program": "thresholds are everybody's, and so is what they are proposed by",
    "agreed.judged_blind": "how far a session is, without a word of what was said",
}
"""What names conversations of everybody, and why; no figure or text of one is in it."""

ASKED = {
    f"{module.__name__.rpartition('.')[2]}.{name}": function
    for module in (session, *submodules(session))
    for name, function in functions(module)
    if all(p.default is not p.empty for p in inspect.signature(function).parameters.values())
}
"""Whatever a page can ask for without naming anything."""


@pytest.mark.parametrize("name", sorted(ASKED.keys() - OF_EVERYBODY))
@pytest.mark.parametrize("who", ["agent", "nobody", "lead"])
def test_whatever_is_asked_of_the_session_holds_only_what_one_may_see(
    name: str, who: str, look: Callable[[str], Person], everybodys: pl.DataFrame
) -> None:
    look("supervisor")
    with pytest.MonkeyPatch.context() as patch:
        # What somebody who sees all has looked at lies in the caches.
        patch.setattr(session, "demand", lambda *told: None)
        ASKED[name]()
    person = look(who)
    mine = everybodys
    if person.scope().alone:
        mine = mine.filter(pl.col("agent_id") == pl.lit(person.agent_id, pl.String))
    else:
        mine = mine.filter(pl.col("team").is_in(person.teams))
    try:
        told = ASKED[name]()
    except DeniedError:
        return
    frame = told.collect() if isinstance(told, pl.LazyFrame) else told
    if isinstance(frame, pl.DataFrame):
        for column in {"conversation_id", "agent_id"} & set(frame.columns):
            assert set(frame[column].drop_nulls()) <= set(mine[column])


@pytest.mark.usefixtures("book")
def test_an_agent_finds_their_own_conversations_alone(
    look: Callable[[str], Person], own: set[str], foreign: str
) -> None:
    look("agent")
    assert session.conversation(foreign).is_empty()
    assert session.measurement(foreign).is_empty()
    assert session.measurement(foreign, raw=True).is_empty()
    with pytest.raises(LookupError):
        rated.expectation(foreign)
    mine = min(own)
    assert session.conversation(mine)["conversation_id"].to_list() == [mine]
    assert session.measurement(mine).height == 1
    assert rated.expectation(mine).course.height > 0
    assert session.count() == len(own)
    assert session.extent().agents == (AGENT,)
    assert rated.satisfied().row(0, named=True)["conversations"] == len(own)
    assert rated.satisfied("agent_id")["agent_id"].to_list() == [AGENT]
    assert not session.empty()
    assert all(frame.is_empty() for frame in people.reviewed(foreign))
    for of_other in (
        me.feedback,
        partial(me.misses, standard="attitude.greeting", span=(None, None), count=3),
    ):
        with pytest.raises(DeniedError):
            of_other("Mei Lin")


def test_an_agent_without_agent_id_finds_nothing(
    look: Callable[[str], Person], own: set[str]
) -> None:
    look("nobody")
    assert session.count() == 0
    assert session.scores().collect().is_empty()
    assert session.conversation(min(own)).is_empty()
    assert session.extent().agents == ()


def test_a_reader_sees_figures_and_no_transcript(
    look: Callable[[str], Person], book: Ledger, own: set[str], everybodys: pl.DataFrame
) -> None:
    reader = look("reader")
    assert session.count() == everybodys.height
    noted = audit.count(book, members.alone(book))
    for closed in (session.conversation, rated.expectation):
        with pytest.raises(DeniedError):
            closed(min(own))
    with pytest.raises(DeniedError):
        me.misses(AGENT, "attitude.greeting", (None, None), 3)
    new = audit.entries(book, members.alone(book)).head(3)
    assert audit.count(book, members.alone(book)) == noted + 3
    assert new["login"].to_list() == [reader.login] * 3
    assert new["action"].to_list() == [audit.DENIED] * 3
    trusted, _ = session.trusted()
    assert trusted is not None
    assert trusted.results.examples.is_empty()


def test_a_look_at_a_transcript_is_noted(
    look: Callable[[str], Person], book: Ledger, everybodys: pl.DataFrame
) -> None:
    look("trainer")
    session.conversation(everybodys["conversation_id"][7])
    [entry] = audit.entries(book, members.alone(book), limit=1).to_dicts()
    assert (entry["login"], entry["action"]) == ("trainer", audit.LOOKED)
    assert entry["subject"] == everybodys["conversation_id"][7]


def test_a_supervisor_of_a_team_sees_the_team(
    look: Callable[[str], Person], everybodys: pl.DataFrame
) -> None:
    look("lead")
    team = everybodys.filter(team=TEAM)
    assert session.count() == team.height
    assert set(session.scores().collect()["team"]) == {TEAM}
    assert set(session.extent().agents) == set(team["agent_id"])
    assert session.extent().teams == (TEAM,)
    other = everybodys.filter(pl.col("team") != TEAM)["conversation_id"][0]
    assert session.conversation(other).is_empty()


def test_a_supervisor_of_a_team_acts_on_its_agents_alone(
    look: Callable[[str], Person], book: Ledger, everybodys: pl.DataFrame
) -> None:
    look("lead")
    lead = session.person()
    agents = set(everybodys.filter(team=TEAM)["agent_id"].drop_nulls())
    assert lead.agents == agents
    foreign = min(set(everybodys["agent_id"].drop_nulls()) - agents)
    for agent, denied in ((foreign, True), (min(agents), False)):
        task = reviews.Task(f"of {agent}", agent, "de", "chat")
        begin = partial(reviews.begin, task=task, rubric_version=0)
        assert is_denied(begin, book, lead) == denied


def test_the_name_of_one_team_is_not_taken_for_those_of_two(
    book: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache that hashes names one after the other takes ``("Asia", "Europe")`` for this."""
    for teams, seen in (((TEAM, "Europe"), 2), ((f"{TEAM}str:Europe",), 0)):
        person = Person(1, "lead", "", Role.SUPERVISOR, None, teams)
        monkeypatch.setattr(login, "person", lambda person=person: person)
        assert len(session.extent().teams) == seen


def test_a_search_finds_no_words_of_others(
    look: Callable[[str], Person], everybodys: pl.DataFrame, foreign: str
) -> None:
    said = everybodys.filter(conversation_id=foreign)["messages"].item()
    words = max((message["text"] for message in said), key=len)

    def hits(text: str) -> pl.DataFrame:
        return found(
            Search(text=text),
            session.scores(),
            session.measurements(),
            session.rubric(),
            session.workspace(),
        ).rows

    look("supervisor")
    assert foreign in hits(words)["conversation_id"].to_list()
    assert foreign in hits(foreign)["conversation_id"].to_list()
    look("agent")
    assert foreign not in hits(words)["conversation_id"].to_list()
    assert hits(foreign).is_empty()
    assert set(hits("e")["agent_id"]) == {AGENT}


# --- pages ----------------------------------------------------------------------------------


def opened(name: str) -> AppTest:
    """The dashboard, seen with the eyes of a member."""
    app = AppTest.from_file(str(APP), default_timeout=120)
    app.session_state[login.EYES] = name
    with written_in(ENGLISH):
        return app.run()


def offered(app: AppTest) -> set[str]:
    """The pages of the menu."""
    return {link.proto.page for link in app.get("page_link")}  # pyright: ignore


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("role", Role)
def test_a_page_is_there_for_those_who_have_its_right(role: Role) -> None:
    app = opened(role.value)
    here = {name for name, right in PAGES.items() if right in RIGHTS[role]}
    details = {"agent", "conversation"}
    home = "overview" if "overview" in here else "me"
    assert offered(app) == {"" if name == home else name for name in here - details}
    for name in PAGES:
        if name in here:
            app.switch_page(f"../pages/{name}.py")
        else:
            with pytest.raises(ValueError, match="Could not find a navigation page"):
                app.switch_page(f"../pages/{name}.py")


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize("who", ["reader", "agent", "nobody", "lead"])
def test_every_page_of_those_who_see_less_is_whole(who: str, own: set[str]) -> None:
    role = {"nobody": Role.AGENT, "lead": Role.SUPERVISOR}.get(who) or Role(who)
    app = opened(who)
    for name, right in PAGES.items():
        if right in RIGHTS[role]:
            app.query_params["period"] = "all"
            app.query_params["id"], app.query_params["name"] = min(own), AGENT
            app.switch_page(f"../pages/{name}.py").run()
            assert [fault.message for fault in app.exception] == [], name
            assert [fault.value for fault in app.error] == [], name
            # An own page has a title of its own, if it has something to show.
            assert len(app.title) == 1 or name in ("agent", "conversation"), name


@pytest.mark.usefixtures("book")
def test_what_is_denied_on_a_page_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(name: str) -> None:
        require(Person(1, "ada", "", Role.READER), Right.READ)

    monkeypatch.setattr("dashboard.session.conversation", deny)
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.run().switch_page("../pages/conversation.py").run()
    assert [one.value for one in app.warning] == [t("denied")]
    assert len(app.error) == len(app.exception) == 0


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(("who", "offered_"), [("supervisor", True), ("reader", False)])
def test_whoever_may_not_import_is_not_offered_to_learn(who: str, offered_: bool) -> None:
    app = opened(who).switch_page("../pages/ratings.py").run()
    assert ("learn rating" in [one.key for one in app.button]) == offered_


@pytest.mark.parametrize(("who", "shown"), [("supervisor", True), ("lead", False)])
def test_what_could_not_be_read_is_shown_to_those_who_see_every_team(
    who: str, shown: bool, book: Ledger
) -> None:
    number = imports.begin(book, ["March.jsonl"], {}, ["digest"])
    told = pl.DataFrame([("March.jsonl", 3, "C-1", "role", "of whom?", "role", True)],
        schema=imports.FILE_PROBLEM, orient="row")  # fmt: skip
    imports.keeping(book, number, told, 1)
    imports.finish(book, number, {}, "done")
    app = opened(who).switch_page("../pages/import.py").run()
    app.session_state["import picked"] = {"selection": {"rows": [0], "columns": []}}
    app.run()
    assert any("of whom?" in table.value.to_string() for table in app.dataframe) == shown
    assert (t("import-of-teams") in [note.value for note in app.caption]) != shown


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize("role", [Role.READER, Role.AGENT])
def test_an_empty_workspace_offers_no_import_to_those_who_may_not(
    role: Role, empty: Workspace
) -> None:
    empty.path.mkdir(parents=True, exist_ok=True)
    book = ledger.opened(empty.ledger)
    members.add(book, members.alone(book), Person(0, "ada", "Ada", role, AGENT))
    app = opened("ada")
    page = "conversations" if role == Role.AGENT else "agents"
    app.switch_page(f"../pages/{page}.py").run()
    assert [fault.message for fault in app.exception] == []
    assert [fault.value for fault in app.error] == []
    assert "import" not in offered(app)
