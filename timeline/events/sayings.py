"""Find who says what: cue, speaker and content of direct, indirect and mixed speech.

"“We will leave,” the mayor said on Friday, “and soon.”" → cue "said", speaker "the mayor", contents
both quotations. "Police said two men had died" → content "two men had died".
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline import timex
from timeline.events import indirect
from timeline.events.saying import Saying, is_cue

if TYPE_CHECKING:
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Span


#: A cue further than this many tokens from a quotation is not its own.
FAR = 30


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation, and the first and last of its tokens in one sentence."""

    span: Span
    first: int
    last: int


def find(scene: Scene) -> list[Saying]:
    """Return the sayings of an article in order of their cues."""
    quotes = [quotation.span for quotation in timex.quotations(scene.article.text)]
    found: list[Saying] = []
    at = 0
    last: Saying | None = None
    for sentence, tree in enumerate(scene.trees):
        while at < len(quotes) and quotes[at].end <= tree.sentence.span.start:
            at += 1
        here = _in_sentence(scene, sentence, quotes, at)
        direct = _direct(scene, sentence, here) or _introduced(scene, sentence, here)
        carried = _carried_on(scene, sentence, here, direct, last)
        if carried is not None and last is not None:
            found[found.index(last)] = carried
            last = carried
        reported = indirect.find(scene, sentence, {s.cue for s in direct}, [q.span for q in here])
        said = _shared(tree, direct + reported) if tree.tokens else []
        found += said
        last = next((s for s in reversed(said) if s.direct or s.utters), last)
    return found


def _in_sentence(scene: Scene, sentence: int, quotes: list[Span], at: int) -> list[_Quoted]:
    tree = scene.trees[sentence]
    whole = tree.sentence.span
    found = []
    for quote in quotes[at:]:
        if quote.start >= whole.end:
            break
        inside = [i for i, t in enumerate(tree.tokens) if quote.contains(t.span)]
        if inside:
            found.append(_Quoted(quote, inside[0], inside[-1]))
    return found


def _direct(scene: Scene, sentence: int, quotes: list[_Quoted]) -> list[Saying]:
    """Return the sayings whose content stands in quotation marks in this sentence."""
    tree = scene.trees[sentence]
    full = [q for q in quotes if _stands_alone(scene, sentence, q)]
    if not full:
        return []
    cues = [
        i
        for i in range(len(tree.tokens))
        if is_cue(tree, scene.words, i) and not any(q.first <= i <= q.last for q in quotes)
    ]
    by_cue: dict[int, list[_Quoted]] = {}
    for quote in full:
        nearest = min(cues, key=lambda cue: _distance(cue, quote), default=None)
        if nearest is not None and _distance(nearest, quote) <= FAR:
            by_cue.setdefault(nearest, []).append(quote)
    if not by_cue:
        return _after_colon(scene, sentence, full[0])
    return [
        Saying.of(scene, sentence, cue, tuple(q.span for q in contents), direct=True)
        for cue, contents in by_cue.items()
    ]


def _after_colon(scene: Scene, sentence: int, quote: _Quoted) -> list[Saying]:
    """Return the saying only a colon introduces ("That pleased Ana Lee: “...”")."""
    tree = scene.trees[sentence]
    colon = next(
        (i for i in (quote.first - 1, quote.first - 2) if i > 0 and tree.tokens[i].text == ":"),
        None,
    )
    if colon is None:
        return []
    named = (i for i in range(colon - 1, -1, -1) if i in scene.names[sentence])
    return [
        Saying(
            sentence=sentence,
            cue=colon,
            speaker=next(named, None),
            contents=(quote.span,),
            stance="asserts",
            utters=True,
            direct=True,
            cue_span=tree.tokens[colon].span,
            last_paragraph=scene.paragraph(sentence),
        )
    ]


