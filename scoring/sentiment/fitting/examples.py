"""Everything the network learns from, as texts with what they should tell."""

from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.sentiment import corpus
from scoring.sentiment.encoder import LANGUAGES, Encoder
from scoring.sentiment.fitting.sets import Set
from scoring.sentiment.fitting.teacher import Teacher, teacher

Numbers = NDArray[np.floating]

SHARES = {
    "negative": (0.94, 0.04, 0.02),
    "severe": (0.60, 0.38, 0.02),
    "neutral": (0.03, 0.94, 0.03),
    "mild": (0.02, 0.42, 0.56),
    "positive": (0.02, 0.04, 0.94),
}
"""How likely negative, neutral and positive are for a phrase of each kind."""

TRUST = 0.4
"""How far a line's own label counts against the teacher's reading of it."""

WEIGHTS = {
    "lines": 12.0,
    "lexicon": 1.5,
    "in lines": 0.5,
    "phrases": 4.0,
    "emoji": 0.6,
}
"""How much each part counts together; the public sets name theirs themselves."""


@dataclass(frozen=True)
class Examples:
    """``texts``; n × 4 ``shares`` of negative, neutral, positive and of a complaint (which may be
    not a number: not known); n ``weight``."""

    texts: pl.Series
    shares: Numbers
    weight: Numbers


def examples(encoder: Encoder, sets: list[Set]) -> Examples:
    """The corpus (without what is held out), the public sets, both read by the teacher."""
    lines = corpus.lines().filter(~pl.col("held_out"))
    vectors = encoder.vectors(lines["text"])
    read = [encoder.vectors(part.texts["text"]) for part in sets]
    told = _taught(lines, vectors, sets[0], read[0])
    parts = [_of_lines(lines, told.shares(vectors)), *_of_words(lines), _of_emoji(lines)]
    parts += [_of_set(part, told.shares(seen)) for part, seen in zip(sets, read, strict=True)]
    return Examples(
        pl.concat([part.texts for part in parts]),
        np.concatenate([part.shares for part in parts]).astype(np.float32),
        np.concatenate([part.weight for part in parts]).astype(np.float32),
    )


def _taught(lines: pl.DataFrame, vectors: Numbers, besides: Set, more: Numbers) -> Teacher:
    """A teacher who has learned from the corpus and, a third as much, from tweets."""
    return teacher(
        np.vstack([vectors, more]),
        np.vstack([_certain(lines["sentiment"]), _certain(besides.texts["sentiment"])]),
        np.concatenate([_fair(lines), np.full(len(more), 0.3)]).astype(np.float32),
        lines["complaint"].to_numpy(),
    )


def _of_lines(lines: pl.DataFrame, read: Numbers) -> Examples:
    own = np.hstack([_certain(lines["sentiment"]), lines["complaint"].to_numpy()[:, None]])
    trust = np.where(lines["language"].is_in(LANGUAGES), TRUST, 1.0)[:, None]
    part = _examples(lines["text"], trust * own + (1 - trust) * read, "lines")
    return replace(part, weight=part.weight * _fair(lines))


def _fair(lines: pl.DataFrame) -> Numbers:
    """How much each line counts, 1 in the mean: the three classes of a language count the same."""
    of_language = pl.len().over("language")
    of_class = pl.len().over("language", "sentiment")
    return lines.select(of_language / 3 / of_class).to_series().to_numpy()


def _of_words(lines: pl.DataFrame) -> list[Examples]:
    """The lexicon, alone and beside neutral lines of its language, and the phrases."""
    words, phrases = corpus.lexicon(), corpus.phrases()
    polarity = words["polarity"].to_numpy()[:, None]
    shares = np.hstack([np.maximum(-polarity, 0), 1 - abs(polarity), np.maximum(polarity, 0)])
    shares = 0.9 * shares + 0.1 / 3
    chance = np.random.default_rng(1)
    drawn = chance.integers(0, len(words), 20_000)
    within = _beside(words[drawn], lines, chance)
    said = np.array([SHARES[kind] for kind in phrases["sentiment"]])
    return [
        _examples(words["text"], _unasked(shares), "lexicon"),
        _examples(within, _unasked(0.7 * shares[drawn] + (0.06, 0.18, 0.06)), "in lines"),
        _examples(
            phrases["text"], np.hstack([said, phrases["complaint"].to_numpy()[:, None]]), "phrases"
        ),
    ]


def _of_emoji(lines: pl.DataFrame) -> Examples:
    emoji = corpus.emoji()
    chance = np.random.default_rng(2)
    drawn = emoji[chance.integers(0, len(emoji), 4_000)]
    spoken = lines.sample(len(drawn), with_replacement=True, seed=2)["language"]
    within = _beside(drawn.with_columns(spoken.alias("language")), lines, chance)
    alone = np.array([SHARES[kind] for kind in emoji["sentiment"]])
    mixed = 0.6 * np.array([SHARES[kind] for kind in drawn["sentiment"]]) + (0.0, 0.4, 0.0)
    texts = pl.concat([emoji["text"], within])
    return _examples(texts, _unasked(np.vstack([alone, mixed])), "emoji")


def _of_set(part: Set, read: Numbers) -> Examples:
    labelled = part.texts["sentiment"].is_not_null().to_numpy()[:, None]
    trust = part.trust * labelled
    shares = read.copy()
    shares[:, :3] += trust * (_certain(part.texts["sentiment"]) - read[:, :3])
    return Examples(part.texts["text"], shares, np.full(len(read), part.weight / len(read)))


def _beside(said: pl.DataFrame, lines: pl.DataFrame, chance: np.random.Generator) -> pl.Series:
    """Each text before or behind a neutral line of its language."""
    neutral = lines.filter(pl.col("sentiment") == "neutral")
    of = {
        language: part["text"].to_list()
        for (language,), part in neutral.partition_by("language", as_dict=True).items()
    }
    pairs = [
        (text, of[language][int(chance.integers(len(of[language])))])
        for language, text in said.select("language", "text").iter_rows()
    ]
    turned = chance.random(len(pairs)) < 0.5
    texts = [" ".join(p[::-1] if t else p) for p, t in zip(pairs, turned, strict=True)]
    return pl.Series("text", texts, dtype=pl.String)


def _certain(sentiment: pl.Series) -> Numbers:
    classes = ("negative", "neutral", "positive")
    told = [(sentiment == kind).fill_null(False).to_numpy() for kind in classes]
    return np.stack(told, axis=1).astype(np.float32)


def _unasked(shares: Numbers) -> Numbers:
    """The shares, and nothing known about a complaint."""
    return np.hstack([shares, np.full((len(shares), 1), np.nan)])


def _examples(texts: pl.Series, shares: Numbers, part: str) -> Examples:
    return Examples(texts, shares, np.full(len(texts), WEIGHTS[part] / len(texts)))
