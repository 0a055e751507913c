"""The messages (RAW) in a table whose columns are known, whatever a row of it is."""

from collections.abc import Mapping

import polars as pl

from dashboard.transcripts.columns import FURTHER, kind_of
from dashboard.transcripts.source import Reading
from dashboard.transcripts.tables.chats import Known, taken_apart
from dashboard.transcripts.tables.delimited import ROW
from dashboard.transcripts.tables.flat import REST
from dashboard.transcripts.values import tag_list
from scoring.conversations import RAW
from scoring.readings import SPEAKER_OF

DIRECTIONS = {
    word: side
    for side, words in {
        "customer": "in inbound incoming received receive recv ingress 接收 收 收到 呼入",
        "agent": "out outbound outgoing sent send egress 发送 发 发出 呼出",
    }.items()
    for word in words.split()
    if word not in SPEAKER_OF
}
"""The way a message went, seen from the shop."""

_YES = ("true", "t", "yes", "y", "1", "1.0", "是", "ja", "oui", "si")
_NO = ("false", "f", "no", "n", "0", "0.0", "否", "nein", "non")
_SERIAL = r"^[3-7]\d{4}(\.\d+)?$"
"""Days since 1899 as spreadsheets keep times, of the years 1982 to 2119; as Unix seconds all of
them would be the first day of 1970."""

SAID = ("text", "customer_text", "agent_text", "transcript")


_SAID = ("role", "author", "text", "timestamp")


def mapped(table: pl.LazyFrame, mapping: Mapping[str, str]) -> pl.LazyFrame:
    """The table under the names of RAW and FURTHER; empty cells are null, other columns JSON."""
    columns = [name for name in table.collect_schema().names() if name not in (ROW, REST)]
    names = [name for name in (*RAW.names(), *FURTHER) if name not in ("row", "message_extra")]
    others = sorted(set(columns) - set(mapping.values()))
    return table.select(
        pl.col(ROW).cast(pl.Int64).alias("row"),
        *(
            as_text(table, mapping[name]).alias(name)
            if name in mapping
            else pl.lit(None, pl.String).alias(name)
            for name in names
        ),
        _rest(table, others).alias("message_extra"),
    )


def as_text(table: pl.LazyFrame, column: str) -> pl.Expr:
    """A column as text, as a person would write it; nested values as JSON, blanks as null."""
    kind = table.collect_schema()[column]
    value = pl.col(column)
    if isinstance(kind, pl.Datetime):
        # Without a zone the time is taken for UTC, as it is in every other form.
        return value.dt.to_string("iso:strict")
    if isinstance(kind, pl.List | pl.Array | pl.Struct):
        return pl.struct(value).struct.json_encode()
    if kind == pl.Binary:
        return value.bin.encode("base64")
    text = value.cast(pl.String, strict=False)
    return pl.when(text.str.contains(r"\S")).then(text)


def messages(rows: pl.DataFrame, mapping: Mapping[str, str], reading: Reading) -> pl.DataFrame:
    """Messages (RAW) of rows that were :func:`mapped`, in their order."""
    kind = kind_of(mapping)
    if kind == "transcript":
        rows = _of_cells(rows, reading)
    elif kind == "sides":
        rows = _of_sides(rows)
    else:
        rows = rows.with_columns(_role(rows, reading))
    return (
        rows.with_columns(_tags(rows), *(_time(name) for name in ("timestamp", "updated_at")))
        .select(RAW.names())
        .cast(RAW)  # pyright: ignore[reportArgumentType]
    )


def _rest(table: pl.LazyFrame, others: list[str]) -> pl.Expr:
    """Cells of columns nobody asked for, as a JSON object without the empty ones."""
    known = table.collect_schema().names()
    objects = [as_text(table, column).alias(column) for column in others]
    parts: list[pl.Expr] = [
        pl.when(cell.is_not_null()).then(pl.struct(cell).struct.json_encode()) for cell in objects
    ]
    if REST in known:
        parts.append(pl.col(REST))
    if not parts:
        return pl.lit(None, pl.String)
    inner = [part.str.head(-1).str.tail(-1) for part in parts]
    joined = pl.concat_str(inner, separator=",", ignore_nulls=True)
    return pl.when(joined != "").then(pl.concat_str(pl.lit("{"), joined, pl.lit("}")))


