"""My work: an agent's own scores, what was said of their work, and what they can do next."""

import streamlit as st

from dashboard import session
from dashboard.locale import t
from dashboard.panels import findings, leave_for, note, nothing_yet
from dashboard.panels import me as panel
from dashboard.panels.me.appraisals import appraisals
from dashboard.panels.me.examples import examples
from dashboard.panels.me.feedback import disputed, reviews
from dashboard.panels.me.learning import plans, practices, trained
from dashboard.panels.me.scores import scores
from dashboard.panels.view import answer
from dashboard.search.behind import of_measure
from scoring.analysis.comparison import beyond_chance, changes
from scoring.standards import DIMENSIONS

if session.empty():
    nothing_yet()
    st.stop()
agent = panel.whose()
if agent is None:
    st.stop()

seen = panel.view(agent, panel.chosen())
changed = None
if seen is None:
    note(t("me-nothing"))
else:
    changed = beyond_chance(changes(seen.scores, seen.before, measures=DIMENSIONS))
    answer(seen, findings.change_finding(changed))
panel.waiting(agent)
part, standard = panel.part(), None
if part == "scores" and seen is not None and changed is not None:
    standard = scores(seen, agent, changed)
elif part == "examples" and seen is not None:
    examples(seen, agent)
elif part == "feedback":
    reviews(agent)
    disputed(agent)
elif part == "learning":
    plans(agent)
    trained(agent)
    practices(panel.languages(agent))
elif part == "appraisals":
    appraisals(agent)
if standard:
    leave_for("conversations", agent=[agent], **of_measure(standard))
