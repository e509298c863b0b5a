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
        direct = _direct(scene, sentence, here)
        carried = _carried_on(scene, sentence, here, direct, last)
        if carried is not None and last is not None:
            found[found.index(last)] = carried
            last = carried
        reported = indirect.find(scene, sentence, {s.cue for s in direct}, [q.span for q in here])
        found += direct + reported
        if direct:
            last = direct[-1]
        elif reported and reported[-1].utters:
            last = reported[-1]
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
    return (
        tree.tokens[before].text in {",", ":", "—", "\N{EN DASH}", "-"}
        and quote.last - quote.first >= 2
    )


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
