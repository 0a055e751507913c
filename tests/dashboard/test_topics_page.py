"""The page of topics: what it says, a topic opened, named and merged, and who reads what."""

import pytest

from dashboard import ledger
from dashboard.ledger import topics as called
from dashboard.locale import t
from dashboard.workspace import VARIABLE, Workspace
from tests.dashboard.test_pages import assert_whole, visited
from tests.dashboard.test_topics_learned import THINGS, conversations, made


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace whose conversations are about three things."""
    from dashboard import intake, measuring  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("topics")
    before, measuring.installed = measuring.installed, lambda: False
    try:
        intake.take_in([conversations(folder, THINGS, 100)], made(folder))
    finally:
        measuring.installed = before
    return made(folder)


@pytest.fixture
def known(place: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv(VARIABLE, str(place.path))
    return place


@pytest.mark.usefixtures("known")
@pytest.mark.parametrize("code", ["en", "zh"])
def test_the_page_says_what_customers_ask(code: str) -> None:
    with visited("topics", period="all", ui=code) as app:
        assert_whole(app)
        words = " ".join(one.value for one in app.markdown)
        assert any(thing in words for thing in THINGS)
        assert any(len(one.value) > 1 for one in app.dataframe)


@pytest.mark.usefixtures("known")
def test_what_is_asked_again_and_again_is_shown_to_those_who_want_to_read_it() -> None:
    with visited("topics", period="all") as app:
        texts = [one.value for one in app.text]
        app.toggle(key="topics questions").set_value(True).run()
        assert_whole(app)
        more = [one.value for one in app.text]
        assert len(more) > len(texts)


def test_a_topic_is_named_and_merged_on_its_page(known: Workspace) -> None:
    with visited("topics", period="all") as app:
        field = next(one for one in app.text_input if one.label == t("topics-name"))
        field.set_value("All about parcels")
        save = next(one for one in app.button if one.label == t("topics-name-save"))
        save.click().run()
        assert_whole(app)
        assert "All about parcels" in " ".join(one.value for one in app.markdown)
    assert "All about parcels" in called.names(ledger.opened(known.ledger)).values()


@pytest.mark.usefixtures("known")
def test_the_header_can_choose_a_topic() -> None:
    with visited("overview", period="all") as app:
        choice = app.multiselect(key="about")
        first = choice.options[0]
        choice.select(first).run()
        assert_whole(app)
        assert app.query_params["about"]


@pytest.mark.usefixtures("empty")
def test_an_empty_workspace_has_no_choice_of_topics() -> None:
    with visited("topics") as app:
        assert_whole(app)
        assert not [one for one in app.multiselect if one.key == "about"]
