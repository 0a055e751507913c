"""Whether a text table is written so regularly that every reader of CSV reads the same from it."""

from pathlib import Path

import numpy as np

_STEP = 1 << 24
_QUOTE, _LINE, _RETURN = ord('"'), ord("\n"), ord("\r")


def is_regular(path: Path, delimiter: str, width: int) -> bool:
    """Whether all records have ``width`` cells, quotes stand only around whole cells (doubled
    inside them), and lines end with ``\\n`` or ``\\r\\n``. Bytes are looked at in pieces, so that
    memory holds; of the encoding nothing is said."""
    marks = np.zeros(256, np.bool_)
    marks[[_QUOTE, _LINE, _RETURN, ord(delimiter), 0]] = True
    state = _State(ord(delimiter), width)
    with path.open("rb") as file:
        start = file.read(3)
        file.seek(len(start) if start == b"\xef\xbb\xbf" else 0)
        kept = b""
        while piece := file.read(_STEP):
            piece = kept + piece
            # Quotes that touch each other, and an end of line, stay in one piece.
            whole = piece.rstrip(b'"\r')
            kept = piece[len(whole) :]
            if len(kept) > _STEP or not state.takes(whole, marks):
                return False
        return state.takes(kept, marks) and state.ends()


class _State:
    """How far the look is: within quotes or not, and the cells of the record that is begun."""

    def __init__(self, delimiter: int, width: int) -> None:
        self.delimiter, self.width = delimiter, width
        self.quotes = self.cells = 0
        self.last = _LINE

    def takes(self, piece: bytes, marks: np.ndarray) -> bool:
        if not piece:
            return True
        signs = np.frombuffer(piece, np.uint8)
        places = np.flatnonzero(marks[signs])
        kinds = signs[places]
        if (kinds == 0).any():
            return False
        quoted = np.cumsum(kinds == _QUOTE) + self.quotes
        fine = self._quotes_fine(signs, places, kinds, quoted)
        fine = fine and self._widths_fine(signs, places, kinds, quoted)
        self.quotes = int(quoted[-1]) if quoted.size else self.quotes
        self.last = piece[-1]
        return fine

    def ends(self) -> bool:
        return self.quotes % 2 == 0 and (self.last == _LINE or self.cells == self.width - 1)

    def _quotes_fine(
        self, signs: np.ndarray, places: np.ndarray, kinds: np.ndarray, quoted: np.ndarray
    ) -> bool:
        """An opening quote begins a cell (or follows a quote, as its double), a closing one ends
        it."""
        quotes = kinds == _QUOTE
        at, opening = places[quotes], quoted[quotes] % 2 == 1
        before = np.where(at > 0, signs[at - 1], self.last)
        after = signs[np.minimum(at + 1, len(signs) - 1)]
        begins = np.isin(before, (_QUOTE, _LINE, self.delimiter))
        ends = np.isin(after, (_QUOTE, _LINE, _RETURN, self.delimiter)) | (at == len(signs) - 1)
        return bool(begins[opening].all() and ends[~opening].all())

    def _widths_fine(
        self, signs: np.ndarray, places: np.ndarray, kinds: np.ndarray, quoted: np.ndarray
    ) -> bool:
        bare = quoted % 2 == 0
        returns = places[bare & (kinds == _RETURN)]
        if returns.size:
            following = signs[np.minimum(returns + 1, len(signs) - 1)]
            if returns[-1] == len(signs) - 1 or (following != _LINE).any():
                return False
        parts = np.cumsum(bare & (kinds == self.delimiter)) + self.cells
        at_ends = parts[bare & (kinds == _LINE)]
        if at_ends.size and (np.diff(at_ends, prepend=0) != self.width - 1).any():
            return False
        total = int(parts[-1]) if parts.size else self.cells
        self.cells = total - (int(at_ends[-1]) if at_ends.size else 0)
        return True
