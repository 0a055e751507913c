"""What customers ask: their questions put into topics, across languages where the encoder is there.

Questions (``questions.py``) become points (``space.py``), points become groups (``grouping.py``),
and groups, named (``naming.py``) and numbered (``learning.py``), are the topics of a model
(``model.py``) that says of every later question to which it belongs.
"""
