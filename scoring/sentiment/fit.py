"""Fits the weights of the shared network: ``python -m scoring.sentiment.fit DIR``.

DIR holds the public sets (``fitting/sets.py``); everything else the project wrote itself. Needs the
extra ``vectors`` for the teacher, takes some minutes, and writes ``weights.npz`` beside this file:
the same weights from the same inputs, but for the last digits in which machines differ.
"""

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.sentiment import corpus
from scoring.sentiment.characters import characters
from scoring.sentiment.encoder import Encoder
from scoring.sentiment.fitting.descent import Weights, fitted
from scoring.sentiment.fitting.examples import Examples, examples
from scoring.sentiment.fitting.sets import sets
from scoring.sentiment.pieces import BEGIN, pieces, vocabulary, words

WIDE = 48
"""Numbers of a piece's vector."""

OFTEN = 3
"""Times that a word of the public sets must stand there to be known whole."""

LONE = r"^[\p{L}--[\u3040-\u9fff\uac00-\ud7a3]]$"
"""Single letters within a word, which tell nothing; syllables and characters do."""

UNPARTED = r"[\u0e00-\u0e7f\u3040-\u9fff]"
"""Scripts without blanks: a part that begins a word is as good within it."""


def main(folder: Path, kept: Path) -> None:
    """Fits on the sets in ``folder`` and the corpus; the weights are ``kept``."""
    encoder, public = Encoder(), sets(folder)
    known = _known(encoder, pl.concat([part.texts["text"] for part in public]))
    told = examples(encoder, public)
    weights = _fitted(known, told, encoder)
    _keep(kept, known, weights)


def _known(encoder: Encoder, public: pl.Series) -> list[str]:
    """The encoder's pieces, the words of the corpus, frequent words of the sets, emoji."""
    own = pl.Series(encoder.known_pieces())
    inner = own.filter(own.str.starts_with(BEGIN)).str.slice(1)
    inner = inner.filter(inner.str.contains("^" + UNPARTED))
    of_corpus = words(corpus.lines().filter(~pl.col("held_out"))["text"])
    of_sets = [word for word, times in Counter(words(public)).items() if times >= OFTEN]
    whole = pl.Series([*of_corpus, *of_sets], dtype=pl.String)
    plain = ~whole.str.contains(rf"0|{UNPARTED}") & (whole.str.len_chars() <= 24)
    said = pl.concat([own, inner, BEGIN + whole.filter(plain), corpus.emoji()["text"]])
    return _folded(said).unique(maintain_order=True).to_list()


def _folded(known: pl.Series) -> pl.Series:
    """The pieces as texts are read; those that are no longer one are left out."""
    begins = known.str.starts_with(BEGIN)
    codes, _ = characters(known.str.strip_prefix(BEGIN))
    bare = pl.Series(codes.tobytes().decode("utf-32-le").split("\0")[:-1], dtype=pl.String)
    bare = bare.str.strip_chars(" ")
    whole = ~bare.str.contains(f"[ \n{BEGIN}]") & (bare != "")
    whole &= begins | ~bare.str.contains(LONE)
    begin = pl.Series(np.where(begins, BEGIN, ""), dtype=pl.String)
    return (begin + bare).filter(whole)


def _fitted(known: list[str], told: Examples, encoder: Encoder) -> Weights:
    seen = encoder.vectors(pl.Series(known).str.strip_prefix(BEGIN))
    begin = np.vstack([np.zeros((1, WIDE), np.float32), _narrowed(seen)])
    return fitted(begin, pieces(told.texts, vocabulary(known)), told.shares, told.weight)


def _narrowed(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """The directions in which the vectors differ most, scaled to one."""
    centred = vectors - vectors.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    narrow = centred @ directions[:, ::-1][:, :WIDE]
    return (narrow / np.sqrt((narrow**2).mean())).astype(np.float32)


def _keep(path: Path, known: list[str], weights: Weights) -> None:
    """Vectors in 255 steps each, what is rarer than one in ten thousand cut off; what they tell in
    4095. The sums of their products stay below 2²⁴, where single precision is exact."""
    scale = np.quantile(abs(weights["vectors"]), 0.9999, axis=0) / 127
    vectors = np.clip(np.round(weights["vectors"] / scale), -127, 127).astype(np.int8)
    tells = np.hstack([weights["tells"], weights["piece_out"]]) * scale[:, None]
    steps = abs(tells).max(axis=0) / 2047
    np.savez_compressed(
        path,
        words=_bytes("\n".join(known)),
        languages=_bytes(" ".join(sorted(set(corpus.lines()["language"])))),
        vectors=vectors,
        tells=np.round(tells / steps).astype(np.int16),
        steps=steps.astype(np.float32),
        bias=weights["bias"],
        layer_out=weights["layer_out"],
        out_bias=weights["out_bias"],
    )


def _bytes(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode("utf-8"), np.uint8)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(__file__).with_name("weights.npz"))
