"""The pieces of the import page: files dropped, the import under way, what came of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import alerts, ledger, session, transcripts
from dashboard.access import EVERYTHING, Right
from dashboard.engines.pool import WorkerDiedError
from dashboard.intake import FATES, Report, Step, take_in
from dashboard.lake import LakeBusyError
from dashboard.ledger import audit, imports
from dashboard.ledger.imports import FILE_PROBLEM
from dashboard.locale import language, moment, number, t
from dashboard.panels import link, taken
from dashboard.problems import COLUMNS, as_csv, worded

_SHOWN = 200
"""Problems shown in the page; nobody reads more there."""

_COUNT = st.column_config.NumberColumn(format="localized")

_FOLDER, _REPORT = "files dropped", "report of the last import"


def standing() -> str:
    """How much there is, and since when, in a sentence."""
    past = imports.recent(ledger.opened(session.workspace().ledger), 1)
    if not past:
        return t("import-answer-none")
    return t("import-answer", conversations=session.count(), when=moment(past[0].started_at))


def dropped() -> list[Path]:
    """Ask for files; those that are there, as files on the disk, each with its format told."""
    uploads = st.file_uploader(
        t("import-drop"), accept_multiple_files=True, help=t("import-drop-help")
    )
    paths = [_on_disk(upload) for upload in uploads]
    for path in paths:
        # As plain text: the name of a file is a stranger's.
        st.text(_recognised(path))
    return paths


def take_in_shown(paths: Sequence[Path]) -> None:
    """Take the files in with a bar of how far it is, and keep the report for :func:`outcome`."""
    st.session_state.pop(_REPORT, None)
    names = ", ".join(path.name for path in paths)
    audit.noted(session.book(), session.person(), Right.IMPORT, "conversations imported", names)
    bar = st.progress(0.0, t("import-reading", count=0))

    def progress(step: Step) -> None:
        share = min(1.0, step.done / step.total) if step.total else 1.0
        if step.stage == "read":
            bar.progress(share, t("import-reading", count=step.conversations))
        elif step.stage == "measure":
            bar.progress(share, t("import-measuring", done=step.done, total=step.total))
        elif step.stage == "topics":
            bar.progress(share, t("topics-telling", done=step.done, total=step.total))
        else:
            told = t(f"ratings-{step.stage}", done=step.done, total=step.total)
            bar.progress(share, f"{t('import-learning')} {told}")

    with _complaints():
        st.session_state[_REPORT] = take_in(paths, session.workspace(), progress=progress)
        alerts.alert(session.workspace())
    bar.empty()


def outcome() -> None:
    """What the last import of this session brought, if there was one."""
    report: Report | None = st.session_state.get(_REPORT)
    if report is None:
        return
    with st.container(border=True):
        st.markdown(
            f"**{t('import-done', arrived=report.arrived)}** "
            f"{t('import-measured', count=report.measured)}"
        )
        with st.container(horizontal=True):
            for fate in (*FATES, "refused"):
                hint = t("import-older-help") if fate == "older" else None
                st.metric(t(f"import-{fate}"), number(report.counts[fate]), help=hint, border=True)
        if report.arrived:
            link(t("import-look"), "overview", "monitoring")
        found = [
            file.problems.select(pl.lit(file.name).alias("file"), pl.all()) for file in report.files
        ]
        problems(pl.concat([pl.DataFrame(schema=FILE_PROBLEM), *found]), "last")


def earlier() -> None:
    """Every import there was; of the one picked, what could not be used, for those who may see
    whose it is: nobody knows of what could not be read to which team it belongs."""
    book = ledger.opened(session.workspace().ledger)
    past = imports.recent(book)
    if not past:
        return
    st.markdown(f"##### {t('import-earlier')}")
    table = pl.DataFrame(
        [
            [moment(one.started_at), ", ".join(one.files)]
            + [one.counts.get(fate) for fate in (*FATES, "refused")]
            + [t(f"import-status-{one.status}")]
            for one in past
        ],
        schema=[
            *(t(f"import-column-{name}") for name in ("when", "files")),
            *(t(f"import-{fate}") for fate in (*FATES, "refused")),
            t("import-column-status"),
        ],
        orient="row",
    )
    counts = {t(f"import-{fate}"): _COUNT for fate in (*FATES, "refused")}
    picked = taken.table(
        table,
        row_height=30,
        column_config=counts,
        on_select="rerun",
        selection_mode="single-row",
        key="import picked",
    )
    rows = picked["selection"]["rows"]
    if not rows:
        st.caption(t("import-pick"))
    elif session.person().scope() != EVERYTHING:
        st.caption(t("import-of-teams"))
    elif (found := imports.problems(book, past[rows[0]].id)).is_empty():
        st.caption(t("import-no-problems"))
    else:
        problems(found, "earlier")


def problems(found: pl.DataFrame, key: str) -> None:
    """A table of problems (FILE_PROBLEM), and all of them as a file; nothing if there are none."""
    if found.is_empty():
        return
    code = language()
    st.markdown(f"##### {t('import-problems', count=found.height)}")
    headings = {name: t(f"import-column-{heading}") for name, heading in COLUMNS.items()}
    taken.table(worded(found.head(_SHOWN)), column_config=headings, row_height=30)
    with st.container(horizontal=True, vertical_alignment="center"):
        if found.height > _SHOWN:
            st.caption(t("import-problems-shown", shown=_SHOWN, count=found.height))
        st.download_button(
            t("import-problems-download"),
            # Made when it is asked for, since an import can have a million of them; by then nobody
            # is there to be asked for the language.
            lambda: as_csv(found, code),
            "problems.csv",
            "text/csv",
            icon=":material/download:",
            key=f"{key} download",
            on_click="ignore",
        )


@contextmanager
def _complaints() -> Iterator[None]:
    """What can go wrong from outside, as a sentence."""
    try:
        yield
    except LakeBusyError:
        st.error(t("import-busy"), icon=":material/sync_problem:")
    except WorkerDiedError:
        st.error(t("import-broken", reason=t("import-broken-worker")), icon=":material/error:")
    except OSError as reason:
        st.error(t("import-broken", reason=reason.strerror or ""), icon=":material/error:")


def _recognised(path: Path) -> str:
    try:
        form = t(f"import-form-{transcripts.format_of(path).NAME}")
    except transcripts.Unreadable as reason:
        return t("import-unrecognised", file=path.name, reason=t(f"problem-{reason.expected}"))
    return t("import-recognised", file=path.name, form=form)


def _on_disk(upload: UploadedFile) -> Path:
    """The file in a folder that goes when the session ends; each in one of its own, under its
    name, since two may be called the same."""
    if _FOLDER not in st.session_state:
        st.session_state[_FOLDER] = TemporaryDirectory(prefix="fourfold-import-")
    place = Path(st.session_state[_FOLDER].name) / upload.file_id / Path(upload.name).name
    if not place.exists():
        place.parent.mkdir()
        place.write_bytes(upload.getbuffer())
    return place
