"""Conversations that lie in a database or an object store, fetched as files."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import polars as pl
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from dashboard.disk import full_disk_told
from dashboard.transcripts import Unreadable

_STORES = ("s3", "s3a", "gs", "gcs", "az", "azure", "abfs", "abfss", "adl", "https", "http")
"""Schemes of object stores, and of single files on the web that the user names."""

_ROWS = 50_000
"""Fetched and written at a time."""


def is_address(name: str) -> bool:
    """Whether this names something that is no file of this machine."""
    return "://" in name


@contextmanager
def fetched(names: Sequence[str], query: str | None = None) -> Iterator[list[Path]]:
    """Files and addresses as files: of an object store the Parquet files as they are, of a database
    (any SQLAlchemy address) the rows that ``query`` gives. What was fetched goes afterwards.

    Keys to stores are taken from the environment, as their own tools do (``AWS_…``, ``GOOGLE_…``,
    ``AZURE_…``). Raises :class:`transcripts.Unreadable`.
    """
    with TemporaryDirectory(prefix="fourfold-") as folder:
        paths: list[Path] = []
        for number, name in enumerate(names):
            if not is_address(name):
                paths.append(Path(name))
                continue
            target = Path(folder) / str(number)
            target.mkdir()
            with full_disk_told(target):
                if urlsplit(name).scheme in _STORES:
                    paths.append(_from_store(name, target))
                else:
                    paths.append(_from_database(name, query, target))
        yield paths


def _from_store(address: str, folder: Path) -> Path:
    """The files of an address as one, named after it: that name is told with what came in."""
    parts = urlsplit(address)
    place = parts.netloc.rpartition("@")[2] + parts.path
    name = re.sub(r"\W+", "-", place.removesuffix(".parquet"))[-80:].strip("-")
    target = folder / f"{name}.parquet"
    try:
        pl.scan_parquet(address).sink_parquet(target)
    except (pl.exceptions.PolarsError, OSError, ValueError) as reason:
        known_as = f"{parts.scheme}://{place}"
        # Without what opens an address: a name with its password, a signature at its end.
        told = re.sub(r"(?<=://)[^\s/@]*@|(?<=\w)\?[^\s)]+", "", str(reason).splitlines()[0])
        sentence = f"{known_as} cannot be read as Parquet: {told}."
        raise Unreadable(sentence, known_as, "address") from reason
    return target


def _from_database(address: str, query: str | None, folder: Path) -> Path:
    """The rows of a query as Parquet files in a folder, one table: never all of them in memory."""
    known_as = _without_password(address)
    if query is None:
        sentence = f"{known_as} is a database: name the rows wanted with --query."
        raise Unreadable(sentence, known_as, "query")
    try:
        engine = create_engine(address)
        with engine.connect().execution_options(stream_results=True, max_row_buffer=_ROWS) as rows:
            found = rows.execute(text(query))
            columns = list(found.keys())
            target = folder / "rows.parquet"
            pl.concat(
                _written(part, columns, folder / f"part-{number:06}.parquet")
                for number, part in enumerate(_parts(found.partitions(_ROWS)))
            ).sink_parquet(target)
    except (SQLAlchemyError, ArgumentError, NoSuchModuleError, ImportError) as reason:
        sentence = f"{known_as} cannot be asked: {str(reason).splitlines()[0]}."
        raise Unreadable(sentence, known_as, "address") from reason
    return target


def _parts(
    partitions: Iterator[Sequence[Sequence[object]]],
) -> Iterator[Sequence[Sequence[object]]]:
    """Every part, and an empty one where there are none: a table without rows has columns still."""
    some = False
    for part in partitions:
        some = True
        yield part
    if not some:
        yield []


def _written(rows: Sequence[Sequence[object]], columns: list[str], path: Path) -> pl.LazyFrame:
    """Rows as text, as a person would write them: columns of a database are typed by each part."""
    texts = [[None if cell is None else _as_text(cell) for cell in row] for row in rows]
    pl.DataFrame(texts, schema=dict.fromkeys(columns, pl.String), orient="row").write_parquet(path)
    return pl.scan_parquet(path)


def _as_text(cell: object) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)


def _without_password(address: str) -> str:
    """The address of a database as it may be told."""
    try:
        return make_url(address).render_as_string(hide_password=True)
    except ArgumentError:
        parts = urlsplit(address)
        return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
