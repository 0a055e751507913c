"""Figures as pictures: the only door to Altair.

Charts are drawn with Streamlit's own theme, so that they follow a live switch between light and
dark. No colour is chosen here: every mark has a *role*, and the colour scale of roles has no range
of its own, so that it takes the eight ``chartCategoricalColors`` of the theme in force. Texts come
in as columns (``label``, ``hint``), worded by whoever asks for the chart.
"""

from dashboard.charts.agreement import agreement
from dashboard.charts.calendars import open_hours
from dashboard.charts.causes import associations, flow
from dashboard.charts.coaching import before_after, wins
from dashboard.charts.comparison import dots, heat, trend, volume
from dashboard.charts.control import control, week
from dashboard.charts.conversation import course
from dashboard.charts.fairness import funnel, waterfall
from dashboard.charts.printed import png, svg
from dashboard.charts.ratings import calibration, drivers, expected_course, moved
from dashboard.charts.rubric import shifts
from dashboard.charts.specs import Chart, beside
from dashboard.charts.theme import PICKED, ROLES
from dashboard.charts.topics import topics
from dashboard.charts.workload import staffing

__all__ = [
    "PICKED",
    "ROLES",
    "Chart",
    "agreement",
    "associations",
    "before_after",
    "beside",
    "calibration",
    "control",
    "course",
    "dots",
    "drivers",
    "expected_course",
    "flow",
    "funnel",
    "heat",
    "moved",
    "open_hours",
    "png",
    "shifts",
    "staffing",
    "svg",
    "topics",
    "trend",
    "volume",
    "waterfall",
    "week",
    "wins",
]
