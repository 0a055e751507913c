"""The calendars of a workspace: when its teams are there, as it is set in the ledger."""

from dashboard import ledger
from dashboard.ledger import settings
from dashboard.workspace import Workspace
from scoring.calendars import Calendars, calendars


def of(workspace: Workspace) -> Calendars:
    """When the teams of a workspace are there."""
    return calendars(settings.get(ledger.opened(workspace.ledger), settings.CALENDARS))
