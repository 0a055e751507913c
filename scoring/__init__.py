"""Conversations in, measurements, verdicts and comparisons out.

Everything here takes frames and returns frames: no screen, no database, no files but its own data.
"""
