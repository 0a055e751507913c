"""Which column of a table is which: what is proposed, what is chosen, and what is saved."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import ledger
from dashboard.ledger import Ledger, members, settings
from dashboard.locale import t
from dashboard.workspace import VARIABLE, Workspace

HOSTILE = "**<b>hi</b>** ![x](http://evil.example/x.png)"

KNOWN = f'ticket_id,role,message,mood\n1,user,"{HOSTILE}",sad\n1,agent,hello,glad\n'

UNHEARD_OF = "a,b,c\n" + "".join(
    f"{n},{n},where is my parcel {n}\n{n},{n + 1},it is on its way {n}\n" for n in range(20)
)


@pytest.fixture
def book(sample_workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """The ledger of a copy of the sample, on which the panel stands."""
    shutil.copytree(sample_workspace.path, tmp_path / "sample")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "sample"))
    return ledger.opened(Workspace(tmp_path / "sample").ledger)


def panel(path: str) -> None:
    from pathlib import Path  # noqa: PLC0415 - the script runs by itself

    import streamlit as st  # noqa: PLC0415

    from dashboard.panels.importing.mapping import mapping  # noqa: PLC0415

    st.session_state["chosen"] = mapping(Path(path))


def drawn(folder: Path, content: str, name: str = "t.csv") -> AppTest:
    path = folder / name
    path.write_text(content, "utf-8")
    app = AppTest.from_function(panel, args=(str(path),), default_timeout=30).run()
    assert not app.exception
    return app


def key(folder: Path, field: str, saved: str = "") -> str:
    return f"mapping {folder / 't.csv'} {saved} {field}"


@pytest.mark.usefixtures("book")
def test_what_names_say_is_chosen_and_read(tmp_path: Path) -> None:
    app = drawn(tmp_path, KNOWN)
    assert app.session_state["chosen"] == {
        "conversation_id": "ticket_id",
        "role": "role",
        "text": "message",
    }
    # What customers wrote stands as they wrote it.
    assert f"{t('mapping-speaker-customer')}: {HOSTILE}" in [one.value for one in app.text]
    assert not any("evil" in one.value for one in app.markdown)


def test_what_is_lacking_is_chosen_and_saved_under_a_name(tmp_path: Path, book: Ledger) -> None:
    app = drawn(tmp_path, UNHEARD_OF)
    assert app.session_state["chosen"] is None
    assert app.warning
    app.radio(key=key(tmp_path, "kind")).set_value("sides").run()
    app.selectbox(key=key(tmp_path, "conversation_id")).set_value("a").run()
    app.selectbox(key=key(tmp_path, "customer_text")).set_value("c").run()
    assert not app.exception
    chosen = {"conversation_id": "a", "customer_text": "c"}
    assert app.session_state["chosen"] == chosen
    app.text_input(key=f"mapping {tmp_path / 't.csv'} name").set_value("ours").run()
    app.button(key=f"mapping {tmp_path / 't.csv'} save").click().run()
    assert not app.exception
    assert settings.get(book, settings.MAPPINGS) == {"ours": chosen}


def test_a_saved_mapping_is_picked_where_it_fits(tmp_path: Path, book: Ledger) -> None:
    saved = {"conversation_id": "a", "agent_text": "c"}
    others = {"conversation_id": "z", "agent_text": "c"}
    value = {"ours": saved, "of others": others}
    settings.put(book, members.alone(book), settings.MAPPINGS, value)
    app = drawn(tmp_path, UNHEARD_OF)
    picker = app.selectbox(key=f"mapping {tmp_path / 't.csv'} saved")
    assert picker.options == [t("mapping-proposal"), "ours"]
    picker.set_value("ours").run()
    assert not app.exception
    assert app.session_state["chosen"] == saved


@pytest.mark.usefixtures("book")
def test_what_is_no_table_is_not_asked_about(tmp_path: Path) -> None:
    app = drawn(tmp_path, "Dear all,\nhere comes nothing.\n")
    assert app.session_state["chosen"] is None
    assert not app.selectbox
