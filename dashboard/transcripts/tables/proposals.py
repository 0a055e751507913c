"""How a table is probably to be read: by the names of its columns, and by what is in them."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from dashboard.transcripts.columns import kind_of, lacking, named
from dashboard.transcripts.tables import sources
from dashboard.transcripts.tables.chats import taken_apart
from dashboard.transcripts.tables.messages import DIRECTIONS
from scoring.conversations import EARLIEST
from scoring.readings import SPEAKER_OF, time_of

_LOOKED_AT = 50
"""Cells taken apart to see whether a whole chat is in each."""

_MOSTLY = 0.8
_LONG = 15
"""Characters from which a column's cells are what somebody said, on average."""

_KNOWN = SPEAKER_OF | DIRECTIONS


@dataclass(frozen=True)
class Proposal:
    """Column of RAW (or of :data:`columns.FURTHER`) → column of the table; ``kind`` as
    :func:`columns.kind_of`; ``confident``: nothing needed is lacking or could be another column;
    ``sample``: the first rows, all text."""

    mapping: dict[str, str]
    kind: str
    confident: bool
    sample: pl.DataFrame


def proposed(path: Path) -> Proposal:
    """The proposal for a file; without a mapping where it is no table.

    Raises :class:`Unreadable` for a table that cannot be opened.
    """
    return of_sample(sources.first(path))


def of_sample(sample: pl.DataFrame) -> Proposal:
    """The proposal for the first rows of a table."""
    mapping = _by_equal_names(named(sample.columns), sample)
    if len(sample.columns) < 2:
        return Proposal({}, "message", False, sample)
    if not lacking(mapping):
        return Proposal(mapping, kind_of(mapping), True, sample)
    confident = sample.height > 0
    for find in _FINDERS:
        if not lacking(mapping):
            break
        found = find(sample, _free(sample, mapping), mapping)
        for name, columns in found.items():
            if name not in mapping and columns:
                mapping[name] = columns[0]
                confident = confident and len(columns) == 1
    whole = not lacking(mapping)
    if whole and kind_of(mapping) == "message":
        mapping |= _beside(sample, _free(sample, mapping), mapping)
    return Proposal(mapping, kind_of(mapping), confident and whole, sample)


def _by_equal_names(mapping: dict[str, str], sample: pl.DataFrame) -> dict[str, str]:
    """A column of speakers that holds names, of which each is the customer's or the agent's of its
    row, tells authors."""
    column = mapping.get("role")
    sides = [mapping[name] for name in ("agent_id", "customer_id") if name in mapping]
    if column is None or len(sides) < 2:
        return mapping
    cells = sample[column].drop_nulls()
    if cells.is_empty() or any(_plain(cell) in _KNOWN for cell in cells.unique()):
        return mapping
    same = pl.any_horizontal(pl.col(column) == pl.col(side) for side in sides)
    if sample.select(same.mean()).item() != 1:
        return mapping
    rest = {name: value for name, value in mapping.items() if name != "role"}
    return rest | {"author": column}


def _free(sample: pl.DataFrame, mapping: dict[str, str]) -> list[str]:
    taken = set(mapping.values())
    return [name for name in sample.columns if name not in taken and sample[name].count()]


def _speakers(
    sample: pl.DataFrame, free: list[str], mapping: dict[str, str]
) -> dict[str, list[str]]:
    """Columns with two to five values of which most say who speaks."""
    if "role" in mapping:
        return {}
    return {"role": [name for name in free if _is_speakers(sample[name])]}


def _is_speakers(cells: pl.Series) -> bool:
    values = cells.drop_nulls().unique().to_list()
    known = [_KNOWN[_plain(value)] for value in values if _plain(value) in _KNOWN]
    several = 2 <= len(values) <= 5 and len(set(known)) >= 2
    return several and len(known) * 2 > len(values) and cells.null_count() == 0


def _texts(sample: pl.DataFrame, free: list[str], mapping: dict[str, str]) -> dict[str, list[str]]:
    """The column with the longest texts, and those not much shorter."""
    if "text" in mapping or "role" not in mapping:
        return {}
    lengths = {name: _length(sample[name]) for name in free if not _is_times(sample[name])}
    long = {name: length for name, length in lengths.items() if length >= _LONG}
    most = max(long.values(), default=0)
    close = [
        name for name in sorted(long, key=long.__getitem__, reverse=True) if long[name] * 3 > most
    ]
    return {"text": close}