def _introduced(scene: Scene, sentence: int, quotes: list[_Quoted]) -> list[Saying]:
    """Return the saying a sentence before introduces with a colon ("She went on:" and a quote)."""
    if sentence == 0 or not quotes or not _stands_alone(scene, sentence, quotes[0]):
        return []
    tree = scene.trees[sentence - 1]
    if not tree.tokens or tree.tokens[-1].text != ":":
        return []
    cue = max((i for i in range(len(tree.tokens)) if is_cue(tree, scene.words, i)), default=None)
    if cue is None:
        return []
    said = Saying.of(scene, sentence - 1, cue, (quotes[0].span,), direct=True)
    return [replace(said, last_paragraph=scene.paragraph(sentence))]


def _shared(tree: Tree, found: list[Saying]) -> list[Saying]:
    """Return the sayings with one speaker where a cue goes on with another's ("says ..., adding").

    The parse may hang such a cue on what was said, and take its subject from there.
    """
    kept: list[Saying] = []
    for saying in sorted(found, key=lambda s: (s.sentence, s.cue)):
        here = [s for s in kept if s.sentence == saying.sentence == tree.index]
        first = next((s for s in here if _goes_on(tree, s, saying)), None)
        kept.append(saying if first is None else replace(saying, speaker=first.speaker))
    return kept


def _goes_on(tree: Tree, first: Saying, later: Saying) -> bool:
    """Return whether a cue without a subject of its own stands where another's clause goes on."""
    if first.speaker is None or tree.kid(later.cue, "nsubj", "nsubj:pass") is not None:
        return False
    before = later.cue - 1
    while before > 0 and tree.tokens[before].tag == "RB":
        before -= 1
    token, tag = tree.tokens[before], tree.tokens[later.cue].tag
    same = token.tag == "CC" and tag == tree.tokens[first.cue].tag
    trails = token.text == "," and tag == "VBG"
    ends = [content.end for content in first.contents if content.start < token.span.start]
    apart = any(end <= token.span.start + 1 for end in ends)
    return (same or trails) and first.cue < later.cue and apart


def _distance(cue: int, quote: _Quoted) -> int:
    return cue - quote.last if cue > quote.last else quote.first - cue


def _stands_alone(scene: Scene, sentence: int, quote: _Quoted) -> bool:
    """Return whether a quotation is a clause of its own, not words inside somebody's sentence."""
    tree = scene.trees[sentence]
    before = quote.first - 1
    while before >= 0 and tree.tokens[before].tag in {"``", "''"}:
        before -= 1
    if before < 0:
        return True
    mark = tree.tokens[before].text
    if mark == "," and _is_under_way(scene, tree, before):
        return False
    return mark in {",", ":", "—", "\N{EN DASH}", "-"} and quote.last - quote.first >= 2


def _is_under_way(scene: Scene, tree: Tree, comma: int) -> bool:
    """Return whether what is said began before the comma ("said that, in time, “...”")."""
    cue = next((i for i in range(comma - 1, -1, -1) if is_cue(tree, scene.words, i)), None)
    if cue is None:
        return False
    tags = {tree.tokens[i].tag for i in range(cue + 1, comma)}
    that_words = scene.words.sets["cues.that"]
    that = any(tree.tokens[i].text.lower() in that_words for i in range(cue + 1, comma))
    return that or bool(tags & {"VBD", "VBZ", "VBP", "MD"})


def _carried_on(
    scene: Scene, sentence: int, quotes: list[_Quoted], direct: list[Saying], last: Saying | None
) -> Saying | None:
    """Return the last saying with this sentence added, when the sentence only quotes on."""
    if last is None or direct or len(quotes) != 1:
        return None
    tree = scene.trees[sentence]
    if quotes[0].span.end > tree.sentence.span.end:
        return None
    words = [i for i, token in enumerate(tree.tokens) if token.tag[:1].isalpha()]
    if not words or not (quotes[0].first <= words[0] and words[-1] <= quotes[0].last):
        return None
    gap = scene.paragraph(sentence) - scene.paragraph(last.sentence)
    if gap > 1 and not (last.direct and last.last_paragraph >= scene.paragraph(sentence) - 1):
        return None
    return replace(
        last,
        contents=(*last.contents, quotes[0].span),
        direct=True,
        last_paragraph=scene.paragraph(sentence),
    )
