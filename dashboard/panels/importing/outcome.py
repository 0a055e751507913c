"""The import under way, and what came of the last one that this reader saw at work."""

import errno
from collections.abc import Sequence

import polars as pl
import streamlit as st

from dashboard import session
from dashboard.access import EVERYTHING
from dashboard.engines.pool import WorkerDiedError
from dashboard.intake import FATES, FileReport, Report
from dashboard.lake import LakeBusyError
from dashboard.ledger.imports import FILE_PROBLEM
from dashboard.locale import number, t
from dashboard.panels import link, taken
from dashboard.panels.among import IMPORTED, said
from dashboard.panels.faults import telling
from dashboard.panels.figure import figure
from dashboard.panels.importing.problems import problems
from dashboard.progress import Step
from dashboard.session import importing
from dashboard.transcripts import Unreadable

_WATCHED = "import that was watched"


def underway() -> bool:
    """Draw how far the import under way is, if there is one; whether there is."""
    work = importing.latest(session.workspace())
    if work is None or not work.running:
        return False
    st.session_state[_WATCHED] = work
    _bar()
    return True


def outcome() -> None:
    """What came of what this reader saw at work, until they see something else."""
    work: importing.Work | None = st.session_state.get(_WATCHED)
    if work is None or work.running:
        return
    if work.failure is not None:
        _failed(work.failure)
    elif work.undone is not None:
        st.success(t("import-undone"), icon=":material/undo:")
    elif work.report is not None:
        _brought(work.report, whole=work.by == session.person().id)


@st.fragment(run_every=1)
@telling
def _bar() -> None:
    work = importing.latest(session.workspace())
    if work is None or not work.running:
        st.rerun()
    step = work.step
    share = min(1.0, step.done / step.total) if step.total else 0.0
    st.progress(share, told(step, undoing=work.undone is not None))
    st.caption(t("import-goes-on"))


def told(step: Step, *, undoing: bool = False) -> str:
    """How far the work is, in words."""
    if step.stage == "read":
        if undoing:
            return t("import-undoing")
        return t("import-reading", count=step.conversations)
    if step.stage == "measure":
        return t("import-measuring", done=step.done, total=step.total)
    if step.stage == "topics":
        return t("topics-telling", done=step.done, total=step.total)
    done = t(f"ratings-{step.stage}", done=step.done, total=step.total)
    return f"{t('import-learning')} {done}"


def _brought(report: Report, *, whole: bool) -> None:
    with st.container(border=True):
        st.markdown(
            f"**{t('import-done', arrived=report.arrived)}** "
            f"{t('import-measured', count=report.measured)}"
        )
        with st.container(horizontal=True):
            for fate in (*FATES, "refused"):
                hint = t("import-older-help") if fate == "older" else None
                told = t(f"import-{fate}"), number(report.counts[fate])
                if fate in FATES and report.counts[fate]:
                    figure(*told, help=hint, behind=_list(report, fate))
                else:
                    st.metric(*told, help=hint, border=True)
        if report.arrived:
            with st.container(horizontal=True):
                link(t("import-look"), "overview", "monitoring")
                link(t("import-read"), "conversations", "forum", **_list(report))
        if len(report.files) > 1:
            _by_file(report.files)
        if whole or session.scope() == EVERYTHING:
            found = [
                file.problems.select(pl.lit(file.name).alias("file"), pl.all())
                for file in report.files
            ]
            problems(pl.concat([pl.DataFrame(schema=FILE_PROBLEM), *found]), "last")


def _list(report: Report, *fate: str) -> dict[str, str]:
    """What narrows the list of conversations to what an import brought."""
    return {"period": "all", "among": said(IMPORTED, report.import_id, *fate)}


def _by_file(files: Sequence[FileReport]) -> None:
    kinds = (*FATES, "refused")
    table = pl.DataFrame(
        {"file": [one.name for one in files]}
        | {kind: [one.counts[kind] for one in files] for kind in kinds}
    )
    headings = {kind: st.column_config.NumberColumn(t(f"import-{kind}")) for kind in kinds}
    taken.table(
        table,
        t("import-by-file"),
        row_height=30,
        column_config=headings | {"file": t("import-column-file")},
    )


def _failed(failure: Exception) -> None:
    """What can go wrong from outside, as a sentence."""
    if isinstance(failure, LakeBusyError):
        st.error(t("import-busy"), icon=":material/sync_problem:")
        return
    if isinstance(failure, WorkerDiedError):
        reason = t("import-broken-worker")
    elif isinstance(failure, Unreadable):
        reason = t(f"problem-{failure.expected}")
    elif isinstance(failure, OSError) and failure.errno == errno.ENOSPC:
        reason = t("import-broken-full")
    elif isinstance(failure, OSError):
        reason = failure.strerror or ""
    else:
        # A fault of the program is told like every other one, once.
        del st.session_state[_WATCHED]
        raise failure
    st.error(t("import-broken", reason=reason), icon=":material/error:")
