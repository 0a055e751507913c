"""What could not be used, in plain English: for the command line. Pages word the same codes."""

from collections.abc import Iterator

import polars as pl

_EXPECTED = {
    "cells": "the row has more or fewer cells than the table has columns",
    "channel": "expected a channel: chat, email, social, phone or ticket",
    "columns": "the table lacks columns that are needed",
    "conversation_id": "a conversation_id was expected",
    "empty_file": "the file is empty",
    "encoding": "the file is not UTF-8; it was read in this encoding",
    "future_time": "the time lies in the future",
    "id_repeated": "the conversation_id came before; the first one was used",
    "id_taken": "another conversation, with another first message, has this conversation_id",
    "json": "the line is not JSON",
    "known_format": "the file is in no form that can be read",
    "message": "every message must be an object with role and text",
    "messages": "a list of messages was expected",
    "no_messages": "the conversation has no messages",
    "object": "the line is JSON, but not an object",
    "past_time": "the time lies before there were such conversations",
    "rating": "expected a rating from 1 to 5",
    "role": "expected who speaks: customer, agent, bot or note",
    "text": "a text was expected",
    "timestamp": "expected a time: ISO 8601 or Unix seconds",
    "utf8": "some bytes are not UTF-8 and were replaced",
    "whole_gzip": "the file is damaged here; what comes before was read",
    "whole_table": "the table cannot be opened",
}


def sentence(problem: dict[str, object]) -> str:
    """A problem (a row of PROBLEM) as a sentence: where, what was found, what was expected."""
    place = "" if problem["row"] is None else f"row {problem['row']}: "
    if problem["conversation_id"] is not None:
        place += f"conversation {problem['conversation_id']}: "
    expected = _EXPECTED.get(str(problem["expected"]), str(problem["expected"]))
    found = "" if problem["value"] in (None, "") else f" (found {problem['value']!r})"
    outcome = "refused" if problem["refused"] else "set aside, the conversation is kept"
    return f"{place}{expected}{found}; {outcome}."


def sentences(problems: pl.DataFrame, each: int = 5) -> Iterator[str]:
    """Sentences for problems (PROBLEM): of each kind the first few, and how many more."""
    for (_, refused), alike in problems.group_by("expected", "refused", maintain_order=True):
        yield from (sentence(problem) for problem in alike.head(each).iter_rows(named=True))
        if alike.height > each:
            outcome = "refused" if refused else "set aside"
            yield f"… and {alike.height - each:,} more {outcome} for the same reason."
