"""An import in a real browser: a zip comes in behind the page, is told, and is taken out again."""

from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import orjson
import pytest
from browsing import MARKS, click_row, free_port, main, metric, push, running, titled
from playwright.sync_api import Page, expect

from dashboard.locale import t

pytestmark = MARKS


def conversation(number: int) -> bytes:
    said = [("customer", "Where is my parcel?"), ("agent", "It arrives tomorrow.")]
    messages = [
        {"role": role, "text": text, "timestamp": f"2026-03-0{number}T09:0{minute}:00Z"}
        for minute, (role, text) in enumerate(said)
    ]
    told = {"conversation_id": f"C-{number}", "channel": "chat", "messages": messages}
    return orjson.dumps(told)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "March.zip"
    with ZipFile(path, "w") as whole:
        whole.writestr("chats/March.jsonl", b"\n".join(map(conversation, (1, 2, 3))))
        whole.writestr("chats/<b>cat</b>.jpeg", b"\xff\xd8\xff\xe0 no conversation")
    return path


@pytest.fixture
def nothing_yet(tmp_path: Path) -> Iterator[str]:
    """The address of a dashboard into which nothing came yet."""
    place = tmp_path / "workspace"
    place.mkdir()
    arguments = ["serve", "--workspace", str(place)]
    with running(arguments, free_port(), tmp_path, tmp_path / "log.txt") as address:
        yield address


def test_a_zip_comes_in_is_told_and_undone(
    nothing_yet: str, export: Path, visitors: Callable[[], Page], screen: str, tmp_path: Path
) -> None:
    page = visitors()
    page.goto(f"{nothing_yet}/import?ui={screen}")
    titled(page, t("page-import"))
    page.locator("input[type=file]").set_input_files(export)
    expect(main(page)).to_contain_text("March.jsonl")
    expect(main(page)).to_contain_text("<b>cat</b>.jpeg")
    push(page, t("import-start", count=1))

    expect(metric(page, t("import-new"))).to_contain_text("3")
    expect(metric(page, t("import-refused"))).to_contain_text("1")
    expect(page.get_by_test_id("stProgress")).to_have_count(0)
    page.screenshot(path=tmp_path / "brought.png", full_page=True)

    main(page).get_by_role("link", name=t("figure-conversations"), exact=True).click()
    titled(page, t("page-conversations"))
    expect(main(page)).to_contain_text(t("conversations-among-imported", number="1"))
    page.go_back()
    titled(page, t("page-import"))

    click_row(page.get_by_test_id("stDataFrame").last, 0)
    push(page, t("import-undo"))
    push(page, t("import-undo-yes"))
    expect(main(page)).to_contain_text(t("import-undone"))
    titled(page, t("page-import"))
