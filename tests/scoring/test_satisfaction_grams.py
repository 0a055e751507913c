"""Texts as runs of characters and of words: how they are counted, and what a word is."""

import numpy as np
import polars as pl
import pytest

from scoring.satisfaction.grams import PLACES, grams, runs


def test_runs_of_characters_and_words_are_counted_as_they_stand() -> None:
    counted = grams(pl.Series(["aab", None, "aab aab", "很好"]))
    assert counted.shape == (4, PLACES)
    lengths = np.sqrt(np.asarray(counted.power(2).sum(axis=1)).ravel())
    assert lengths.tolist() == pytest.approx([1, 0, 1, 1], abs=1e-6)
    _, found, shares = runs("aab aab")
    assert len(set(found.places.tolist())) == counted[[2]].nnz
    assert shares.sum() == pytest.approx(counted[[2]].sum())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Not good, no.", ["not", "good", "no", "not good", "good, no"]),
        ("l'Écran", ["l'écran"]),
        ("좋은 날", ["좋은", "날", "좋은 날"]),
        ("很好，谢谢", []),
        ("ดีมาก", []),
        ("...", []),
    ],
)
def test_words_are_told_apart_where_they_are_written_apart(text: str, words: list[str]) -> None:
    read, found, _ = runs(text)
    of_words = found.places >= PLACES // 2
    spans = zip(found.starts[of_words], found.sizes[of_words], strict=True)
    assert [read[start : start + size] for start, size in spans] == words


def test_words_and_characters_tell_about_the_same() -> None:
    row = grams(pl.Series(["Where is my lamp? It was to come on Monday."])).toarray()[0]
    assert 0.3 < (row[PLACES // 2 :] ** 2).sum() < 0.6


def test_two_words_are_none_across_texts_and_their_order_counts() -> None:
    apart = grams(pl.Series(["ab", "cd"]))[:, PLACES // 2 :]
    assert apart.nnz == 2
    one, other = (grams(pl.Series([text]))[:, PLACES // 2 :] for text in ("ab cd", "cd ab"))
    assert one.multiply(other).nnz == 2


def test_texts_counted_together_are_as_those_counted_apart() -> None:
    texts = pl.Series(["Where is it?", "", "谢谢", "so sooo good"])
    apart = [grams(texts[n : n + 1]).toarray() for n in range(4)]
    assert (grams(texts).toarray() == np.vstack(apart)).all()
