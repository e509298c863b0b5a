"""Say which place a short description stands for: "the town", "the province", "the country"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from timeline.events.descriptions import points_back

if TYPE_CHECKING:
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Mention

#: A description is not carried over more paragraphs than this without its place coming up again.
REACH = 2
_KINDS = ("country", "region", "city", "built", "unknown", "any")


@dataclass(slots=True)
class PlacesNamed:
    """The place of each kind that was named last, and in which paragraph."""

    last: dict[str, tuple[Mention, int]] = field(default_factory=dict)

    def meant(self, scene: Scene, tree: Tree, token: int) -> Mention | None:
        """Return the place "the town" stands for: the last one named, in its own sentence first."""
        if tree.lemmas[token] not in scene.words.sets["places.nouns"]:
            return None
        if tree.tokens[token].tag not in {"NN", "NNS"} or not points_back(tree, token):
            return None
        kind = scene.words.table["places"]["specific"].get(tree.lemmas[token], "any")
        for i, mention in sorted(scene.names[tree.index].items(), reverse=True):
            if i < token and mention.kind == "place" and _is_kind(mention, kind):
                return mention
        held = self.last.get(kind)
        if held is None or scene.paragraph(tree.index) - held[1] > REACH:
            return None
        return held[0]

    def remember(self, scene: Scene, sentence: int) -> None:
        """Keep the places a sentence names."""
        paragraph = scene.paragraph(sentence)
        for mention in scene.names[sentence].values():
            if mention.kind == "place":
                for kind in _KINDS:
                    if _is_kind(mention, kind):
                        self.last[kind] = (mention, paragraph)


def _is_kind(mention: Mention, kind: str) -> bool:
    own = mention.place.kind if mention.place else "unknown"
    return own == kind or (kind == "any" and own != "country") or (own, kind) == ("unknown", "city")
