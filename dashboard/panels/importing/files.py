"""Files dropped on the import page: what each of them is, and their way in."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard import session, transcripts
from dashboard.access import Right
from dashboard.arrivals import UNSAID, Origin
from dashboard.ledger import audit
from dashboard.locale import t
from dashboard.panels.importing import begun
from dashboard.session import importing

_FOLDER, _ROUND, _SEEN = "files dropped", "round of files dropped", "what the files dropped are"

_MOST = 100
"""Files of a zip that are told one by one."""

_FEW = 3
"""Files that are not read and told at once; more are folded away, since a zip of tables has many
that hold no conversations."""


@dataclass(frozen=True)
class Seen:
    """Something to be read: under which name, in which form or why not (a problem's code), as whose
    it comes in, and the names of which somebody has to say who belongs to the shop."""

    name: str
    form: str | None
    wrong: str | None
    source: str | None
    people: tuple[str, ...]


@dataclass(frozen=True)
class Dropped:
    """The files, and what they hold."""

    paths: tuple[Path, ...]
    seen: tuple[Seen, ...]


def dropped() -> Dropped:
    """Ask for files; those that are there, as files on the disk, each with its format told."""
    uploads = st.file_uploader(
        t("import-drop"),
        accept_multiple_files=True,
        help=t("import-drop-help"),
        key=f"files dropped {st.session_state.get(_ROUND, 0)}",
    )
    paths = tuple(_on_disk(upload) for upload in uploads)
    known = st.session_state.get(_SEEN)
    if known is None or known.paths != paths:
        with st.spinner(t("import-recognising")):
            known = Dropped(paths, _looked_at(paths))
        st.session_state[_SEEN] = known
    _listed([one for one in known.seen if one.form is not None])
    unread = [one for one in known.seen if one.form is None]
    if len(unread) <= _FEW:
        _listed(unread)
    else:
        with st.expander(t("import-unread", count=len(unread)), expanded=False):
            _listed(unread)
    return known


def start(files: Dropped, origin: Origin) -> None:
    """Offer to bring the files in, and begin."""
    count = len(files.paths)
    if not st.button(
        t("import-start", count=count), type="primary", icon=":material/upload:", key="import start"
    ):
        return
    names = ", ".join(path.name for path in files.paths)
    audit.noted(session.book(), session.person(), Right.IMPORT, "conversations imported", names)
    # The session may end before the import does.
    folder: TemporaryDirectory[str] = st.session_state[_FOLDER]
    where = _lying(folder, files.paths)
    done = importing.take_in(where, session.workspace(), session.person(), origin)
    if done:
        del st.session_state[_FOLDER], st.session_state[_SEEN]
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    begun(done=done)


@contextmanager
def _lying(folder: TemporaryDirectory[str], paths: Sequence[Path]) -> Iterator[Sequence[Path]]:
    """The files, in a folder that goes afterwards."""
    with folder:
        yield paths


def _looked_at(paths: Sequence[Path]) -> tuple[Seen, ...]:
    if not paths:
        return ()
    with transcripts.exports(paths) as found:
        return tuple(
            Seen(
                export.name,
                getattr(export.form, "NAME", None),
                export.unreadable.expected if export.unreadable else None,
                UNSAID.source_of(export.form),
                transcripts.people(export),
            )
            for export in found
        )


def _listed(files: Sequence[Seen]) -> None:
    with st.container(gap=None):
        for one in files[:_MOST]:
            # As plain text: the name of a file is a stranger's.
            st.text(_told(one))
        if len(files) > _MOST:
            st.caption(t("import-more-files", count=len(files) - _MOST))


def _told(one: Seen) -> str:
    if one.form is None:
        return t("import-unrecognised", file=one.name, reason=t(f"problem-{one.wrong}"))
    return t("import-recognised", file=one.name, form=t(f"import-form-{one.form}"))


def _on_disk(upload: UploadedFile) -> Path:
    """The file in a folder that goes when the session ends; each in one of its own, under its
    name, since two may be called the same."""
    if _FOLDER not in st.session_state:
        st.session_state[_FOLDER] = TemporaryDirectory(prefix="fourfold-import-")
    place = Path(st.session_state[_FOLDER].name) / upload.file_id / Path(upload.name).name
    if not place.exists():
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(upload.getbuffer())
    return place
