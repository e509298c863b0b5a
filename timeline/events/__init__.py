"""Claims: who did what to whom, where, when, according to whom, as one article says it.

"Residents of Spin Boldak, which fell to the Taliban on Wednesday, said ..." → a claim "Spin Boldak
fell to the Taliban" (trigger "fell", type seize, agent Taliban, place Spin Boldak, on Wednesday),
and a statement by the residents.
"""

from timeline.events.claims import claims, claims_at

__all__ = ["claims", "claims_at"]
