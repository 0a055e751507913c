"""Trust: how far the program's judgement agrees with people's, by language, and where it errs."""

import streamlit as st

from dashboard import session
from dashboard.locale import t
from dashboard.panels import note, say, titled
from dashboard.panels import trust as panel
from dashboard.trust.report import without_twins

kept, own = session.trusted()
if kept is None:
    panel.nothing_measured()
else:
    say(panel.answer(kept, own=own))
    chosen = panel.choice(kept)
    figures = chosen.of(kept.results.figures)
    # Those of single standards in twins are many: only who asks for verdicts wants them.
    figures = figures if "verdicts" in chosen.kinds else without_twins(figures)
    with st.container(border=True):
        titled(t("trust-picture"))
        clicked = panel.picture(figures)
        note(t("trust-picture-note"))
    with st.container(border=True):
        titled(t("trust-report-figures-all"))
        picked = panel.table(figures)
        note(t("trust-table-note"))
    with st.container(border=True):
        panel.examples(chosen.of(kept.results.examples), clicked or picked)
    if not kept.results.orders.is_empty():
        with st.container(border=True):
            titled(t("trust-report-orders"))
            panel.matters(kept.results.orders)
