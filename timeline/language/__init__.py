"""Tokens, parse and names of an article, as plain records; the only package that knows spaCy.

"Residents fled on Friday." → one sentence whose root "fled" (flee, VERB) governs "Residents"
(nsubj) and "Friday" (obl); ``Span`` offsets always count characters of ``Article.text``.
"""

from timeline.language.foreign import reads
from timeline.language.parse import parse, parse_many
from timeline.language.pipeline import card, chosen, using

__all__ = ["card", "chosen", "parse", "parse_many", "reads", "using"]
