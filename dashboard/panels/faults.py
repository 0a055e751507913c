"""What goes wrong is told in a sentence, wherever it was raised: Streamlit would stop the page."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st
from streamlit.runtime.scriptrunner import RerunException

from dashboard.access import DeniedError
from dashboard.locale import t

_Told = ParamSpec("_Told")

_HELD = "fault held"
"""Where a session remembers what went wrong in a callback, until a page or part of it tells."""

_DENIED, _SHOWING, _DOING = "denied", "page-failed", "act-failed"


def telling(draw: Callable[_Told, None]) -> Callable[_Told, None]:
    """A page, or a fragment of one, that tells what goes wrong in it, and before it in a function
    for :func:`doing`."""

    @wraps(draw)
    def drawn(*args: _Told.args, **kwargs: _Told.kwargs) -> None:
        held = st.session_state.pop(_HELD, None)
        if held is not None:
            _tell(held)
        try:
            draw(*args, **kwargs)
        except RerunException:
            # Nobody has read yet what was told on this drawing.
            if held is not None:
                st.session_state[_HELD] = held
            raise
        except Exception as fault:
            _tell(_sentence(fault, _SHOWING))

    return drawn


def doing(act: Callable[_Told, None]) -> Callable[_Told, None]:
    """A callback that does something which can be denied or fail: whatever is drawn next tells."""

    @wraps(act)
    def done(*args: _Told.args, **kwargs: _Told.kwargs) -> None:
        try:
            act(*args, **kwargs)
        except Exception as fault:
            st.session_state[_HELD] = _sentence(fault, _DOING)

    return done


def _sentence(fault: Exception, failed: str) -> str:
    """The key of what the reader is told."""
    if isinstance(fault, DeniedError):
        return _DENIED
    # The traceback may hold customers' words: it goes to the terminal.
    logging.getLogger("fourfold").error("A page failed: %s.", failed, exc_info=fault)
    return failed


def _tell(key: str) -> None:
    if key == _DENIED:
        st.warning(t(key), icon=":material/lock:")
    else:
        st.error(t(key), icon=":material/error:")
