"""Cases: what people said beside what the program said, one row each.

``language, id, truth, said, text``: ``truth`` and ``said`` are Booleans, names or numbers, as the
metric of the question wants them; ``text`` is what to read where the two differ.
"""

from dataclasses import dataclass

import polars as pl

from scoring.annotate import annotate
from scoring.conversations import MESSAGES, messages
from scoring.measure import measure
from scoring.trust import LabelledSet, Question
from scoring.trust.matters import ORDERS, followed
from scoring.trust.readings import of_messages, said_of_conversations, said_of_messages
from scoring.trust.twins import TWINS, twin_readings

Cases = dict[tuple[int, str], pl.DataFrame]
"""Cases by the number of their question in the set and by what it asks."""

LONGEST = 400
"""Characters of a text that are kept to be read."""


@dataclass(frozen=True)
class Answers:
    """What a batch of a set gave: cases, readings of twins (TWINS) that wait for one another, and
    how far guidelines were kept to (ORDERS)."""

    cases: Cases
    twins: pl.DataFrame
    orders: pl.DataFrame


def text_answers(texts: pl.DataFrame, asked: LabelledSet) -> Answers:
    """Answers of single texts: MESSAGES, and ``extra``, all other keys of their line as JSON."""
    read = annotate(texts).with_columns(base("language_given").alias("spoken"))
    cases = {
        (number, question.asks): _of_messages(read, question)
        for number, question in enumerate(asked.questions)
    }
    return Answers(cases, pl.DataFrame(schema=TWINS), pl.DataFrame(schema=ORDERS))


def conversation_answers(conversations: pl.DataFrame, asked: LabelledSet) -> Answers:
    """Answers of conversations (CONVERSATION). They are read without the language that the file
    tells, since the program is asked for it, and each language by itself, so that what is usual in
    one has no say in another."""
    spoken = conversations.with_columns(base("language").alias("spoken"))
    parts = spoken.partition_by("spoken", maintain_order=True)
    known = pl.concat([spoken.clear(), *parts]).with_columns(_last_words().alias("text"))
    blind = [part.drop("spoken").with_columns(language=pl.lit(None, pl.String)) for part in parts]
    wanted = {of_messages(question.asks) for question in asked.questions}
    read, measured = pl.DataFrame(), pl.DataFrame()
    if True in wanted or asked.matters:
        read = annotate(_with_extra(pl.concat(blind), known))
    if False in wanted:
        measured = pl.concat(measure(part) for part in blind)
    cases: Cases = {}
    for number, question in enumerate(asked.questions):
        if question.of_twin:
            continue
        if of_messages(question.asks):
            mine = read.filter(pl.col("speaker") == question.of)
            cases[number, question.asks] = _of_messages(mine, question)
        else:
            said = said_of_conversations(question.asks, measured)
            cases[number, question.asks] = _cases(known.with_columns(said.alias("said")), question)
    orders = followed(read, known, asked.name) if asked.matters else pl.DataFrame(schema=ORDERS)
    return Answers(cases, twin_readings(read, measured, known, asked), orders)


def _of_messages(read: pl.DataFrame, question: Question) -> pl.DataFrame:
    said = said_of_messages(question.asks, read.columns).alias("said")
    return _cases(read.with_columns(said), question)


def _cases(read: pl.DataFrame, question: Question) -> pl.DataFrame:
    name = pl.col("conversation_id")
    if question.of in ("customer", "agent"):
        name = pl.format("{} #{}", "conversation_id", "position")
    return (
        read.filter(pl.lit(True), *_counted(question))
        .select(
            pl.col("spoken").alias("language"),
            name.alias("id"),
            _truth(question).alias("truth"),
            "said",
            pl.col("text").str.slice(0, LONGEST),
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
        return pl.when(pl.col("spoken") != "und").then("spoken")
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


def base(column: str) -> pl.Expr:
    """A language without its region, in lower case; ``und`` where none is told."""
    return pl.col(column).str.to_lowercase().str.extract(r"^([a-z]{2,3})").fill_null("und")


def _with_extra(blind: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Messages (MESSAGES) with their own ``extra`` and the language that the file tells."""
    extra = pl.col("messages").list.eval(pl.element().struct.field("extra")).alias("extra")
    told = known.select("spoken", extra).explode("extra", empty_as_null=False)
    return pl.concat([messages(blind).select(*MESSAGES), told], how="horizontal")


def _last_words() -> pl.Expr:
    """The end of a conversation, to be read."""
    one = pl.element().struct
    said = pl.col("messages").list.tail(3).list.eval(
        pl.format("{}: {}", one.field("role"), one.field("text"))
    )  # fmt: skip
    return said.list.join(" / ")
