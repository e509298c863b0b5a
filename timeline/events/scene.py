"""One article laid out for reading claims: its trees, and what stands on each token.

In "Ana Lee was arrested on Friday" ``names[0][1]`` is the mention "Ana Lee" and
``timexes[0]`` holds "Friday" with the token that carries it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from timeline.events.mend_names import names_joined
from timeline.events.mend_times import times_freed
from timeline.events.tree import Tree
from timeline.events.words import Words, words
from timeline.model import Interval, Mention, Paragraph, Span, Timex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from timeline.model import Article, EventType, ParagraphKind, Sentence

Spanned = TypeVar("Spanned", Mention, Timex)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression and the token of its sentence that carries it."""

    timex: Timex
    token: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that makes a clause report an event.

    ``clause`` is the verb that gives tense and actors: the trigger itself, or the light verb beside
    an event noun ("launched an attack": trigger "attack", clause "launched"). ``carried`` is set
    when that verb reports nothing else.
    """

    sentence: int
    token: int
    clause: int
    lemma: str
    type: EventType
    noun: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One article laid out; the outer index of every table is the sentence."""

    article: Article
    words: Words
    trees: tuple[Tree, ...]
    names: tuple[Mapping[int, Mention], ...]
    timexes: tuple[tuple[Dated, ...], ...]

    @property
    def publication(self) -> Interval | None:
        """Return the trusted publication interval, or None."""
        published = self.article.publication
        return published.interval if published else None

    def kind(self, sentence: int) -> ParagraphKind:
        """Return the kind of paragraph a sentence stands in."""
        return self.article.paragraphs[self.paragraph(sentence)].kind

    def paragraph(self, sentence: int) -> int:
        """Return the index of the paragraph a sentence stands in."""
        return self.trees[sentence].sentence.paragraph

    @property
    def title(self) -> str:
        """Return the article's title: its own, else its first paragraph that is one, or nothing."""
        if self.article.title:
            return self.article.title
        first = next((p for p in self.article.paragraphs if p.kind == "title"), None)
        return "" if first is None else self.text(first.span)

    def text(self, span: Span) -> str:
        """Return the characters of the article a span points at."""
        return span.of(self.article.text)


def lay_out(
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Iterable[Mention],
    timexes: Iterable[Timex],
) -> Scene:
    """Return the scene of one article; one without paragraphs is a single one."""
    if not article.paragraphs:
        whole = Paragraph(span=Span(start=0, end=len(article.text)), kind="text")
        article = replace(article, paragraphs=(whole,))
    vocabulary = words(article.language or "en")
    starts = [sentence.span.start for sentence in sentences]
    named, dated = _by_sentence(mentions, starts), _by_sentence(timexes, starts)
    trees = tuple(
        Tree(
            replace(
                sentence,
                tokens=times_freed(names_joined(sentence.tokens, names), times, vocabulary),
            ),
            index,
            vocabulary,
        )
        for index, (sentence, names, times) in enumerate(zip(sentences, named, dated, strict=True))
    )
    return Scene(
        article=article,
        words=vocabulary,
        trees=trees,
        names=tuple(_by_token(tree, here) for tree, here in zip(trees, named, strict=True)),
        timexes=tuple(_carried(tree, here) for tree, here in zip(trees, dated, strict=True)),
    )


def _by_sentence(records: Iterable[Spanned], starts: list[int]) -> list[list[Spanned]]:
    groups: list[list[Spanned]] = [[] for _ in starts]
    for record in records:
        at = bisect_right(starts, record.span.start) - 1
        if at >= 0:
            groups[at].append(record)
    return groups


def tokens_of(tree: Tree, span: Span) -> range:
    """Return the indices of the tokens that lie in ``span``."""
    first = bisect_right(tree.ends, span.start)
    last = first
    while last < len(tree.tokens) and tree.tokens[last].span.start < span.end:
        last += 1
    return range(first, last)


def head_of(tree: Tree, tokens: range) -> int:
    """Return the token of a phrase whose governor stands outside it: the first such one."""
    return next(
        (i for i in tokens if tree.tokens[i].head not in tokens or tree.tokens[i].head == i),
        tokens.start,
    )


def _by_token(tree: Tree, mentions: list[Mention]) -> dict[int, Mention]:
    return {i: mention for mention in mentions for i in tokens_of(tree, mention.span)}


def _carried(tree: Tree, timexes: list[Timex]) -> tuple[Dated, ...]:
    found = ((timex, tokens_of(tree, timex.span)) for timex in timexes)
    return tuple(Dated(timex, head_of(tree, tokens)) for timex, tokens in found if tokens)
