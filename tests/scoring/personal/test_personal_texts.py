"""What is masked in a text, and what stays: examples in every language of trade."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.personal.phones import regions_of
from scoring.personal.texts import KINDS, Names, masked

_MARK = re.compile(r"\{(\w+):([^{}]*)\}")


def examples() -> Iterator[tuple[str, str, str]]:
    """Language, speaker and marked text."""
    language = ""
    for line in (Path(__file__).parent / "texts.txt").read_text("utf-8").splitlines():
        if line.startswith("=="):
            language = line[3:]
        elif line.startswith(("a ", "c ")):
            yield language, line[0], line[2:].replace(r"\n", "\n")


SPOKEN = {"a": "greeted", "c": "told"}


def mask(text: str, language: str, speaker: str) -> str:
    silent = SPOKEN["c" if speaker == "a" else "a"]
    kinds = [kind for kind in KINDS if kind != silent]
    return masked(text, Names(), regions_of(None, language, text), kinds)


@pytest.mark.parametrize(("language", "speaker", "marked"), examples())
def test_what_is_personal_is_masked_and_the_rest_stays(
    language: str, speaker: str, marked: str
) -> None:
    text = _MARK.sub(r"\2", marked)
    expected = _MARK.sub(r"[\1]", marked)
    found = mask(text, language, speaker)
    assert found == expected
    assert mask(found, language, speaker) == found
