"""Events out of claims: one event told many ways, linked by place and actor, contradictions kept.

"Spin Boldak, which fell to the Taliban on Wednesday" in two articles is one event with two claims;
"retaken" says the ministry, "still had control" says the other side, and the two claims stand in
conflict, both with their quotes.
"""

from timeline.graph import aliases, exports
from timeline.graph.asking import Meeting, Together, met, path, storylines, together
from timeline.graph.explaining import explain
from timeline.graph.linking import link, link_told
from timeline.graph.nodes import layout, network
from timeline.spreading import Parts, alone

__all__ = [
    "Meeting",
    "Parts",
    "Together",
    "aliases",
    "alone",
    "explain",
    "exports",
    "layout",
    "link",
    "link_told",
    "met",
    "network",
    "path",
    "storylines",
    "together",
]
