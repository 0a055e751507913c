"""What a predicted rating rests on, in words: parts, traits, and the words that were said."""

from dashboard.locale import t
from scoring.languages import ACTS
from scoring.satisfaction.reasons import PART, TRAIT

_LAST = "_last"


def part_name(name: str) -> str:
    """One of the parts (:mod:`scoring.satisfaction.parts`) in the reader's words."""
    return t(f"rating-part-{name}")


def trait_name(name: str) -> str:
    """One of the traits (:mod:`scoring.satisfaction.traits`) in the reader's words."""
    side, _, done = name.partition("_")
    act = done.removesuffix(_LAST)
    if act not in ACTS:
        return t(f"rating-trait-{name}")
    key = "rating-trait-act-last" if done.endswith(_LAST) else "rating-trait-act"
    return t(key, side=t(f"role-{side}"), act=t(f"act-{act.replace('.', '-')}"))


def reason_name(kind: str, name: str, voice: str | None) -> str:
    """What moved a prediction (:mod:`scoring.satisfaction.reasons`); a word stands as it was
    written, so never show this as markup."""
    if kind == PART:
        return part_name(name)
    if kind == TRAIT:
        return trait_name(name)
    return t("rating-word", word=name, side=t(f"role-{voice}"))
