"""The tables of the ledger. A change here needs a migration beside it; a test compares the two."""

from dashboard.ledger.tables.alerts import Alert
from dashboard.ledger.tables.base import Base
from dashboard.ledger.tables.coaching import (
    Appraisal,
    BestPractice,
    CoachingPlan,
    CoachingTask,
    Course,
    Training,
)
from dashboard.ledger.tables.house import AuditEntry, Member, RubricVersion, Setting
from dashboard.ledger.tables.imports import Erasure, Import, Problem
from dashboard.ledger.tables.reviews import (
    Calibration,
    CustomStandard,
    Dispute,
    Review,
    ReviewNote,
    ReviewVerdict,
    SampleItem,
    SamplePlan,
)

__all__ = [
    "Alert",
    "Appraisal",
    "AuditEntry",
    "Base",
    "BestPractice",
    "Calibration",
    "CoachingPlan",
    "CoachingTask",
    "Course",
    "CustomStandard",
    "Dispute",
    "Erasure",
    "Import",
    "Member",
    "Problem",
    "Review",
    "ReviewNote",
    "ReviewVerdict",
    "RubricVersion",
    "SampleItem",
    "SamplePlan",
    "Setting",
    "Training",
]
