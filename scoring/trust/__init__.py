"""Labelled sets: what people said of texts and conversations, and what to ask of the program.

A set is one TOML file in ``sets/``: which files hold it, where they come from, and its questions.
The texts themselves are no part of the project.
"""

import re
import tomllib
from dataclasses import dataclass, field, fields
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files
from typing import Any

from scoring.analysis.figures import METRICS

KINDS = ("texts", "conversations", "parallel")
"""Single texts; conversations; conversations whose messages stand there in two languages."""

SIDES = ("text", "customer", "agent", "conversation")
"""Whom a question is about: a text; each message of a side; the conversation as a whole."""


@dataclass(frozen=True)
class Question:
    """One thing asked of the program and of people.

    ``asks`` is a reading (:mod:`scoring.trust.readings`): ``act:greeting`` (several are parted by
    a bar), ``sentiment``, ``polarity``, ``politeness``, ``warmth``, ``language``,
    ``standard:effect.resolved``, ``score:overall``, ``rating`` (predicted with nothing
    learned); of twins also ``verdicts`` (every standard).

    ``label`` is the path of the label in the text's, message's or conversation's own keys. It is
    a number as it stands (the mean of a list), or ``yes`` matches it (a regular expression; what
    does not match is no), or ``classes`` name the expression of each class (what matches none is
    left out). ``of_twin``: the truth is no label but what was read in the same words in English;
    ``without`` names standards that the two languages cannot share.

    ``only`` (path → expression) and ``leave_out`` (an expression over the label) say which cases
    count. ``aims`` and ``ceilings`` (how far people agree with one another) hold for one language,
    ``aim`` and ``ceiling`` for those without. ``variant`` tells apart two questions that ask the
    same.
    """

    asks: str
    metric: str
    of: str = "text"
    label: str = "label"
    yes: str | None = None
    classes: dict[str, str] = field(default_factory=dict)
    of_twin: bool = False
    without: tuple[str, ...] = ()
    only: dict[str, str] = field(default_factory=dict)
    leave_out: str | None = None
    aim: float | None = None
    aims: dict[str, float] = field(default_factory=dict)
    ceiling: float | None = None
    ceilings: dict[str, float] = field(default_factory=dict)
    variant: str = ""
    about: str = ""

    def aim_in(self, language: str) -> float | None:
        """What is aimed at in a language."""
        return self.aims.get(language, self.aim)

    def ceiling_in(self, language: str) -> float | None:
        """How far people agree with one another in a language."""
        return self.ceilings.get(language, self.ceiling)


@dataclass(frozen=True)
class Mean:
    """The mean of several figures of a set: ``over`` the languages named, of every question that
    ``asks`` names; or over those questions, in every language."""

    name: str
    asks: str
    over: str
    languages: tuple[str, ...] = ()
    aim: float | None = None
    aims: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class LabelledSet:
    """A set of texts or conversations that people labelled.

    ``file`` is a pattern of file names. ``twins`` is the key that conversations with the same words
    in several languages share. ``matters`` tells that its conversations are held against a
    guideline (:mod:`scoring.trust.matters`). ``unused`` says why nothing can be asked of a set that
    is known.
    """

    name: str
    file: str
    kind: str
    source: str
    licence: str
    about: str = ""
    twins: str | None = None
    unused: str = ""
    questions: tuple[Question, ...] = ()
    means: tuple[Mean, ...] = ()
    matters: bool = False

    def holds(self, file_name: str) -> bool:
        """Whether a file of this name holds the set."""
        return fnmatchcase(file_name, self.file)


@cache
def known_sets() -> dict[str, LabelledSet]:
    """Every labelled set that the project can ask of, by name."""
    folder = files("scoring.trust") / "sets"
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return {
        name.removesuffix(".toml"): labelled_set(
            name.removesuffix(".toml"), (folder / name).read_text("utf-8")
        )
        for name in found
    }


def labelled_set(name: str, content: str) -> LabelledSet:
    """A set from the text of its file.

    :raises ValueError: a sentence that says what the file lacks or should not hold.
    """
    try:
        told = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{name}: expected a labelled set in TOML; {error}.") from error
    parts = {
        key: tuple(
            _made(kind, f"{name}, {key} {number}", entry)
            for number, entry in enumerate(told.pop(key, ()), start=1)
        )
        for key, kind in (("questions", Question), ("means", Mean))
    }
    whole: LabelledSet = _made(LabelledSet, name, {"name": name, **told, **parts})
    if whole.kind not in KINDS:
        raise ValueError(f"{name}: kind is one of {', '.join(KINDS)}; found {whole.kind!r}.")
    for question in whole.questions:
        _check(name, question)
    return whole


def _made(kind: Any, place: str, content: dict[str, Any]) -> Any:
    known = {one.name for one in fields(kind)}
    if unknown := sorted(content.keys() - known):
        raise ValueError(f"{place}: unknown key {unknown[0]!r}; known are {', '.join(known)}.")
    try:
        return kind(**{k: tuple(v) if isinstance(v, list) else v for k, v in content.items()})
    except TypeError as error:
        raise ValueError(f"{place}: {str(error).partition(') ')[2]}.") from error


def _check(name: str, question: Question) -> None:
    if question.metric not in METRICS:
        known = ", ".join(METRICS)
        raise ValueError(f"{name}: metric is one of {known}; found {question.metric!r}.")
    if question.of not in SIDES:
        raise ValueError(f"{name}: of is one of {', '.join(SIDES)}; found {question.of!r}.")
    said = [question.yes, question.leave_out, *question.classes.values(), *question.only.values()]
    for pattern in said:
        try:
            re.compile(pattern or "")
        except re.error as error:
            raise ValueError(f"{name}: {pattern!r} is no regular expression; {error}.") from error
