"""The periodic report: figures in, sentences, tables and charts out, as PDF, workbook or page.

``figures`` computes nothing of its own (that is scoring's), ``sentences`` says what they mean,
``document`` puts both in order, and ``pdf``, ``workbook`` and ``page`` write it, each in its form.
"""
