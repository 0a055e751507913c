"""What is set for the whole workspace, each setting a table of plain values under its name."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite

from dashboard.access import Person, Right
from dashboard.ledger import Ledger
from dashboard.ledger.audit import acting
from dashboard.ledger.tables import Setting

PEOPLE_ONLY = "people only"
"""From which agreement on a standard is left to people: ``bar`` (kappa), ``least`` (judgements)."""
DISPUTES = "disputes"
"""``days`` until a dispute is to be decided."""
APPRAISAL = "appraisal"
"""The formula of appraisals (:class:`scoring.analysis.formula.Formula`)."""
RANKING = "ranking"
"""``least`` conversations from which agents, teams and languages are ranked."""
TOPICS = "topics"
"""What people call topics: ``names`` by number, and the number each is ``merged`` into."""
ALERTS = "alerts"
"""What gives an alert, where alerts are sent, and when not (:mod:`dashboard.alerts.wishes`)."""
PRIVACY = "privacy"
"""What is done to personal data (``mode``), and for how many ``months`` conversations are kept."""
CALENDARS = "calendars"
"""When teams are there (:func:`scoring.calendars.calendars`)."""
MAPPINGS = "mappings"
"""How people read their own tables: the columns of each mapping, by its name."""

DEFAULTS: dict[str, dict[str, Any]] = {
    PEOPLE_ONLY: {"on": False, "bar": 0.4, "least": 30},
    DISPUTES: {"days": 7},
    APPRAISAL: {},
    RANKING: {"least": 30},
    TOPICS: {"names": {}, "merged": {}},
    ALERTS: {},
    PRIVACY: {"mode": "off", "months": None},
    CALENDARS: {"default": None, "teams": {}},
    MAPPINGS: {},
}

RIGHTS = {
    PEOPLE_ONLY: Right.CALIBRATE,
    DISPUTES: Right.DECIDE,
    APPRAISAL: Right.APPRAISE,
    RANKING: Right.APPRAISE,
    TOPICS: Right.PLAN,
    ALERTS: Right.WARN,
    PRIVACY: Right.MANAGE,
    CALENDARS: Right.MANAGE,
    MAPPINGS: Right.IMPORT,
}
"""Who may set what."""

_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def get(ledger: Ledger, name: str) -> dict[str, Any]:
    """A setting, with the defaults where nothing was set."""
    with ledger() as session:
        found = session.get(Setting, name)
    return DEFAULTS[name] | (found.value if found is not None else {})


def put(ledger: Ledger, by: Person, name: str, value: dict[str, Any]) -> None:
    """Set a setting."""
    with acting(ledger, by, RIGHTS[name], "setting changed", name, **value) as session:
        told = {"value": value, "changed_at": datetime.now(UTC)}
        insert = _INSERT[session.get_bind().dialect.name](Setting).values(name=name, **told)
        # Of two who set it for the first time at once, the second one finds it there.
        session.execute(insert.on_conflict_do_update(index_elements=["name"], set_=told))
