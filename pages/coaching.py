"""Coaching: what it would win, examples to coach with, plans, and whether they worked."""

import streamlit as st

from dashboard import panels, session
from dashboard.ledger import coaching
from dashboard.locale import standard_title, t
from dashboard.panels import coaching as choice
from dashboard.panels.coaching import plans as coaching_plans
from dashboard.panels.coaching import topics as coaching_topics
from dashboard.panels.coaching.effect import worked
from dashboard.panels.coaching.plan import new_plan
from dashboard.panels.coaching.topic import EXAMPLES, examples
from dashboard.session import growth
from scoring.standards import standards

if session.empty():
    panels.nothing_yet()
    st.stop()

plans = growth.plans()
if choice.part() == choice.PLANS:
    if not plans:
        choice.no_plans()
        st.stop()
    steps = {plan.id: coaching.steps(session.book(), plan.id) for plan in plans}
    panels.say(coaching_plans.answer(plans))
    coaching_plans.table(plans, steps)
    plan = coaching_plans.chosen(plans)
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch"):
        coaching_plans.shown(plan, steps[plan.id])
    with right, st.container(border=True, height="stretch"):
        worked(plan, len({one.agent_id for one in plans if one.standard == plan.standard}))
    st.stop()

whom, period, standard = choice.subject(), choice.period(), choice.standard_asked()
by_agent = growth.topics(("agent_id",), period.since, period.until)
found = whom.mine(growth.topics(whom.by, period.since, period.until))
agent = topic = None
if standard is None:
    panels.say(coaching_topics.answer(whom, found))
    if found.is_empty():
        st.stop()
    left, right = st.columns([6, 7])
    with left, st.container(border=True, height="stretch"):
        panels.titled(t("coaching-topics"))
        topic = coaching_topics.topics(found)
    with right, st.container(border=True, height="stretch"):
        if whom.agent:
            panels.titled(t("coaching-all-topics"))
            topic = coaching_topics.topics_table(found) or topic
        else:
            panels.titled(t("coaching-agents"))
            of_team = choice.of_team(whom, by_agent)
            agent = coaching_topics.agents_table(coaching_topics.first_topics(of_team))
            panels.note(t("coaching-agents-note"))
else:
    choice.turning(t("coaching-back"), "arrow_back", **{choice.STANDARD: None})
    panels.titled(standard_title(standard), panels.MARKS[standards()[standard].dimension])
    coaching_topics.figures_told(found.filter(standard=standard), whom.name())
    if whom.agent is None:
        rows = choice.of_team(whom, by_agent).filter(standard=standard)
        agent = coaching_topics.agents_of_topic(rows.sort("win", descending=True))
        panels.note(t("coaching-pick-agent"))
    else:
        shown = growth.pairs(whom.agent, standard, period.since, period.until, EXAMPLES)
        examples(shown, whom.agent, standard)
        mine = [plan for plan in plans if (plan.agent_id, plan.standard) == (whom.agent, standard)]
        with st.expander(t("coaching-plan-new"), icon=":material/event:", expanded=not mine):
            new_plan(whom.agent, standard, [plan for plan in mine if plan.ended_at is None])
if agent or topic:
    choice.about(choice.Subject(agent=agent) if agent else whom, topic)
    st.rerun()
