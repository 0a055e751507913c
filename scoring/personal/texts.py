"""One text without what is personal in it."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from scoring.personal.names import addressed, greeted, labelled, name_of, told, words
from scoring.personal.numbers import numbers
from scoring.personal.placeholders import NAME, Found
from scoring.personal.places import addresses, places
from scoring.personal.words import COMMON, NO_PARTS

_PUT = re.compile(
    r"\[[^\[\]\n]{2,80}\]|#[A-Z_\d-]{3,}#|<[A-Z_]{3,}>|\{[A-Z_]{3,}\}"
    r"|\b[A-Z]{3,}(?:[-_][A-Z]+)+\b"
)
"""What stands already for something else."""

_ARABIC = re.compile(r"[\u0621-\u064a]")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")

_ENDINGS = r"(?:['’]?s|['’]|[au]|em|owi|iego|iemu|im|а|у|е|ом|ой|ы)?"
"""Of the genitive, and of the other cases of Slavic names."""


ALIKE = {"i̇": "i", "ı": "i", "ſ": "s"}
"""Small letters that patterns without case take for one another (İrem, IREM)."""

_FINDERS = {"told": told, "greeted": greeted, "labels": labelled, "titles": addressed}
"""By kind what finds names."""

KINDS = ("addresses", "numbers", "papers", "places", *_FINDERS)
"""What is looked for."""


@dataclass(frozen=True)
class Names:
    """Names known in a conversation: of its customers, in any spelling (``told`` by them or by
    those who answer: only as written), and of those who answer, which stay."""

    customers: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    agents: frozenset[str] = frozenset()


def masked(text: str, names: Names, regions: tuple[str, ...], kinds: Container[str] = KINDS) -> str:
    """The text with placeholders: its ``names`` known, numbers read as of ``regions``, and only
    ``kinds`` of things looked for (KINDS)."""
    taken: list[Found] = [(m.start(), m.end(), None) for m in _PUT.finditer(text)]
    for found in chain(
        addresses(text) if "addresses" in kinds or "://" in text else (),
        numbers(text, kinds, regions) if "numbers" in kinds or "papers" in kinds else (),
        _known(text, names),
        places(text) if "places" in kinds else (),
        _spoken(text, names, kinds),
    ):
        if not any(found[0] < end and start < found[1] for start, end, _ in taken):
            taken.append(found)
    parts, at = [], 0
    for start, end, instead in sorted(taken, key=lambda one: one[:2]):
        parts += [text[at:start], text[start:end] if instead is None else instead]
        at = end
    return "".join([*parts, text[at:]])


def names_told(text: str, kinds: Container[str]) -> Iterator[str]:
    """Names that a text gives away, which may be said again elsewhere in the conversation."""
    for kind in ("told", "greeted", "labels"):
        if kind in kinds:
            yield from map(name_of, _FINDERS[kind](text))


def _spoken(text: str, names: Names, kinds: Container[str]) -> Iterator[Found]:
    """Names that the words around them give away; those of agents stay."""
    for kind, finder in _FINDERS.items():
        if kind in kinds:
            for match in finder(text):
                yield from _word_by_word(name_of(match), match.start(1), names.agents)


def _word_by_word(name: str, start: int, agents: Iterable[str]) -> Iterator[Found]:
    for word in re.finditer(r"[^\s,;]+", name):
        end = word.end() - int(word[0].endswith(".") and len(word[0]) > 3)
        plain = word[0].strip(".").lower()
        if plain not in agents and plain not in NO_PARTS:
            yield start + word.start(), start + end, NAME


def _known(text: str, names: Names) -> Iterator[Found]:
    for name, told_so in chain(
        ((name, False) for name in names.customers), ((name, True) for name in names.told)
    ):
        for match in _pattern(name, told_so).finditer(text):
            yield from _word_by_word(match[0], match.start(), ())


def near(text: str, names: Names, kinds: Container[str]) -> Names:
    """Of names known in a conversation those that can matter to a text: most are not in most."""
    lower = small_letters(text)
    return Names(
        tuple(name for name in names.customers if _first(name) in lower),
        tuple(name for name in names.told if _first(name) in lower),
        names.agents if any(kind in kinds for kind in _FINDERS) else frozenset(),
    )


@lru_cache(maxsize=100_000)
def _first(name: str) -> str:
    """What a text in small letters holds at least where the name stands in it."""
    return (name.lower().split() or [""])[0] if name.isascii() else ""


def small_letters(text: str) -> str:
    """A text in small letters, with one letter for those that are ALIKE."""
    lower = text.lower()
    for letter, instead in ALIKE.items():
        lower = lower.replace(letter, instead)
    return lower


def parts(name: str) -> Iterator[str]:
    """A name and each of its words that may stand alone: three letters, of Han two."""
    whole = " ".join(words(name))
    yield whole
    if " " in whole:
        for word in words(whole):
            plain = word.strip(".,;()\"'")
            if plain.isalpha() and len(plain) >= (2 if _UNSPACED.match(plain) else 3):
                yield plain


@lru_cache(maxsize=100_000)
def _pattern(name: str, as_written: bool) -> re.Pattern[str]:
    """Where a name stands: as a whole word in scripts that have words."""
    common = name.lower() in COMMON
    plain = re.escape(name).replace(r"\ ", r"\s+")
    if _ARABIC.search(name):
        return re.compile(rf"(?:(?<!\w)|(?<=\b[وفبلك])){plain}(?!\w)")
    if _UNSPACED.search(name):
        return re.compile(plain)
    if common:
        return re.compile(rf"(?:(?<=[^.!?\n]\s){plain}(?:['’]s)?(?!\w)|(?m:^{plain}\s*$))")
    endings = _ENDINGS if len(name) > 3 and name[-1].isalpha() else ""
    return re.compile(rf"(?<!\w){plain}{endings}(?!\w)", 0 if as_written else re.IGNORECASE)
