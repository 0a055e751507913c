"""Messages read: language, polarity, acts, entities. Above this module nothing asks for words."""

from concurrent.futures import ThreadPoolExecutor

import polars as pl

from scoring import acts, entities, promises
from scoring.languages import ACTS, KINDED
from scoring.languages.identification import languages
from scoring.personal.placeholders import read, wordless
from scoring.sentiment import polarity, sentiment
from scoring.tone import tone

READ = 20_000
"""Characters of a message that are read: nobody says more at once, and what is longer (a pasted
log, a whole web page) would only take time."""


def annotate(messages: pl.DataFrame) -> pl.DataFrame:
    """Messages (``scoring.conversations.MESSAGES``) with what was read in each.

    Adds ``language``, ``polarity`` (−1 … 1), ``sentiment``, ``words``, ``paragraphs``,
    ``reference`` (an order or account is named), ``due_seconds`` (the span of time a commitment
    names), ``addressed`` (somebody is called by name), ``politeness`` and ``warmth`` (graded) and,
    for every act and kind of act, a Boolean column of its name (null: this language has no words
    for it, or the speaker is not one who does it) with ``<act>:start`` and ``<act>:end``, the
    characters of the text where it shows first. Rows keep their order. A placeholder is read as
    what it stands for; it is in no language, and tells no mood. Of a message of more than READ
    characters the beginning is read.
    """
    told = messages.with_columns(wordless(pl.col("text")))
    begun = messages.with_row_index("message").with_columns(
        pl.col("text").str.slice(0, READ), languages(told).alias("language")
    )
    numbered = begun.with_columns(read(pl.col("text")))
    # Most of the work is done where Python lets other threads run.
    with ThreadPoolExecutor(1) as beside:
        mood = beside.submit(polarity, begun.with_columns(wordless(pl.col("text"))))
        spans = pl.concat([acts.spans(numbered), entities.spans(begun)])
        found = _wide(numbered, spans)
    texts = numbered.with_columns(
        mood.result().alias("polarity"),
        entities.words("text").alias("words"),
        entities.paragraphs("text").alias("paragraphs"),
        entities.reference("text").alias("reference"),
    ).with_columns(sentiment("polarity").alias("sentiment"))
    seen = pl.concat([texts, found], how="horizontal")
    due = promises.due_seconds(seen)
    whole = texts.drop("message").with_columns(messages["text"], due.alias("due_seconds"))
    return pl.concat([whole, found, tone(seen, spans)], how="horizontal").with_columns(
        entities.addressed("text", "greeting:end").alias("addressed")
    )


def act_names() -> pl.Expr:
    """The acts of an annotated message as a list of names."""
    return pl.concat_list(pl.when(pl.col(act)).then(pl.lit(act)) for act in ACTS).list.drop_nulls()


def _wide(numbered: pl.DataFrame, spans: pl.DataFrame) -> pl.DataFrame:
    """Three columns an act: found, start and end of where it shows first."""
    # Of phrases that begin together the longest says most.
    ordered = spans.sort("start", "end", descending=[False, True])
    firsts = ordered.group_by("message", "act").first()
    parts = firsts.partition_by("act", as_dict=True)
    nowhere = pl.repeat(None, len(numbered), dtype=pl.Int32, eager=True)
    places = {
        f"{act}:{edge}": nowhere.clone().scatter(at["message"], at[edge])
        for act in ACTS + KINDED
        for at in [parts.get((act,), firsts.clear())]
        for edge in ("start", "end")
    }
    told = pl.concat(
        [numbered.select("speaker"), acts.known(numbered), pl.DataFrame(places)], how="horizontal"
    )
    return told.select(
        column
        for act in ACTS + KINDED
        for column in (_found(act).alias(act), f"{act}:start", f"{act}:end")
    )


def _found(act: str) -> pl.Expr:
    """Was the act found? Null where it could not have been."""
    seen = pl.col(f"{act}:start").is_not_null()
    # What was found is found, and figures are read, whether or not there are words for it.
    may = pl.col(act) | seen
    if act in entities.BY_FIGURES:
        may |= (pl.col("speaker") == entities.BY_FIGURES[act]).fill_null(True)
    return pl.when(may).then(seen)
