"""Why this rating? What moved the prediction for one conversation: parts, traits and words."""

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.satisfaction.grams import runs
from scoring.satisfaction.material import Numbers, material
from scoring.satisfaction.model import Model, moved
from scoring.satisfaction.parts import PARTS, parts
from scoring.satisfaction.traits import TRAITS, VOICES, voices

PART, TRAIT, WORD = "part", "trait", "word"

REASON = pl.Schema({"kind": pl.String, "name": pl.String, "voice": pl.String, "points": pl.Float64})
"""One row a reason: a part, trait or word by its ``name``, by whom a word was said (``voice``:
customer or agent), and the points of the rating by which it moved the prediction."""

Row = tuple[str, str, str | None, float]
"""A row of REASON."""

_WORDS = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]{1,12}|[\p{L}\p{M}'’]+"
"""What is shown as a word: a run of letters, in scripts without blanks a dozen at most."""

_SHOWN = 0.01
"""Points below which nothing is worth showing."""


def reasons(said: pl.DataFrame, model: Model | None = None) -> pl.DataFrame:
    """What moved the rating predicted for one conversation (REASON), the strongest first.

    ``said`` are its messages (:func:`scoring.dialogue.dialogue`); without a ``model`` only the
    parts count. A trait's points are what the prediction loses when the trait is what it mostly is
    (occlusion); a word's are the sum of what its runs of characters and words add.
    """
    points = parts(said)
    if points.is_empty():
        return pl.DataFrame(schema=REASON)
    slope = 1.0 if model is None else float(model.line[1])
    rows: list[Row] = [(PART, name, None, slope * points[name][0]) for name in PARTS]
    if model is not None:
        rows += [*_of_traits(said, model), *_of_words(said, model)]
    told = pl.DataFrame(rows, schema=REASON, orient="row")
    strength = pl.col("points").abs()
    return told.filter(strength >= _SHOWN).sort(strength, descending=True, maintain_order=True)


def _of_traits(said: pl.DataFrame, model: Model) -> Iterator[Row]:
    """Each trait that is told, and what it moves: only the likeness by traits can change."""
    read = material(said)
    told = np.flatnonzero(~np.isnan(read.traits[0]))
    as_usual = read.rows(np.zeros(len(told) + 1, np.intp))
    as_usual.traits[np.arange(1, len(told) + 1), told] = np.nan
    found = moved(model, as_usual)
    names = list(TRAITS)
    for place, trait in enumerate(told, 1):
        yield TRAIT, names[trait], None, float(found[0] - found[place])


def _of_words(said: pl.DataFrame, model: Model) -> Iterator[Row]:
    """Each different word of both sides, and what its runs add, wherever it stands."""
    texts = voices(said)
    added: dict[tuple[str, str], float] = {}
    for number, voice in enumerate(VOICES):
        side = "agent" if voice == "agent" else "customer"
        text, of_characters = _of_characters(texts[voice][0], model.words[number])
        for word, start, end in _words(text):
            key = (side, word)
            added[key] = added.get(key, 0.0) + float(of_characters[start:end].sum())
    yield from ((WORD, word, side, points) for (side, word), points in added.items())


def _words(text: str) -> Iterator[tuple[str, int, int]]:
    column = pl.Series([text])
    ends = 0
    for word in column.str.extract_all(_WORDS)[0]:
        start = text.index(word, ends)
        ends = start + len(word)
        yield word, start, ends


def _of_characters(text: str, weights: Numbers) -> tuple[str, NDArray[np.float64]]:
    """A text as it is read, and what each of its characters adds: every run's share of the text's
    length-one row, in equal parts to its characters."""
    read, found, shares = runs(text)
    each = weights[found.places] * shares / found.sizes
    steps = np.zeros(len(read) + 1)
    np.add.at(steps, found.starts, each)
    np.add.at(steps, found.starts + found.sizes, -each)
    return read, steps.cumsum()[:-1]
