"""Whether a text table is written so regularly that every reader of CSV reads the same from it."""

from pathlib import Path

import numpy as np
import polars as pl

_STEP = 1 << 24
_QUOTE = ord('"')


def delimiters(path: Path, delimiter: str) -> int | None:
    r"""How many delimiters the file has, in cells and between them; None where quotes stand not
    only around whole cells (doubled inside them), or lines end not with ``\n`` or ``\r\n``.

    Bytes are looked at in pieces, so that memory holds; nothing is said of the encoding.
    """
    look = _Look(delimiter)
    with path.open("rb") as file:
        start = file.read(3)
        file.seek(len(start) if start == b"\xef\xbb\xbf" else 0)
        kept = b""
        while piece := file.read(_STEP):
            piece = kept + piece
            # Quotes that touch each other, and an end of line, stay in one piece.
            whole = piece.rstrip(b'"\r')
            kept = piece[len(whole) :]
            if len(kept) > _STEP or not look.takes(whole):
                return None
        return look.found if look.takes(kept) and look.quotes % 2 == 0 else None


def is_whole(rows: pl.LazyFrame, columns: list[str], delimiter: str, found: int) -> bool:
    """Whether no row that was read had fewer cells than there are columns, where the file has
    ``found`` delimiters and no row more cells: then those between the cells add up."""
    last = pl.col(columns[-1])
    height, filled = rows.select(pl.len(), (last != "").sum()).collect(engine="streaming").row(0)
    if filled == height:
        return True
    within = rows.select(
        pl.sum_horizontal(pl.col(columns).str.count_matches(delimiter, literal=True).sum())
    )
    inside = within.collect(engine="streaming").item() + "".join(columns).count(delimiter)
    return found - inside == (height + 1) * (len(columns) - 1)


class _Look:
    """How far the look is: the quotes and the delimiters behind it."""

    def __init__(self, delimiter: str) -> None:
        self.delimiter = delimiter.encode()
        self.before, self.after = np.zeros(256, np.bool_), np.zeros(256, np.bool_)
        self.before[[_QUOTE, ord("\n"), *self.delimiter]] = True
        self.after[[_QUOTE, ord("\n"), ord("\r"), *self.delimiter]] = True
        self.quotes = self.found = 0
        self.last = ord("\n")

    def takes(self, piece: bytes) -> bool:
        """Look at a piece; whether all is as it should be."""
        if not piece:
            return True
        if b"\0" in piece or piece.count(b"\r") != piece.count(b"\r\n"):
            return False
        self.found += piece.count(self.delimiter)
        signs = np.frombuffer(piece, np.uint8)
        at = np.flatnonzero(signs == _QUOTE)
        # An opening quote begins a cell (or follows a quote, as its double), a closing one ends it.
        opening, closing = at[self.quotes % 2 :: 2], at[1 - self.quotes % 2 :: 2]
        before = np.where(opening > 0, signs[opening - 1], self.last)
        ends = self.after[signs[np.minimum(closing + 1, len(signs) - 1)]]
        self.quotes += len(at)
        self.last = piece[-1]
        return bool(self.before[before].all() and (ends | (closing == len(signs) - 1)).all())
