"""Articles in: read every format a newsroom has, with all evidence for the publication date.

``read([Path("articles")])`` on a text whose masthead says "Thursday, April 25, 2024" beside
"11.8 C" → an ``Article`` with that day as a doubted candidate, its furniture marked as
boilerplate with reasons.
"""

from timeline.sources.articles import from_text, identity
from timeline.sources.contract import as_json
from timeline.sources.draft import checked
from timeline.sources.listing import listing
from timeline.sources.names import real, shown
from timeline.sources.reading import File, here, read
from timeline.sources.weighing import ranked

__all__ = [
    "File",
    "as_json",
    "checked",
    "from_text",
    "here",
    "identity",
    "listing",
    "ranked",
    "read",
    "real",
    "shown",
]
