"""What the scores say of agents, languages and periods: every figure of the dashboard but the
single conversation's."""

from scoring.standards import DIMENSIONS

MEASURES = (*DIMENSIONS, "overall")
"""The scores that are compared."""

CONFIDENCE = 0.95

FEW = 10
"""Conversations below which a group is said to be few and not compared."""
