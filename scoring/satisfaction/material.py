"""Conversations as what a rating is told from: parts, traits and the words of both sides."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy import sparse

from scoring.dialogue import LANGUAGE
from scoring.satisfaction.grams import PLACES, grams
from scoring.satisfaction.parts import expected, parts
from scoring.satisfaction.traits import TRAITS, VOICES, traits, voices
from scoring.satisfaction.vectors import answered
from scoring.satisfaction.vectors import vectors as read

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Material:
    """n conversations of which something can be told, one a row of everything here."""

    conversations: pl.DataFrame
    """``conversation``, ``digest`` (of what was said), ``language`` (of the customer, null: not
    told), ``expected`` (the rating that the parts add up to)."""
    traits: Numbers
    """n × TRAITS; not a number where not told."""
    words: tuple[sparse.csr_matrix, ...]
    """For each of VOICES n × PLACES."""
    vectors: NDArray[np.float32] | None = None
    """n × HEARD × WIDTH: what they mean to the encoder; none where that was not asked for."""

    def rows(self, at: NDArray[np.integer]) -> "Material":
        """The conversations at these places."""
        return Material(
            self.conversations[at],
            self.traits[at],
            tuple(voice[at] for voice in self.words),
            None if self.vectors is None else self.vectors[at],
        )


@dataclass(frozen=True)
class Rated:
    """n conversations with what people said of them."""

    told: Material
    ratings: Numbers
    agents: pl.Series
    customers: pl.Series


def material(said: pl.DataFrame, vectors: bool = False) -> Material:
    """What messages (:func:`scoring.dialogue.dialogue`) tell, in the order of conversations; with
    ``vectors``, which need the extra of that name, also what they mean to the encoder."""
    points = parts(said)
    spoken = said.group_by("conversation", maintain_order=True).agg(LANGUAGE.alias("language"))
    told = points.select("conversation").with_columns(expected(points))
    kept = (
        told.join(spoken, on="conversation", how="left", maintain_order="left")
        .join(traits(said), on="conversation", how="left", maintain_order="left")
        .join(voices(said), on="conversation", how="left", maintain_order="left")
    )
    return Material(
        kept.select("conversation", _digests(kept).alias("digest"), "language", "expected"),
        kept.select(pl.col(TRAITS).cast(pl.Float64)).to_numpy().astype(np.float64),
        tuple(grams(kept[voice]) for voice in VOICES),
        _vectors(said, kept) if vectors else None,
    )


def _vectors(said: pl.DataFrame, kept: pl.DataFrame) -> NDArray[np.float32]:
    return read(kept.join(answered(said), on="conversation", how="left", maintain_order="left"))


def _digests(kept: pl.DataFrame) -> pl.Series:
    """A short name for what both sides said."""
    texts = kept.select(pl.concat_str("customer", pl.lit("\0"), "agent")).to_series()
    return pl.Series([blake2b(text.encode(), digest_size=8).hexdigest() for text in texts])


def joined(parts_: Iterable[Material]) -> Material:
    """Materials one after the other."""
    every = list(parts_)
    none = sparse.csr_matrix((0, PLACES), dtype=np.float32)
    return Material(
        pl.concat([part.conversations for part in every]),
        np.concatenate([np.zeros((0, len(TRAITS))), *(part.traits for part in every)]),
        tuple(
            sparse.csr_matrix(sparse.vstack([none, *(part.words[at] for part in every)]))
            for at in range(len(VOICES))
        ),
        np.concatenate([part.vectors for part in every if part.vectors is not None])
        if any(part.vectors is not None for part in every)
        else None,
    )
