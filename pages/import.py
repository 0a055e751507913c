"""Import: drop files, see what came in and what did not, take it out again."""

import streamlit as st

from dashboard.panels.importing import standing
from dashboard.panels.importing.earlier import earlier, recovered
from dashboard.panels.importing.files import dropped, start
from dashboard.panels.importing.outcome import outcome, underway
from dashboard.panels.importing.reading import how
from dashboard.panels.importing.stores import stored

answer = st.container()
if not underway():
    recovered()
    files = dropped()
    if files.paths:
        origin = how(files)
        if origin is not None:
            start(files, origin)
    stored()
# Said at the top, but known only now.
answer.markdown(standing())
outcome()
earlier()
