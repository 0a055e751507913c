"""Public sets whose licences allow to fit what is shipped, read from a folder.

AfriSenti (CC BY 4.0; Portuguese, Pidgin and Arabic tweets), CPED (Apache-2.0; Chinese dialogue),
NSMC raw (CC0; Korean film reviews), Wisesight (CC0; Thai messages), KeiCO (CC BY 4.0; Japanese,
no sentiment), TyDiP (CC BY 4.0; requests, no sentiment), MultiDoGO (CDLA-Permissive-1.0) and STAR
(MIT; English service chats, no sentiment). Texts without sentiment are labelled by the teacher.
As of the corpus, a share of each is held out.
"""

import gzip
from dataclasses import dataclass
from pathlib import Path

import orjson
import polars as pl

from scoring.sentiment.corpus import held_out


@dataclass(frozen=True)
class Set:
    """``texts`` with their ``sentiment`` (null: not labelled), how much they count together, and
    how far their labels are trusted against the teacher's."""

    texts: pl.DataFrame
    weight: float
    trust: float


def sets(folder: Path) -> list[Set]:
    """All of them; the first is the teacher's own reading besides the corpus."""
    return [
        Set(_texts(folder, "afrisenti", ("arq", "ary", "pcm", "pt-MZ")), 1.5, 0.5),
        Set(_texts(folder, "cped_zh"), 0.7, 0.2),
        Set(_texts(folder, "nsmc_raw"), 1.5, 0.6),
        Set(_texts(folder, "wisesight_th"), 1.5, 0.6),
        Set(_texts(folder, "keico_ja"), 0.5, 0.0),
        Set(_texts(folder, "tydip", ("en", "es", "fr", "ru", "ko")), 0.5, 0.0),
        Set(_texts(folder, "multidogo_customer").head(20_000), 0.7, 0.0),
        Set(_said_by_customers(folder, "star").head(12_000), 0.7, 0.0),
    ]


def _texts(folder: Path, name: str, languages: tuple[str, ...] = ()) -> pl.DataFrame:
    rows = [
        (row["text"], str(row["label"]))
        for row in _rows(folder / f"texts_{name}.jsonl.gz")
        if row["text"].strip() and (not languages or row["language"] in languages)
    ]
    return _table(rows)


def _said_by_customers(folder: Path, name: str) -> pl.DataFrame:
    rows = [
        (message["text"], "")
        for row in _rows(folder / f"conversations_{name}.jsonl.gz")
        for message in row["messages"]
        if message["role"] == "customer" and message["text"].strip()
    ]
    return _table(rows)


def _table(rows: list[tuple[str, str]]) -> pl.DataFrame:
    read = pl.DataFrame(rows, schema={"text": pl.String, "label": pl.String}, orient="row")
    known = pl.col("label").is_in(["negative", "neutral", "positive", "question"])
    sentiment = pl.when(known).then(pl.col("label").replace("question", "neutral"))
    told = read.unique("text", keep="first", maintain_order=True)
    return told.filter(~held_out(told["text"])).select("text", sentiment.alias("sentiment"))


def _rows(path: Path) -> list[dict]:
    with gzip.open(path) as file:
        return [orjson.loads(line) for line in file]
