"""The story behind the sample: who works when, who is strong at what, and what goes wrong.

Six months in three teams. Whoever looks closely finds: an agent who improves after coaching,
another who does not, a language nobody answers at night, a product whose parcels run late in
summer, an agent who pastes the same block, and a handful of critical breaches.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

FIRST_DAY = date(2026, 3, 2)
LAST_DAY = date(2026, 8, 30)
LARGE_MARKETS = ("en", "zh", "de", "fr", "es", "pt", "ja", "ko")
NEW_MARKETS = ("it", "nl", "pl", "ru", "tr", "ar", "th", "vi", "id")
"""Served by a few people, with the commonest matters only."""
LANGUAGES = LARGE_MARKETS + NEW_MARKETS

COACHED_AGENT = "Lukas Brandt"
COACHING_DAY = date(2026, 6, 1)
UNMOVED_AGENT = "Zhang Wei"
"""Coached as well, without any effect."""
PASTING_AGENT = "Daniel Brooks"
UNDERSTAFFED_LANGUAGE = "ko"
SHOP, MARKETPLACE = "shop", "marketplace"
"""The desks: who bought on the marketplace is answered by people of its own."""
MARKETPLACE_CONTACTS = {"de": 240}
"""First contacts at the marketplace's desk, beside those of the shop's own."""
LATE_ARTICLE = "EB-200"
"""The wireless earbuds: sold in some markets only."""
LATE_FROM = date(2026, 7, 1)
"""From here on the late product's parcels run late far more often."""

PRE_SALE = frozenset({"product_question", "size_advice", "voucher", "payment_problem"})

TOPIC_WEIGHTS = {
    "late_parcel": 9,
    "damaged_item": 10,
    "wrong_item": 8,
    "refund_status": 9,
    "product_question": 11,
    "size_advice": 6,
    "change_address": 5,
    "cancel_order": 6,
    "payment_problem": 5,
    "return_request": 9,
    "how_to": 8,
    "angry_repeat": 2,
    "customs_duty": 5,
    "voucher": 4,
}
"""Most contacts of a cross-border shop come after the sale."""

CHANNEL_WEIGHTS = {"chat": 0.62, "email": 0.23, "social": 0.15}
WEEKDAY_WEIGHTS = (1.3, 1.15, 1.05, 1.0, 1.0, 0.7, 0.65)
DAY_HOURS = (2, 1, 1, 1, 1, 2, 3, 5, 7, 9, 10, 10, 9, 9, 9, 9, 9, 8, 8, 9, 10, 9, 7, 4)
"""Contacts by the customer's own hour on a scale of ten; nights are scaled by market."""
NIGHT_HOURS = frozenset({22, 23, 0, 1, 2, 3, 4, 5, 6, 7})

DIMENSION_OF_SKILL = {
    "greeting": "attitude",
    "empathy": "attitude",
    "apology": "attitude",
    "farewell": "attitude",
    "diagnose": "process",
    "identify": "process",
    "explain": "process",
    "tracking": "process",
    "commit": "process",
    "check": "process",
    "solve": "effect",
}

BREACH_TOPICS = {
    "insult": frozenset({"angry_repeat", "late_parcel", "damaged_item", "wrong_item", "how_to"}),
    "off_platform": PRE_SALE | {"cancel_order", "angry_repeat"},
    "secret": frozenset({"refund_status", "payment_problem", "return_request", "cancel_order"}),
}
"""Where a breach fits: nobody asks for a card number over a dress size."""


@dataclass(frozen=True)
class Agent:
    """One member of the staff; the three strengths are probabilities of a good line."""

    name: str
    team: str
    languages: tuple[str, ...]
    shift: tuple[int, int]
    attitude: float
    process: float
    effect: float
    pace: float
    breach: str | None = None
    signs: dict[str, str] = field(default_factory=dict)
    desk: str = SHOP

    def on_duty(self, moment: datetime) -> bool:
        """Whether the shift (UTC hours, may run past midnight) covers this moment."""
        start, end = self.shift
        return (moment.hour - start) % 24 < (end - start) % 24

    def strength(self, dimension: str, day: date) -> float:
        """Probability of a good line; coaching lifts attitude and process from its day on."""
        if self.name == COACHED_AGENT and day >= COACHING_DAY and dimension != "effect":
            return 0.92
        return {"attitude": self.attitude, "process": self.process, "effect": self.effect}[
            dimension
        ]

    def signature(self, language: str, formal: bool) -> str:
        """The name as customers read it: in their own script, first name only in a chat."""
        return self.signs.get(language) or (self.name if formal else self.name.split()[0])


