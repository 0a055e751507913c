"""Tables of every kind: as rows of text, what their columns are, and the messages in them.

No import format of its own (no ``NAME``): the format is :mod:`dashboard.transcripts.table`.
"""
