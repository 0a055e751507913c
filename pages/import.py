"""Import: drop files, see what came in and what did not."""

import streamlit as st

from dashboard.locale import t
from dashboard.panels.importing import dropped, earlier, outcome, standing, take_in_shown

answer = st.container()
paths = dropped()
if paths and st.button(
    t("import-start", count=len(paths)), type="primary", icon=":material/upload:"
):
    take_in_shown(paths)
# Said at the top, but known only now.
answer.markdown(standing())
outcome()
earlier()
