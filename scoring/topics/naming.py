"""What a topic is called: the words by which its questions differ from all others."""

import polars as pl

from scoring import entities

NAMED_BY = 3
"""Words of a name."""

KNOWN_TO = 5
"""Different customers of a topic who used a word, at least: what fewer said stays theirs."""

_SPOKEN = 0.15
"""Share of a topic's questions from which on it has a name in a language."""

_OFTEN = 0.05
"""Share of the questions of a topic in a language in which a word of its name stands, at least."""

_APART = 3.0
"""How many times as often as in the other questions of the language a word of the name stands
there, at least."""

_CAPITAL = 0.5
"""Share of the places within a sentence at which a word stands with a capital letter, from which it
is taken for a name."""

_NOUNS = "de"
"""The language in which every noun has one."""

_INSIDE = r"[\p{L}\p{N},;'’)] +(\p{L}[\p{L}\p{M}'’-]+)"
"""A word within a sentence."""

_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}]"

_WORD = r"\p{L}[\p{L}\p{M}'’-]*[\p{L}\p{M}]"

_RUNS = (2, 3, 4)
"""Letters of what is taken for a word in scripts without blanks."""

_WHOLE = 0.7
"""Share of its uses in which a run stands within a longer one, from which it is a part of that."""

_READ = 300
"""Characters of a question that are read for names."""


def names(questions: pl.DataFrame, topics: pl.Series) -> dict[int, dict[str, list[str]]]:
    """Of each topic, by language, at most NAMED_BY words, the most telling first.

    ``topics`` are those of the questions (QUESTION), null for none. Words are told by class-based
    TF-IDF (Grootendorst 2022, "BERTopic"): how often they stand in the questions of a topic, and
    how rarely elsewhere; each customer counts once. A word that fewer than KNOWN_TO customers
    said is no name, nor is anything with a figure in it, nor what is written like the name of
    somebody.
    """
    asked = questions.select(
        topics.alias("topic"),
        pl.col("language").fill_null(""),
        "customer",
        # Whoever is named with a title is a person.
        pl.col("text").str.slice(0, _READ).str.replace_all(entities.NAMED, " "),
    )
    words = _words(asked)
    size = asked.group_by("topic", "language").agg(pl.len().alias("asked"))
    of_topic = pl.col("asked").sum().over("topic")
    size = size.with_columns((pl.col("asked") / of_topic).alias("spoken"))
    total = asked.group_by("language").len("asked_all")
    counted = (
        words.group_by("topic", "language", "word")
        .agg(pl.col("customer").n_unique().alias("said"))
        .with_columns(
            pl.col("said").sum().over("language", "word").alias("said_all"),
            pl.col("said").sum().over("topic", "language").alias("words"),
        )
        .with_columns(
            (pl.col("said").sum() / pl.col("topic").n_unique()).over("language").alias("usual")
        )
        .join(size, on=["topic", "language"], nulls_equal=True)
        .join(total, on="language")
        .join(_proper(asked), on=["language", "word"], how="anti")
    )
    share = pl.col("said") / pl.col("asked")
    # Half a question more, so that none can be nought.
    elsewhere = (pl.col("said_all") - pl.col("said") + 0.5) / (
        pl.col("asked_all") - pl.col("asked") + 1
    )
    apart = share / elsewhere
    telling = pl.col("said") / pl.col("words") * (1 + pl.col("usual") / pl.col("said_all")).log()
    found = (
        counted.filter(
            pl.col("topic").is_not_null(),
            pl.col("said") >= KNOWN_TO,
            pl.col("spoken") >= _SPOKEN,
            share >= _OFTEN,
            apart >= _APART,
        )
        .with_columns((telling * apart.log() ** 2).alias("telling"))
        .sort("telling", "word", descending=[True, False])
    )
    return _first(found)


def _proper(asked: pl.DataFrame) -> pl.DataFrame:
    """``language, word`` (in small letters) of what is mostly written as a name: of persons, but
    also of places and makes."""
    inside = pl.col("text").str.extract_all(_INSIDE).list.eval(pl.element().str.extract(_INSIDE))
    capital = pl.col("word").str.contains(r"^\p{Lu}\p{Ll}")
    return (
        asked.filter(pl.col("language") != _NOUNS)
        .select("language", inside.alias("word"))
        .explode("word", empty_as_null=False)
        .drop_nulls("word")
        .group_by("language", pl.col("word").str.to_lowercase().alias("plain"))
        .agg(capital.mean().alias("capital"))
        .filter(pl.col("capital") >= _CAPITAL)
        .select("language", word="plain")
    )


def _first(found: pl.DataFrame) -> dict[int, dict[str, list[str]]]:
    told: dict[int, dict[str, list[str]]] = {}
    for topic, language, word in found.select("topic", "language", "word").iter_rows():
        known = told.setdefault(topic, {}).setdefault(language, [])
        if len(known) < NAMED_BY and not any(word in other or other in word for other in known):
            known.append(word)
    return told


def _words(asked: pl.DataFrame) -> pl.DataFrame:
    """``topic, language, customer, word``: the different words of each question."""
    text = pl.col("text").str.to_lowercase()
    keys = pl.col("topic", "language", "customer")
    spaced = asked.select(
        keys, text.str.replace_all(_UNSPACED, " ").str.extract_all(_WORD).alias("word")
    ).explode("word", empty_as_null=False)
    runs = asked.select(keys, text.str.extract_all(f"{_UNSPACED}{{2,}}").alias("run")).explode(
        "run", empty_as_null=False
    )
    return pl.concat([spaced.drop_nulls("word"), _parts(runs.drop_nulls("run"))]).unique()


def _parts(runs: pl.DataFrame) -> pl.DataFrame:
    """Runs of letters without blanks, cut into what may be words: pieces of _RUNS that do not
    stand, as a rule, within the same longer one."""
    places = pl.int_ranges(0, pl.col("run").str.len_chars().cast(pl.Int64) - 1)
    at = runs.with_columns(places.alias("at")).explode("at", empty_as_null=False)
    pieces = pl.concat(
        [
            at.select(
                *("topic", "language", "customer"),
                pl.col("run").str.slice(pl.col("at"), size).alias("word"),
            ).filter(pl.col("word").str.len_chars() == size)
            for size in _RUNS
        ]
    )
    counts = pieces.group_by("word").len("count")
    longer = counts.filter(pl.col("word").str.len_chars() > min(_RUNS))
    length = pl.col("word").str.len_chars()
    within = (
        pl.concat(
            [
                longer.select(pl.col("word").str.slice(start, length - 1), "count")
                for start in (0, 1)
            ]
        )
        .group_by("word")
        .agg(pl.col("count").max().alias("within"))
    )
    whole = counts.join(within, on="word", how="left").filter(
        pl.col("within").fill_null(0) < _WHOLE * pl.col("count")
    )
    return pieces.join(whole.select("word"), on="word", how="semi")
