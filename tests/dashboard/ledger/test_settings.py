"""Settings: the last word holds, and two first ones at once are no fault."""

import pytest

from dashboard.ledger import audit, settings
from dashboard.ledger.settings import APPRAISAL, DISPUTES, PEOPLE_ONLY


def test_what_was_set_last_holds_and_the_rest_is_as_usual(book, staff):
    assert settings.get(book, PEOPLE_ONLY) == settings.DEFAULTS[PEOPLE_ONLY]
    for bar in (0.6, 0.7):
        settings.put(book, staff.supervisor, PEOPLE_ONLY, {"bar": bar})
    assert settings.get(book, PEOPLE_ONLY) == settings.DEFAULTS[PEOPLE_ONLY] | {"bar": 0.7}
    assert settings.get(book, DISPUTES) == settings.DEFAULTS[DISPUTES]


@pytest.mark.parametrize("name", [DISPUTES, APPRAISAL])
def test_of_two_who_set_the_first_word_at_once_both_are_heard(book, staff, together, name):
    done = together(
        lambda: settings.put(book, staff.supervisor, name, {"days": 3}),
        lambda: settings.put(book, staff.second_supervisor, name, {"days": 5}),
    )
    assert done == [None, None]
    assert settings.get(book, name)["days"] in (3, 5)
    assert audit.entries(book, staff.administrator).filter(action="setting changed").height == 2
