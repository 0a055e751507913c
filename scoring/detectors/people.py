"""What only people can judge: shown with the signs found, never assessed by the program."""

from collections.abc import Sequence

import polars as pl

from scoring.detectors import AGENT, CUSTOMER, Finding, did, first, happens


def signs(acts: Sequence[str], who: str, always: bool) -> Finding:
    """What only a person can judge: never assessed here, the first message of ``who`` that does one
    of ``acts`` being shown as a sign. Applies ``always`` or only where there is such a sign."""
    found = did(acts, {"agent": AGENT, "customer": CUSTOMER}[who])
    applies = AGENT.any() if always else happens(found)
    return Finding(applies, pl.lit(None, pl.Float64), first(found), tuple(acts))
