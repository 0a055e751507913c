"""What each message does: greets, apologises, promises … found by the words of its language.

One Aho–Corasick pass a language over whole frames finds every phrase of its pack at once; then
short rules look at the words around a match (a negation, a question) and drop the look-alikes.
"""

import polars as pl

from scoring.acts.context import in_context
from scoring.acts.reading import plain
from scoring.acts.rules import rules
from scoring.acts.search import among_characters, among_words
from scoring.languages import ACTS, KINDED, SIDES, Pack, packs


def spans(messages: pl.DataFrame) -> pl.DataFrame:
    """Every act found, and with its kind where it has one, one row each:
    ``message, act, start, end``.

    ``messages`` needs ``message`` (a number of its own), ``speaker`` (null: both sides are looked
    for), ``language`` and ``text``. ``start`` and ``end`` count characters of the text.
    """
    found = [
        _found(part, packs()[str(language)])
        for (language,), part in messages.select("message", "speaker", "language", "text")
        .filter(pl.col("language").is_in(list(packs())))
        .partition_by("language", as_dict=True)
        .items()
    ]
    schema = {"message": pl.UInt32, "act": pl.String, "start": pl.Int32, "end": pl.Int32}
    return pl.concat([pl.DataFrame(schema=schema), *found])


def known(messages: pl.DataFrame) -> pl.DataFrame:
    """A Boolean column an act for every row: could this act be recognised here at all?"""
    of_sides = {(code, side): pack.acts(side) for code, pack in packs().items() for side in SIDES}
    rows = [
        {"language": code, "speaker": side} | {act: act in told for act in _told(side)}
        for (code, side), told in of_sides.items()
    ]
    # Nobody is named as the speaker: it could be either side's.
    rows += [
        {"language": code, "speaker": None}
        | {act: any(act in of_sides[code, side] for side in SIDES) for act in ACTS + KINDED}
        for code in packs()
    ]
    schema = {"language": pl.String, "speaker": pl.String}
    packed = pl.DataFrame(rows, schema=schema | dict.fromkeys(ACTS + KINDED, pl.Boolean))
    return (
        messages.select("language", "speaker")
        .join(
            packed, on=["language", "speaker"], how="left", maintain_order="left", nulls_equal=True
        )
        .select(pl.col(*ACTS, *KINDED).fill_null(False))
    )


def _told(side: str) -> tuple[str, ...]:
    kinded = (act for act in KINDED if act.partition(".")[0] in SIDES[side])
    return (*SIDES[side], *kinded)


def _found(messages: pl.DataFrame, pack: Pack) -> pl.DataFrame:
    texts = (
        messages.select("speaker", "text")
        .unique()
        .with_row_index("id")
        .with_columns(plain(pl.col("text")).alias("plain"))
    )
    matches = (among_words if pack.spaced else among_characters)(texts, pack)
    said = (
        matches.join(rules(pack), on="pattern")
        .join(texts.select("id", "speaker", "plain"), on="id")
        .filter((pl.col("side") == pl.col("speaker")) | pl.col("speaker").is_null())
    )
    return (
        messages.join(
            texts.select("id", "speaker", "text"), on=["speaker", "text"], nulls_equal=True
        )
        .join(in_context(said, pack), on="id")
        .select("message", "act", "start", "end")
    )
