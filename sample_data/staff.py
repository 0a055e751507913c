"""The people behind the sample who are no agents, or log in as one: reviewers, a trainer, and
whoever else looks at the quality of the story's conversations."""

from dataclasses import dataclass

from sample_data.story import COACHED_AGENT, PASTING_AGENT, UNMOVED_AGENT


@dataclass(frozen=True)
class Member:
    """Somebody with a role. ``doubt``: how often a reviewer gives another verdict than the program;
    ``strict``: how many of these are harder than the program's."""

    login: str
    name: str
    role: str
    agent: str | None = None
    doubt: float = 0.0
    strict: float = 0.5


MEMBERS = (
    Member("dana@shop.example", "Dana Weiss", "supervisor"),
    Member("omar@shop.example", "Omar Haddad", "reviewer", doubt=0.03),
    Member("yue@shop.example", "Lin Yue", "reviewer", doubt=0.04, strict=0.3),
    Member("sofia@shop.example", "Sofia Ramos", "reviewer", doubt=0.08, strict=0.9),
    Member("ines@shop.example", "Inès Moreau", "trainer"),
    Member("lukas@shop.example", COACHED_AGENT, "agent", COACHED_AGENT),
    Member("zhang@shop.example", UNMOVED_AGENT, "agent", UNMOVED_AGENT),
    Member("daniel@shop.example", PASTING_AGENT, "agent", PASTING_AGENT),
    Member("robin@shop.example", "Robin Park", "reader"),
)
