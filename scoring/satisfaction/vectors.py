"""What was said, as the sentence encoder understands it."""

from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray

from scoring.detectors import AGENT, CUSTOMER
from scoring.satisfaction.traits import VOICES
from scoring.sentiment.encoder import READ, Encoder

HEARD = (*VOICES, "answered")
"""What the encoder reads: VOICES, and the agent's turn that the customer's last one answers."""

_ANSWERED = AGENT & (pl.col("turn") == pl.when(CUSTOMER).then("turn").max() - 1)


def answered(said: pl.DataFrame) -> pl.DataFrame:
    """One row a conversation: ``conversation`` and the text ``answered`` by the customer's last
    turn, empty where none was."""
    text = pl.col("text").filter(_ANSWERED).str.join("\n").alias("answered")
    return said.lazy().group_by("conversation", maintain_order=True).agg(text).collect()


def vectors(texts: pl.DataFrame) -> NDArray[np.float32]:
    """What texts (columns by HEARD) mean: n × HEARD × WIDTH, each of length one."""
    written = pl.concat([texts[name] for name in HEARD]).fill_null("").str.slice(0, READ)
    # The same is often said again: above all where a conversation is read as it grew.
    different = written.unique().sort()
    read = _encoder().vectors(different)
    read /= np.maximum(np.linalg.norm(read, axis=1, keepdims=True), 1e-9)
    which = different.search_sorted(written).to_numpy()
    return np.ascontiguousarray(read[which.reshape(len(HEARD), -1)].swapaxes(0, 1))


@cache
def _encoder() -> Encoder:
    return Encoder()
