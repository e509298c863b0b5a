"""Find sayings whose cue is no verb: "according to police, ..." and the headline "Police: ...".

The source stands behind "according to" or before the colon; the rest of the sentence is its.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.extents import trimmed
from timeline.events.saying import Saying

if TYPE_CHECKING:
    from timeline.events.scene import Scene

#: A name before a colon is no longer than this many tokens.
_NAME_LENGTH = 7


def according(scene: Scene, sentence: int, i: int) -> Saying | None:
    """Return what "according to" at token ``i`` attributes, before it or behind it."""
    tree, to = scene.trees[sentence], scene.words.sets["grammar.to"]
    if i + 1 >= len(tree.tokens) or tree.tokens[i + 1].text.lower() not in to:
        return None
    head = tree.tokens[i].head
    if head <= i + 1:
        head = next((k for k in tree.kids(i, "obl", "nmod", "obj")), i + 2)
    if head >= len(tree.tokens):
        return None
    last = max(tree.right[head], head)
    first = i
    if first == 0:
        comma = next((k for k in range(head, len(tree.tokens)) if tree.tokens[k].text == ","), None)
        last = min(last, comma) if comma is not None else last
        contents = (
            trimmed(tree, last + 1, len(tree.tokens) - 1, i) if last + 1 < len(tree.tokens) else ()
        )
    else:
        contents = trimmed(tree, 0, first - 1, i)
        if last + 3 < len(tree.tokens):
            contents += trimmed(tree, last + 1, len(tree.tokens) - 1, i)
    if not contents:
        return None
    return Saying(
        sentence=sentence,
        cue=i,
        speaker=head,
        contents=contents,
        stance="asserts",
        utters=False,
        cue_span=tree.span(i, i + 1),
        last_paragraph=scene.paragraph(sentence),
    )


def announced(scene: Scene, sentence: int) -> list[Saying]:
    """Return "X: Y" as X saying Y, in a headline or where a paragraph opens with a name."""
    tree = scene.trees[sentence]
    colon = next((i for i, t in enumerate(tree.tokens[:_NAME_LENGTH]) if t.text == ":"), None)
    if colon is None or colon == 0 or colon + 3 >= len(tree.tokens):
        return []
    speaker = next((i for i in range(colon - 1, -1, -1) if i in scene.names[sentence]), colon - 1)
    titled = scene.kind(sentence) in {"title", "heading"} or sentence == 0
    collective = tree.lemmas[speaker] in scene.words.sets["actors.collectives"]
    named = speaker in scene.names[sentence] and scene.names[sentence][speaker].kind != "place"
    if not (named or (titled and collective)):
        return []
    return [
        Saying(
            sentence=sentence,
            cue=colon,
            speaker=speaker,
            contents=trimmed(tree, colon + 1, len(tree.tokens) - 1, colon),
            stance="asserts",
            utters=False,
            cue_span=tree.tokens[colon].span,
            last_paragraph=scene.paragraph(sentence),
        )
    ]