def _role(rows: pl.DataFrame, reading: Reading) -> pl.Expr:
    """Who speaks: what the table says, the way the message went, or whose name it bears."""
    given = pl.col("role")
    words = [word for word in rows["role"].unique() if word is not None]
    ways = {word: DIRECTIONS[_plain(word)] for word in words if _plain(word) in DIRECTIONS}
    if ways:
        given = given.replace(ways)
    author = pl.col("author")
    told = (
        pl.when(author.is_in(sorted(reading.agents)))
        .then(pl.lit("agent"))
        .when(author == pl.col("agent_id"))
        .then(pl.lit("agent"))
        .when(author == pl.col("customer_id"))
        .then(pl.lit("customer"))
    )
    if reading.agents:
        told = told.when(author.is_not_null()).then(pl.lit("customer"))
    agent, customer = _yes("from_agent"), _yes("from_customer")
    side = pl.coalesce(
        pl.when(agent).then(pl.lit("agent")).when(~agent).then(pl.lit("customer")),
        pl.when(customer).then(pl.lit("customer")).when(~customer).then(pl.lit("agent")),
    )
    return pl.coalesce(given, side, told).alias("role")


def _yes(name: str) -> pl.Expr:
    word = pl.col(name).str.strip_chars().str.to_lowercase()
    return pl.when(word.is_in(_YES)).then(True).when(word.is_in(_NO)).then(False)


def _of_sides(rows: pl.DataFrame) -> pl.DataFrame:
    """What the customer said and then what the shop's people said, a message each."""
    sides = []
    for side, author in (("customer", "customer_id"), ("agent", "agent_id")):
        time = pl.coalesce(f"{side}_time", "timestamp").alias("timestamp")
        said = rows.with_columns(
            pl.lit(side).alias("role"),
            pl.col(f"{side}_text").alias("text"),
            pl.col(author).alias("author"),
            time,
        )
        sides.append(said.filter(pl.col("text").is_not_null()))
    # A row in which nobody says anything is a conversation without messages.
    silent = rows.filter(pl.all_horizontal(pl.col("customer_text", "agent_text").is_null()))
    nothing = [pl.lit(None, pl.String).alias(name) for name in ("role", "text", "timestamp")]
    return pl.concat([*sides, silent.with_columns(nothing)]).sort("row", maintain_order=True)


def _of_cells(rows: pl.DataFrame, reading: Reading) -> pl.DataFrame:
    """The messages within each row's cell."""
    said = [
        _said(
            cell, agent, Known(customer, reading.agents | frozenset(filter(None, [agent])), began)
        )
        for cell, customer, agent, began in rows.select(
            "transcript", "customer_id", "agent_id", "timestamp"
        ).iter_rows()
    ]
    kind = pl.List(pl.Struct(dict.fromkeys(_SAID, pl.String)))
    found = rows.drop(_SAID).with_columns(pl.Series("said", said, kind))
    return found.explode("said").unnest("said")


def _said(cell: str | None, agent: str | None, known: Known) -> list[dict[str, str | None]]:
    """The messages in a cell; the first is from when the row is, where it does not say."""
    if cell is None:
        return [dict.fromkeys(_SAID)]
    return [
        {
            "role": one.role,
            "author": one.author or (agent if one.role == "agent" else None),
            "text": one.text,
            "timestamp": one.timestamp or (known.began if place == 0 else None),
        }
        for place, one in enumerate(taken_apart(cell, known))
    ]


def _tags(rows: pl.DataFrame) -> pl.Expr:
    several = [tags for tags in rows["tags"].unique() if tags is not None]
    lists = {tags: tag_list(tags) for tags in several}
    return pl.col("tags").replace_strict(lists, default=None, return_dtype=pl.String)


def _time(name: str) -> pl.Expr:
    """A time as written; of a spreadsheet's own number what it stands for."""
    written = pl.col(name)
    days = pl.when(written.str.contains(_SERIAL)).then(written).cast(pl.Float64, strict=False)
    microseconds = ((days - 25_569) * 86_400).round(0) * 1_000_000
    moment = microseconds.cast(pl.Int64).cast(pl.Datetime("us")).dt.to_string("iso:strict")
    return pl.coalesce(moment, written).alias(name)


def _plain(word: str) -> str:
    return "".join(sign for sign in word.lower() if sign not in " _-:/")
