"""English: TextBlob's reading of the words, and the shared network's of the whole.

TextBlob knows most words and no situations: "nobody answers" and "I want a refund" are 0.0 to it,
and an apology is anger. The network knows the situations. What TextBlob tells moves the balance.
"""

import numpy as np
import polars as pl

from scoring.sentiment import network
from scoring.sentiment.english import words

WEIGHT = 1.0
"""How far a TextBlob polarity of 1 moves the network's balance, on its scale of logarithms."""


def polarity(texts: pl.Series) -> pl.Series:
    """Polarity of each text, −1 … 1; null where no word is known.

    The surer the network is that nothing is felt (an apology), the less do the words count.
    """
    told = network.outputs(texts, network.network())[:, :3]
    shares = np.exp(told - told.max(axis=1, keepdims=True))
    felt = 1 - shares[:, 1] / shares.sum(axis=1)
    by_words = words.polarity(texts).fill_null(0).to_numpy() * felt
    return network.balance(told + WEIGHT * by_words[:, None] * np.array([-1, 0, 1]))
