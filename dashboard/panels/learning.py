"""What predicts ratings now, and learning from those that customers gave, before one's eyes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import streamlit as st

from dashboard import session
from dashboard.access import Right
from dashboard.engines.pool import WorkerDiedError
from dashboard.lake import LakeBusyError
from dashboard.learning import learn_here, uses_vectors
from dashboard.ledger import audit
from dashboard.locale import moment, number, t
from dashboard.measuring import measure_pending
from dashboard.panels import note, say, titled
from dashboard.progress import Step
from dashboard.session import rated
from scoring.analysis.ratings import DRIFT_FROM, Drift
from scoring.satisfaction.learning import FEWEST, LARGEST, TooFewError
from scoring.satisfaction.targets import RATING, SOLVED_TARGET
from scoring.sentiment.encoder import installed

_DONE = "learned last"

_ICONS = {RATING: "star", SOLVED_TARGET: "task_alt"}

About = Mapping[str, Any]


def card(rating: About | None, solved: Sequence[About], teaching: Mapping[str, int]) -> None:
    """Draw what predicts ratings, whether that is still right, and the ways to learn anew.

    ``rating``: the model in force, if any; ``solved``: those of whether matters were solved, the
    latest first; ``teaching``: how many conversations there are to learn each from.
    """
    with st.container(border=True):
        titled(t("ratings-now"))
        if done := st.session_state.pop(_DONE, None):
            st.success(t(f"ratings-learned-{done}"), icon=":material/school:")
        say(_rating_told(rating, teaching[RATING]))
        if (found := rated.drifted()) is not None:
            say(drift_told(found))
        if solved:
            say(_model_told("ratings-solved-model", solved[0]))
        if session.may(Right.IMPORT):
            _ways(teaching)
            _waiting(rated.unpredicted())


def drift_told(found: Drift) -> str:
    """Whether the model is still right, as far as newer ratings tell."""
    if found.ratings < DRIFT_FROM:
        return t("ratings-drift-few", count=found.ratings, least=DRIFT_FROM)
    return t(
        "ratings-drifted" if found.drifted else "ratings-steady",
        count=found.ratings,
        difference=number(found.difference, 2, signed=True),
        low=number(found.difference_low, 2, signed=True),
        high=number(found.difference_high, 2, signed=True),
        within=number((found.within or 0.0) * 100),
    )


def _rating_told(rating: About | None, count: int) -> str:
    if rating is not None:
        return _model_told("ratings-model", rating)
    told = t("ratings-by-parts")
    if count < FEWEST:
        return f"{told} {t('ratings-missing', missing=FEWEST - count, least=FEWEST, count=count)}"
    return f"{told} {t('ratings-enough', count=count)}"


def _model_told(key: str, about: About) -> str:
    whole = about["quality"][0]
    return t(
        key,
        date=moment(datetime.fromisoformat(about["learned_at"])),
        count=about["ratings"],
        languages=len(about["languages"]),
        version=about["version"],
        correlation=number(whole["correlation"], 2),
    )


def _ways(teaching: Mapping[str, int]) -> None:
    """A button for each target of which there is enough; one clicked is learned at once, with the
    sentence encoder if that is wanted and there."""
    enough = [target for target in _ICONS if teaching[target] >= FEWEST]
    if not enough:
        return
    wanted, vectors = None, False
    with st.container(horizontal=True, vertical_alignment="center"):
        for target in enough:
            if st.button(
                t(f"ratings-learn-{target}", count=teaching[target]),
                key=f"learn {target}",
                icon=f":material/{_ICONS[target]}:",
                type="primary" if target == RATING else "secondary",
            ):
                wanted = target
        if installed():
            vectors = st.toggle(
                t("ratings-vectors"),
                uses_vectors(session.workspace(), RATING),
                key="learn with vectors",
                help=t("ratings-vectors-help"),
            )
    if wanted:
        _learn(wanted, min(teaching[wanted], LARGEST), vectors)


def _waiting(count: int) -> None:
    """Conversations that were not predicted by what was learned last, and the way to do it."""
    if not count:
        return
    note(t("ratings-waiting", count=count))
    if st.button(t("ratings-predict"), key="predict", icon=":material/sync:"):
        bar = st.progress(0.0, t("ratings-predicting", done=0, total=count))
        with _complaints():
            _predict(bar)
            st.rerun()


def _learn(target: str, count: int, vectors: bool) -> None:
    """Learn from so many conversations, and predict every one anew, with a bar of how far it
    is."""
    bar = st.progress(0.0, t("ratings-prepare", done=0, total=count))

    def told(stage: str, done: int, total: int) -> None:
        bar.progress(done / total, t(f"ratings-{stage}", done=done, total=total))

    audit.noted(session.book(), session.person(), Right.IMPORT, "model learned", target)
    with _complaints():
        learn_here(session.workspace(), target, told, vectors=vectors)
        _predict(bar)
        st.session_state[_DONE] = target
        st.rerun()


def _predict(bar: Any) -> None:
    def told(step: Step) -> None:
        if step.total:
            share = min(1.0, step.done / step.total)
            bar.progress(share, t("ratings-predicting", done=step.done, total=step.total))

    session.demand(Right.IMPORT, "conversations predicted")
    measure_pending(session.workspace(), told)


@contextmanager
def _complaints() -> Iterator[None]:
    """What can go wrong, as a sentence."""
    try:
        yield
    except TooFewError as few:
        st.error(t("ratings-too-few", count=few.found, least=FEWEST), icon=":material/error:")
    except LakeBusyError:
        st.error(t("ratings-busy"), icon=":material/sync_problem:")
    except (WorkerDiedError, OSError):
        st.error(t("ratings-broken"), icon=":material/error:")