AGENTS = (
    Agent("Mei Lin", "Asia", ("zh", "en"), (0, 9), 0.92, 0.88, 0.86, 0.8, None, {"zh": "林梅"}),
    Agent(
        UNMOVED_AGENT, "Asia", ("zh", "en"), (7, 16), 0.62, 0.66, 0.78, 0.7, "off_platform",
        {"zh": "张伟"},
    ),
    Agent(
        "Haruka Sato", "Asia", ("ja", "ko"), (23, 8), 0.96, 0.9, 0.84, 1.2, None,
        {"ja": "佐藤", "ko": "사토"},
    ),
    Agent("Kenji Mori", "Asia", ("ja",), (7, 16), 0.85, 0.68, 0.62, 1.5, None, {"ja": "森"}),
    Agent("Park Ji-woo", "Asia", ("ko",), (4, 13), 0.86, 0.8, 0.8, 1.3, None, {"ko": "박지우"}),
    Agent("Anna Keller", "Europe", ("de", "en"), (5, 14), 0.86, 0.95, 0.88, 0.9),
    Agent(COACHED_AGENT, "Europe", ("de",), (11, 22), 0.45, 0.42, 0.74, 1.0),
    Agent("Claire Dubois", "Europe", ("fr", "en"), (5, 14), 0.94, 0.72, 0.8, 1.0),
    Agent("Hugo Marchand", "Europe", ("fr",), (11, 22), 0.6, 0.78, 0.76, 0.9, "insult"),
    Agent("Sofia Romero", "Europe", ("es", "pt"), (6, 15), 0.9, 0.84, 0.72, 2.4),
    Agent("Tiago Alves", "Americas", ("pt", "es"), (12, 23), 0.82, 0.6, 0.8, 0.9, "secret"),
    Agent("Emily Carter", "Americas", ("en",), (12, 21), 0.9, 0.86, 0.9, 0.6),
    Agent(PASTING_AGENT, "Americas", ("en", "es"), (15, 0), 0.74, 0.7, 0.76, 0.7),
    Agent("Chloe Wong", "Americas", ("zh", "en"), (15, 1), 0.84, 0.78, 0.7, 1.6, None,
          {"zh": "黄可怡"}),
    Agent("Elena Conti", "Europe", ("it", "nl"), (7, 18), 0.88, 0.76, 0.82, 1.0),
    Agent("Kasia Nowak", "Europe", ("pl", "ru"), (6, 17), 0.72, 0.86, 0.8, 0.9, None,
          {"ru": "Кася"}),
    Agent("Leyla Haddad", "Europe", ("ar", "tr"), (6, 17), 0.92, 0.74, 0.78, 1.1, None,
          {"ar": "ليلى"}),
    Agent("Putri Lestari", "Asia", ("id", "th", "vi"), (0, 9), 0.86, 0.82, 0.84, 0.9, None,
          {"th": "ปุตรี"}),
    Agent("Nguyen Minh Chau", "Asia", ("vi", "th", "id"), (6, 17), 0.78, 0.8, 0.76, 1.2, None,
          {"vi": "Minh Châu", "th": "มินต์", "id": "Chau"}),
    # As weak as the coached agent was, in the same language, and coached by nobody.
    Agent("Jonas Weber", "Europe", ("de",), (5, 14), 0.5, 0.46, 0.8, 0.9, desk=MARKETPLACE),
    Agent("Nele Vogt", "Europe", ("de",), (11, 22), 0.42, 0.5, 0.76, 1.1, desk=MARKETPLACE),
    Agent("Ayla Demir", "Europe", ("de",), (7, 20), 0.5, 0.5, 0.78, 1.0, desk=MARKETPLACE),
)  # fmt: skip


def day_weight(day: date) -> float:
    """How busy a day is: Mondays most, weekends least, a slow growth, and a sale in June."""
    growth = 1 + 0.25 * (day - FIRST_DAY).days / (LAST_DAY - FIRST_DAY).days
    sale = 1.5 if date(2026, 6, 16) <= day <= date(2026, 6, 28) else 1.0
    return WEEKDAY_WEIGHTS[day.weekday()] * growth * sale


def hour_weights(night: float) -> list[float]:
    """Contacts by the customer's own hour; `night` is the share of a busy hour kept at night."""
    return [
        max(weight * min(1.0, night * 4), 10 * night) if hour in NIGHT_HOURS else weight
        for hour, weight in enumerate(DAY_HOURS)
    ]


def lateness(day: date) -> float:
    """How many times the usual number of late parcels the late product has on this day."""
    if day < LATE_FROM:
        return 1.1
    return 2.4 if day.month == 7 else 4.2
