"""Figures as pictures: the only door to Altair.

Charts are drawn with Streamlit's own theme, so that they follow a live switch between light and
dark. No colour is chosen here: every mark has a *role*, and the colour scale of roles has no range
of its own, so that it takes the eight ``chartCategoricalColors`` of the theme in force. Texts come
in as columns (``label``, ``hint``), worded by whoever asks for the chart.
"""

from dashboard.charts.agreement import agreement
from dashboard.charts.coaching import before_after, wins
from dashboard.charts.comparison import dots, heat, trend, volume
from dashboard.charts.conversation import course
from dashboard.charts.ratings import calibration, drivers, expected_course, moved
from dashboard.charts.theme import PICKED, ROLES

__all__ = [
    "PICKED",
    "ROLES",
    "agreement",
    "before_after",
    "calibration",
    "course",
    "dots",
    "drivers",
    "expected_course",
    "heat",
    "moved",
    "trend",
    "volume",
    "wins",
]
