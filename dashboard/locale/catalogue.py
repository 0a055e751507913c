"""What a standard's own words do not say: where it comes from, and how it is measured."""

import re
from collections.abc import Sequence

from dashboard.locale import t
from scoring.standards import Standard


def source(standard: Standard) -> str:
    """Where a standard comes from: the abbreviations of its file written out, with chapters."""
    plain = re.sub(r"\s*\(.*?\)", "", standard.source).replace(", ", t("list-comma"))
    return re.sub(r"\b[OHSMP]\b", lambda found: t(f"source-{found[0]}"), plain)


def measured_how(standard: Standard) -> str:
    """The question that is asked of a conversation, in a sentence."""
    parameters = standard.parameters
    told: dict[str, str] = {"who": parameters.get("who", "agent")}
    for name, value in parameters.items():
        if name == "stages":
            told[name] = t("list-then").join(_either(stage) for stage in value)
        elif isinstance(value, list):
            told[name] = _either(value)
        elif name in ("messages", "words", "days", "conversations"):
            told[name] = str(value)
    triggers = [*parameters.get("to_customer", ()), *parameters.get("to_agent", ())]
    if triggers:
        told["triggers"] = _either(triggers)
    return t(f"detector-{standard.detector.replace('.', '-')}", **told)


def _either(acts: Sequence[str]) -> str:
    """Acts in words: "a, b or c"."""
    *others, last = [t(f"act-{act.replace('.', '-')}") for act in acts]
    return t("list-or", names=t("list-comma").join(others), last=last) if others else last
