"""Learning topics before one's eyes, and what is known of those in force."""

import streamlit as st

from dashboard import session
from dashboard import topics as learned_topics
from dashboard.access import Right
from dashboard.engines.pool import WorkerDiedError
from dashboard.lake import LakeBusyError
from dashboard.ledger import audit
from dashboard.locale import moment, number, t
from dashboard.panels import note, say, titled
from dashboard.session import topics
from scoring.sentiment.encoder import installed
from scoring.topics.learning import LARGEST, LEAST, TooFewError
from scoring.topics.space import MEANING


def none_yet() -> None:
    """Draw what it takes to learn topics, and the way to do it where there are enough."""
    count = session.count()
    with st.container(border=True):
        titled(t("topics-none"))
        if count < LEAST:
            say(t("topics-too-few", count=count, least=LEAST))
            return
        say(t("topics-can-learn", count=count))
        _way("primary")


def card() -> None:
    """Draw how the topics in force came about, and the way to learn them anew."""
    found = topics.known()
    if found is None:
        return
    about = found.about
    with st.container(border=True):
        titled(t("topics-learned"))
        say(
            t(
                f"topics-by-{about['kind']}",
                count=len(found.topics),
                questions=about["questions"],
                date=moment(topics.learned_at()),
                version=about["version"],
            )
        )
        if about["kind"] != MEANING:
            note(t("topics-without-vectors"))
        _way("secondary")


def _way(kind: str) -> None:
    if not session.may(Right.IMPORT):
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = st.button(
            t("topics-learn"),
            key="learn topics",
            icon=":material/bubble_chart:",
            type="primary" if kind == "primary" else "secondary",
        )
        vectors = installed() and st.toggle(
            t("topics-vectors"), True, key="topics with vectors", help=t("topics-vectors-help")
        )
    note(t("topics-learn-note", most=number(LARGEST)))
    if wanted:
        _learn(vectors=bool(vectors))


def _learn(*, vectors: bool) -> None:
    bar = st.progress(0.0, t("topics-telling", done=0, total=session.count()))

    def told(_stage: str, done: int, total: int) -> None:
        share = min(1.0, done / total) if total else 1.0
        bar.progress(share, t("topics-telling", done=done, total=total))

    audit.noted(session.book(), session.person(), Right.IMPORT, "topics learned", "")
    try:
        learned_topics.learn_here(session.workspace(), told, vectors=vectors)
        learned_topics.tell_pending(session.workspace(), told)
    except TooFewError as few:
        st.error(t("topics-too-few", count=few.found, least=LEAST), icon=":material/error:")
    except LakeBusyError:
        st.error(t("ratings-busy"), icon=":material/sync_problem:")
    except (WorkerDiedError, OSError):
        st.error(t("ratings-broken"), icon=":material/error:")
    else:
        st.rerun()
