"""What an import has read, on the disk until it is kept: all of it comes in, or nothing."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import polars as pl
from filelock import BaseFileLock, FileLock, Timeout

from dashboard.arrivals import REFUSED
from dashboard.disk import full_disk_told
from dashboard.workspace import Workspace


class Room:
    """The folder of one import: parts of conversations that wait to be kept, and what was refused.

    Whoever works on the import holds its lock; that goes with the process.
    """

    def __init__(self, workspace: Workspace, import_id: int) -> None:
        self.folder = workspace.imports / str(import_id)
        self._lock: BaseFileLock = FileLock(self.folder / "lock", timeout=0)

    def enter(self) -> bool:
        """Take the lock; False where somebody else is at work."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout:
            return False
        return True

    def leave(self) -> None:
        """Give the lock back."""
        self._lock.release()

    def add(self, file: int, conversations: pl.DataFrame) -> None:
        """One more part, of the file with this number."""
        if conversations.height:
            number = len(list(self.folder.glob("part-*.parquet")))
            _written(conversations, self.folder / f"part-{number:06}-{file}.parquet")

    def parts(self) -> Iterator[tuple[int, Path]]:
        """The parts that wait, in order, each with the number of its file."""
        for path in sorted(self.folder.glob("part-*.parquet")):
            yield int(path.stem.rpartition("-")[2]), path

    def add_originals(self, rows: pl.DataFrame) -> None:
        """Sealed originals of a part."""
        if rows.height:
            number = len(list(self.folder.glob("original-*.parquet")))
            _written(rows, self.folder / f"original-{number:06}.parquet")

    def originals(self) -> Iterator[Path]:
        """The sealed originals that wait."""
        yield from sorted(self.folder.glob("original-*.parquet"))

    def refuse(self, rows: pl.DataFrame) -> None:
        """Keep rows that stayed out (REFUSED)."""
        if rows.height:
            number = len(list(self.folder.glob("refused-*.parquet")))
            _written(rows, self.folder / f"refused-{number:06}.parquet")

    def refused(self) -> pl.DataFrame:
        """All rows that stayed out (REFUSED)."""
        found = [pl.read_parquet(path) for path in sorted(self.folder.glob("refused-*.parquet"))]
        return pl.concat([pl.DataFrame(schema=REFUSED), *found])

    def forget(self, theirs: Callable[[str], bool]) -> None:
        """Drop refused rows of customers."""
        for path in self.folder.glob("refused-*.parquet"):
            rows = pl.read_parquet(path)
            named = {one: theirs(one) for one in rows["customer_id"].drop_nulls().unique()}
            gone = (
                rows["customer_id"]
                .replace_strict(named, default=False, return_dtype=pl.Boolean)
                .fill_null(False)
            )
            if gone.any():
                _written(rows.filter(~gone), path)

    def clear(self) -> None:
        """Drop the parts: they are in the lake, or are not to come in."""
        for path in (*(path for _, path in self.parts()), *self.originals()):
            path.unlink()

    def empty(self) -> None:
        """Drop everything, as if nothing had been read."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _written(rows: pl.DataFrame, path: Path) -> None:
    """A file that is there whole or not at all."""
    draft = path.with_suffix(".draft")
    with full_disk_told(path):
        rows.write_parquet(draft, compression="lz4")
    os.replace(draft, path)
