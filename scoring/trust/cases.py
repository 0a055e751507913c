"""Cases: what people said beside what the program said, one row each.

``language, id, truth, said, text``: ``truth`` and ``said`` are Booleans, names or numbers, as the
metric of the question wants them; ``text`` is what to read where the two differ.
"""

import polars as pl

from scoring.annotate import annotate
from scoring.conversations import messages
from scoring.measure import evidence, measure
from scoring.standards import standards
from scoring.trust import LabelledSet, Question
from scoring.trust.readings import of_messages, said_of_conversations, said_of_messages

Cases = dict[tuple[int, str], pl.DataFrame]
"""Cases by the number of their question in the set and by what it asks."""

_BY_NUMBER = ("rank", "correlation")


def text_cases(texts: pl.DataFrame, asked: LabelledSet) -> Cases:
    """Cases of single texts: MESSAGES, and ``extra``, all keys of their line as JSON."""
    read = annotate(texts).with_columns(_base("language_given").alias("truth:language"))
    return {
        (number, question.asks): _of_messages(read, question)
        for number, question in enumerate(asked.questions)
    }


def conversation_cases(conversations: pl.DataFrame, asked: LabelledSet) -> Cases:
    """Cases of conversations (CONVERSATION). They are read without the language that the file
    tells, since the program is asked for it."""
    blind = conversations.with_columns(pl.lit(None, pl.String).alias("language"))
    found: Cases = {}
    alone = [pair for pair in enumerate(asked.questions) if not pair[1].of_twin]
    of_each = [pair for pair in alone if of_messages(pair[1].asks)]
    of_whole = [pair for pair in alone if not of_messages(pair[1].asks)]
    if of_each:
        read = annotate(_with_extra(blind, conversations))
        for number, question in of_each:
            mine = read.filter(pl.col("speaker") == question.of)
            found[number, question.asks] = _of_messages(mine, question)
    if of_whole:
        measured = measure(blind)
        known = conversations.select(
            "conversation_id",
            "extra",
            _base("language").alias("truth:language"),
            _last_words().alias("text"),
        )
        for number, question in of_whole:
            said = known.with_columns(said_of_conversations(question.asks, measured).alias("said"))
            found[number, question.asks] = _cases(said, question)
    return found


def twin_readings(conversations: pl.DataFrame, asked: LabelledSet) -> pl.DataFrame:
    """What is read in conversations whose words stand elsewhere in another language, one row a
    reading: ``pair, language, number, asks, place, said`` (as text), ``text``."""
    known = conversations.select(
        "conversation_id", _key(asked.twins or "").alias("pair"), _base("language").alias("spoken")
    )
    blind = conversations.with_columns(pl.lit(None, pl.String).alias("language"))
    twins = [pair for pair in enumerate(asked.questions) if pair[1].of_twin]
    rows: list[pl.DataFrame] = []
    if whole := [pair for pair in twins if pair[1].asks == "verdicts"]:
        [(number, question)] = whole
        measured = measure(blind)
        rows = [
            _reading(known, number, f"verdict:{name}").with_columns(
                pl.lit(0, pl.Int32).alias("place"),
                said_of_conversations(f"verdict:{name}", measured).alias("said"),
                _evidence(measured, blind, name).alias("text"),
            )
            for name in standards()
            if name not in question.without
        ]
    if of_each := [pair for pair in twins if of_messages(pair[1].asks)]:
        read = annotate(messages(blind)).join(known, on="conversation_id", maintain_order="left")
        for number, question in of_each:
            said = said_of_messages(question.asks, read.columns).cast(pl.String).alias("said")
            mine = read.with_columns(said).filter(pl.col("speaker") == question.of)
            parts = _reading(mine, number, question.asks)
            rows.append(pl.concat([parts, mine.select(pl.col("position").alias("place"), "said", "text")], how="horizontal"))
    return pl.concat(rows)


def _reading(frame: pl.DataFrame, number: int, asks: str) -> pl.DataFrame:
    return frame.select(
        "pair",
        pl.col("spoken").alias("language"),
        pl.lit(number).alias("number"),
        pl.lit(asks).alias("asks"),
    )


