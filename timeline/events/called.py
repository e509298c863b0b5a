"""How somebody is called besides by name, and what that tells of gender.

"Former transport minister Karl Vella, 61," is called "minister", "transport" and "61-year-old".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.scene import tokens_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.people import Gender, People
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Mention

_INSIDE = frozenset({"DT", "JJ", "NN", "HYPH"})
_BEFORE_NAME = ("NN", "JJ", "VBN", "HYPH", "CD")


def called(scene: Scene, tree: Tree, i: int, mention: Mention, known: People) -> frozenset[str]:
    """Return the words a name is described by: before it, beside it, in predicates."""
    inside = tokens_of(tree, mention.span)
    sets = scene.words.sets
    words = {t.text.lower() for t in tree.tokens[inside.start : inside.stop]}
    words -= sets["actors.name_links"]
    if mention.kind == "person":
        words = set()
    elif mention.kind == "group" and not mention.country:
        words |= sets["actors.group_nouns"]
    words |= set(_before(scene, tree, inside.start)) | set(_kin(tree, inside.start, known))
    words |= set(_beside(scene, tree, i, inside)) | set(_behind(tree, inside.stop, known))
    behind = tree.tokens[inside.stop : inside.stop + 3]
    if len(behind) == 3 and behind[1].text.isdigit() and behind[0].text == behind[2].text == ",":
        words.add(f"{behind[1].text}{scene.words.table['quantities']['aged']}")
    return frozenset(words)


def _before(scene: Scene, tree: Tree, start: int) -> Iterator[str]:
    """Yield the words right before a name: "former transport minister Karl Vella"."""
    for k in range(start - 1, -1, -1):
        if not tree.tokens[k].tag.startswith(_BEFORE_NAME) or k in scene.names[tree.index]:
            return
        yield from (tree.lemmas[k], tree.tokens[k].text.lower())


def _kin(tree: Tree, start: int, known: People) -> Iterator[str]:
    """Yield the kinship a name stands behind: "her husband, the composer Arne Lund"."""
    k = start - 1
    while k > 0 and tree.tokens[k].tag in _INSIDE:
        k -= 1
    owned = k > 1 and tree.tokens[k].text == "," and tree.tokens[k - 2].tag in {"PRP$", "POS"}
    if owned and known.persons.get(tree.lemmas[k - 1]):
        yield tree.lemmas[k - 1]


def _behind(tree: Tree, comma: int, known: People) -> Iterator[str]:
    """Yield the words of "an accountant for ..." behind a name and a comma, however parsed."""
    articles = tree.words.sets["grammar.articles"]
    if tree.text(comma) != "," or tree.text(comma + 1).lower() not in articles:
        return
    for k in range(comma + 2, min(comma + 6, len(tree.tokens))):
        if not tree.tokens[k].tag.startswith(_BEFORE_NAME):
            return
        yield tree.lemmas[k]
        if tree.lemmas[k] in known.persons or tree.lemmas[k] in known.bodies:
            return


def _beside(scene: Scene, tree: Tree, i: int, inside: range) -> Iterator[str]:
    """Yield the words of appositions and of what the name is said to be."""
    nouns = [k for k in tree.kids(i, "appos") if k not in inside]
    predicate = tree.tokens[i].head
    if tree.relations[i] == "nsubj" and tree.kid(predicate, "cop") is not None:
        nouns.append(predicate)
    for k in nouns:
        if tree.tokens[k].tag.startswith("NN") and k not in scene.names[tree.index]:
            yield from (tree.lemmas[k], *modifiers(tree, k))


def gender_of(tree: Tree, mention: Mention, words: frozenset[str], known: People) -> Gender:
    """Return the gender of who is named: by title, by the nouns beside the name, by the name."""
    if mention.kind != "person":
        return ""
    start = tokens_of(tree, mention.span).start
    title = tree.tokens[start - 1].text if start else ""
    if title in known.titles:
        return known.titles[title]
    told = {known.persons.get(word, "") for word in words} - {""}
    if len(told) == 1:
        return told.pop()
    return known.gender_of_name(mention.name) if " " in mention.name else ""


def modifiers(tree: Tree, i: int) -> Iterator[str]:
    """Yield the lemmas that stand before a noun: "former transport" minister."""
    return (tree.lemmas[k] for k in tree.kids(i, "amod", "compound"))
