"""Which names are streets that bear the name of a town: none of them says where the article plays.

"in the 3400 block of Burkett near Reeves, in Houston": Burkett and Reeves are streets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.places.words import Run

#: Words that open a spot told by its streets, and those a name of such a spot follows.
_OPENS = frozenset({"block", "corner", "intersection"})
_JOINS = frozenset({"of", "and", "near", "&", "at"})
#: "Austin and Jackson streets": both are.
_PLURAL = frozenset({"avenues", "streets", "roads"})
#: How many words such a spot is told in.
_REACH = 8
#: What streets are called, in small letters without full stops.
HEADS = frozenset(
    {
        "avenue", "ave", "avenues", "street", "streets", "road", "roads", "rd", "drive", "dr",
        "lane", "ln", "boulevard", "blvd", "parkway", "highway", "turnpike", "terrace",
    }
)  # fmt: skip


def is_street(run: Run) -> bool:
    """Return whether a name is that of a street here, by its own words or those around it."""
    if run.tokens[-1].text.strip(".").lower() in HEADS or run.after.strip(".").lower() in HEADS:
        return True
    words = [token.text.lower() for token in run.sentence.tokens]
    before = words[max(run.start - _REACH, 0) : run.start]
    if run.before.lower() in _JOINS and _OPENS & set(before):
        return True
    ahead = [word.strip(".") for word in words[run.end : run.end + 4]]
    return ahead[:1] in (["and"], ["&"]) and not _PLURAL.isdisjoint(ahead[2:])
