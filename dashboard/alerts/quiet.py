"""Hours in which nothing is sent: what is found meanwhile waits, and goes out together."""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo, available_timezones


@dataclass(frozen=True)
class Quiet:
    """From ``since`` to ``until`` by the clock of a time ``zone``, over midnight where the end
    comes before the begin; never, unless ``on``, or where both are the same."""

    on: bool = False
    zone: str = "UTC"
    since: time = time(20)
    until: time = time(8)

    def holds(self, now: datetime) -> bool:
        """Whether it is quiet at a moment (with time zone)."""
        at = now.astimezone(ZoneInfo(self.zone)).time()
        if self.since <= self.until:
            return self.on and self.since <= at < self.until
        return self.on and not self.until <= at < self.since


def zones() -> list[str]:
    """The time zones there are."""
    return sorted(available_timezones())
