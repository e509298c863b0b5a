"""Whether a claim says that it did not happen: "denied that troops had crossed", not "declined to".

Who denies is the claim's own voice or the one it quotes; a denial itself did happen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.graph import lexicon

if TYPE_CHECKING:
    from timeline.model import Claim

#: Characters within which the object of "denied" begins.
MOST_ASKED = 40


def denies(claim: Claim, text: str, *, known: bool) -> bool:
    """Return whether a claim says that it did not happen; ``text`` is that of its article.

    Nor does who "declined to speak of the death" deny what is taken for granted, and ``known``.
    """
    said = claim.attribution
    if said is None or said.stance != "denies" or claim.type == "statement":
        return claim.status == "denied"
    if known and claim.status != "denied":
        return False
    if said.cue is None:
        return True
    return not said.cue.overlaps(claim.trigger) and not _refused(text[said.cue.end :])


def _refused(rest: str) -> bool:
    """Return whether what follows "denied" was asked for: "the request" is no report."""
    begin = f"{rest[:MOST_ASKED].casefold().lstrip()} "
    return begin.startswith(lexicon.cues("change", "asked"))
