"""What is timed of reading; in a module of its own, so that other processes find it."""

import polars as pl

from scoring.annotate import annotate
from scoring.conversations import messages


def annotated(conversations: pl.DataFrame) -> int:
    """Read all messages; how many."""
    return annotate(messages(conversations)).height