def _length(cells: pl.Series) -> float:
    """Mean characters of cells that are texts: of several words, or Chinese, and mostly unlike."""
    said = cells.drop_nulls()
    if said.is_empty() or said.n_unique() * 3 < len(said):
        return 0.0
    worded = said.str.contains(r"\S\s+\S|\p{Han}{4}|\p{Hiragana}|\p{Thai}{6}")
    length = int(said.str.len_chars().sum()) / len(said)
    return length if worded.sum() * 2 > len(said) else 0.0


def _chats(sample: pl.DataFrame, free: list[str], mapping: dict[str, str]) -> dict[str, list[str]]:
    """Columns with a whole chat in each cell."""
    if "role" in mapping:
        return {}
    looked = [*free, *([mapping["text"]] if "text" in mapping else [])]
    found = [name for name in looked if _is_chats(sample[name])]
    if found and mapping.get("text") in found:
        del mapping["text"]
    return {"transcript": found}


def _is_chats(cells: pl.Series) -> bool:
    said = cells.drop_nulls().head(_LOOKED_AT).to_list()
    if not said or sum(map(len, said)) < 20 * len(said):
        return False
    apart = [taken_apart(cell[:20_000]) for cell in said]
    whole = [
        len(one) >= 2 and {"customer", "agent"} <= {SPEAKER_OF.get(m.role or "") for m in one}
        for one in apart
    ]
    return sum(whole) >= _MOSTLY * len(said)


def _ids(sample: pl.DataFrame, free: list[str], mapping: dict[str, str]) -> dict[str, list[str]]:
    """Columns that repeat from message to message; of whole conversations, those that never do."""
    if "conversation_id" in mapping:
        return {}
    once = "transcript" in mapping
    found = []
    for name in free:
        cells = sample[name]
        if cells.null_count() or not cells.str.contains(r"^[\w\-#:.]{1,64}$").all():
            continue
        unique, times = cells.n_unique(), _is_times(cells)
        repeats = unique == len(cells) if once else 2 <= unique <= 0.7 * len(cells)
        if repeats and not times and cells.str.contains(r"\d").all() and not _is_rating(cells):
            found.append(name)
    return {"conversation_id": found}


def _beside(sample: pl.DataFrame, free: list[str], mapping: dict[str, str]) -> dict[str, str]:
    """What may be told besides, where just one column can be it."""
    looked = {
        "timestamp": _is_times,
        "language": _is_languages,
        "customer_id": _is_addresses,
        "rating": _is_rating,
    }
    found: dict[str, str] = {}
    for name, looks_like in looked.items():
        columns = [column for column in free if looks_like(sample[column])]
        if name not in mapping and len(columns) == 1:
            found[name] = columns[0]
    return found


def _is_times(cells: pl.Series) -> bool:
    said = cells.drop_nulls()
    times = said.to_frame("time").select(time_of("time")).to_series()
    return not said.is_empty() and (times > EARLIEST).sum() >= 0.9 * len(said)


def _is_languages(cells: pl.Series) -> bool:
    said = cells.drop_nulls()
    fits = said.str.contains(r"^[a-z]{2}([-_][A-Za-z]{2,4})?$")
    return not said.is_empty() and bool(fits.all()) and said.n_unique() <= 40


def _is_addresses(cells: pl.Series) -> bool:
    said = cells.drop_nulls()
    fits = said.str.contains(r"^[^@\s]+@[^@\s]+\.[^@\s]+$")
    return not said.is_empty() and bool(fits.all())


def _is_rating(cells: pl.Series) -> bool:
    said = cells.drop_nulls()
    fits = said.str.contains(r"^[1-5](\.0)?$")
    return not said.is_empty() and bool(fits.all())


def _plain(word: str) -> str:
    return "".join(sign for sign in word.lower() if sign not in " _-:/")


_FINDERS = (_speakers, _texts, _chats, _ids)