def twin_cases(readings: pl.DataFrame, asked: LabelledSet) -> Cases:
    """Cases of twins (:func:`twin_readings`): what was read in English is the truth."""
    found: Cases = {}
    for (number, asks), rows in readings.partition_by("number", "asks", as_dict=True).items():
        english = rows.filter(pl.col("language") == "en")
        others = rows.filter(pl.col("language") != "en")
        metric = asked.questions[number].metric
        kind = pl.Float64 if metric in _BY_NUMBER else pl.String
        found[number, asks] = (
            others.join(english, on=["pair", "place"], suffix=":en", maintain_order="left")
            .select(
                "language",
                pl.format("{} #{}", "pair", "place").alias("id"),
                pl.col("said:en").cast(kind).alias("truth"),
                pl.col("said").cast(kind),
                pl.concat_str("text:en", "text", separator=" ⇄ ", ignore_nulls=True).alias("text"),
            )
            .sort("language", "id")
        )
    return found


def _of_messages(read: pl.DataFrame, question: Question) -> pl.DataFrame:
    said = said_of_messages(question.asks, read.columns).alias("said")
    return _cases(read.with_columns(said), question)


def _cases(read: pl.DataFrame, question: Question) -> pl.DataFrame:
    place = (
        pl.format("{} #{}", "conversation_id", "position")
        if "position" in read.columns and question.of != "text"
        else pl.col("conversation_id")
    )
    return (
        read.filter(*_counted(question))
        .select(
            pl.col("truth:language").alias("language"),
            place.alias("id"),
            _truth(question).alias("truth"),
            "said",
            pl.col("text").str.slice(0, 400),
        )
        .filter(pl.col("truth").is_not_null())
    )


def _counted(question: Question) -> list[pl.Expr]:
    wanted = [_key(path).str.contains(pattern) for path, pattern in question.only.items()]
    if question.leave_out is not None:
        wanted.append(~_key(question.label).str.contains(question.leave_out))
    return wanted


def _truth(question: Question) -> pl.Expr:
    label = _key(question.label)
    if question.asks == "language":
        return pl.col("truth:language")
    if question.yes is not None:
        return label.str.contains(question.yes)
    if question.classes:
        return pl.coalesce(
            pl.when(label.str.contains(pattern)).then(pl.lit(name))
            for name, pattern in question.classes.items()
        )
    numbers = label.str.extract_all(r"-?\d+(?:\.\d+)?")
    return numbers.list.eval(pl.element().cast(pl.Float64)).list.mean()


def _key(path: str) -> pl.Expr:
    return pl.col("extra").str.json_path_match(f"$.{path}")


def _base(column: str) -> pl.Expr:
    """The language without its region, in lower case."""
    return pl.col(column).str.to_lowercase().str.extract(r"^([a-z]{2,3})")


def _with_extra(blind: pl.DataFrame, conversations: pl.DataFrame) -> pl.DataFrame:
    """Messages (MESSAGES) with their own ``extra`` and the language that the file tells."""
    told = conversations.select(
        _base("language").alias("truth:language"), pl.col("messages").list.eval(pl.element().struct.field("extra")).alias("extra"),
    ).explode("extra", empty_as_null=False)  # fmt: skip
    return pl.concat([messages(blind), told], how="horizontal")


def _last_words() -> pl.Expr:
    """The end of a conversation, to be read."""
    last = pl.col("messages").list.tail(3)
    said = last.list.eval(
        pl.format("{}: {}", pl.element().struct.field("role"), pl.element().struct.field("text"))
    )
    return said.list.join(" / ")


def _evidence(measured: pl.DataFrame, conversations: pl.DataFrame, name: str) -> pl.Series:
    """The message that decided, of each conversation."""
    said = messages(conversations).select("conversation_id", "position", "text")
    places = measured.select("conversation_id", pl.col(evidence(name)).struct.unnest())
    return places.join(
        said,
        left_on=["conversation_id", "message"],
        right_on=["conversation_id", "position"],
        how="left",
        maintain_order="left",
    ).select(pl.col("text").str.slice(0, 200))["text"]
