"""Rows for other tools: one a conversation, one a verdict, with people's corrections."""

from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from dashboard.ledger.judgements import CORRECTION
from dashboard.reports import rows
from dashboard.reports.judged import Judged
from scoring.scorecard import MISSED, NOT_APPLICABLE, NOT_ASSESSED
from scoring.standards import standards
from tests.dashboard.reports.conftest import renamed


@pytest.fixture
def few(sample_judged: Judged) -> Judged:
    """Twenty conversations of March and April, of which one verdict was corrected, and one without
    a date."""
    dated = pl.col("started_at") < datetime(2026, 4, 5, tzinfo=UTC)
    ids = sample_judged.scores.filter(dated).sort("started_at").collect()["conversation_id"]
    mine = pl.col("conversation_id").is_in(pl.concat([ids.head(10), ids.tail(10)]).implode())
    said = pl.DataFrame(
        [(ids[0], "attitude.courtesy", MISSED, datetime(2026, 5, 1, tzinfo=UTC))],
        CORRECTION,
        orient="row",
    )
    undated = pl.when(pl.col("conversation_id") != ids[1]).then("started_at").alias("started_at")
    some = Judged(
        sample_judged.scores.filter(mine),
        sample_judged.measurements.filter(mine),
        sample_judged.rubric,
        said,
    )
    return renamed(some, undated)


def written(folder: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(folder / name / "*.parquet")


def test_every_conversation_has_one_row_and_every_standard_a_verdict(
    few: Judged, tmp_path: Path
) -> None:
    assert rows.export(few, tmp_path, "parquet") == 20
    conversations, verdicts = (written(tmp_path, name) for name in ("conversations", "verdicts"))
    assert conversations["conversation_id"].n_unique() == conversations.height == 20
    assert verdicts.columns == list(rows.VERDICT)
    assert verdicts.height == 20 * len(standards())
    assert verdicts.select("conversation_id", "standard").is_duplicated().sum() == 0
    months = sorted(path.stem for path in (tmp_path / "verdicts").iterdir())
    assert months == ["2026-03-000", "2026-04-000", "undated-000"]


def test_a_persons_verdict_counts_and_the_programs_stays_beside_it(
    few: Judged, tmp_path: Path
) -> None:
    rows.export(few, tmp_path, "parquet")
    verdicts = written(tmp_path, "verdicts")
    corrected = verdicts.filter(pl.col("corrected_at").is_not_null()).row(0, named=True)
    assert (corrected["standard"], corrected["verdict"]) == ("attitude.courtesy", MISSED)
    rest = verdicts.filter(pl.col("corrected_at").is_null())
    assert (rest["verdict"] == rest["program"]).all()


def test_what_applies_not_and_what_cannot_be_told_stay_apart(few: Judged, tmp_path: Path) -> None:
    rows.export(few, tmp_path, "parquet")
    verdicts = written(tmp_path, "verdicts")
    silent = verdicts.filter(pl.col("verdict").is_in([NOT_APPLICABLE, NOT_ASSESSED]))
    assert silent["value"].null_count() == silent.height


def test_large_months_are_written_in_parts(
    few: Judged, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", 4)
    assert rows.export(few, tmp_path, "parquet") == 20
    assert len(list((tmp_path / "verdicts").iterdir())) > 3
    assert written(tmp_path, "verdicts").height == 20 * len(standards())


def test_a_table_for_spreadsheets_holds_no_formula(few: Judged, tmp_path: Path) -> None:
    evil = pl.lit("=cmd|'/c calc'!A1").alias("agent_id")
    rows.export(renamed(few, evil), tmp_path, "csv")
    for path in tmp_path.rglob("*.csv"):
        assert ",=cmd" not in path.read_text("utf-8")
        assert "'=cmd" in path.read_text("utf-8")
