"""Time expressions: found by rules, resolved against publication, narrative and speech.

``find("It fell on Wednesday.", publication=...)``, published on Friday 16 July 2021, yields
"Wednesday": a DATE, 2021-07-14, because "fell" looks back and 14 July 2021 is a Wednesday.
"""

from timeline.timex.finder import find
from timeline.timex.quotes import Quotation, quotations
from timeline.timex.views import as_html, as_json, as_table

__all__ = ["Quotation", "as_html", "as_json", "as_table", "find", "quotations"]
