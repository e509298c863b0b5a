"""One saying: a cue, the phrase of its speaker, and the spans of what was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.events.roles import is_passive, subject_of
from timeline.events.tree import first_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.events.words import Words
    from timeline.model import Span, Stance

_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBG", "VB", "VBN"})
#: What may stand between a verb and the noun of its speaker ("said another young man").
_BEFORE_NOUN = frozenset({"DT", "JJ", "CD", "PRP$", "JJS", "NNPS", "POS"})
_NO_CLAUSE = frozenset({"aux", "aux:pass", "amod", "compound", "case", "cop", "fixed"})


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says what: ``cue`` and ``speaker`` are tokens of ``sentence``, contents are spans.

    ``via`` is the token of the source the speaker leans on in turn.
    """

    sentence: int
    cue: int
    speaker: int | None
    contents: tuple[Span, ...]
    stance: Stance
    utters: bool
    direct: bool = False
    via: int | None = None
    cue_span: Span | None = None
    last_paragraph: int = -1

    @classmethod
    def of(
        cls,
        scene: Scene,
        sentence: int,
        cue: int,
        contents: tuple[Span, ...],
        *,
        direct: bool = False,
    ) -> Saying:
        """Return the saying of a verb with its speaker and source found by the parse."""
        tree, words = scene.trees[sentence], scene.words
        lemma = lemma_of(tree, words, cue)
        return cls(
            sentence=sentence,
            cue=cue,
            speaker=speaker_of(tree, words, cue, contents if direct else ()),
            contents=contents,
            stance=stance_of(tree, words, cue),
            utters=direct or lemma in words.sets["utter.verbs"],
            direct=direct,
            via=_via(tree, words, cue),
            cue_span=tree.tokens[cue].span,
            last_paragraph=scene.paragraph(sentence),
        )


def lemma_of(tree: Tree, words: Words, i: int) -> str:
    """Return the reporting verb at ``i`` with its particle if the list knows it so."""
    full = tree.verb_lemma(i)
    return full if full in words.attitudes else tree.lemmas[i]


def is_cue(tree: Tree, words: Words, i: int) -> bool:
    """Return whether the token is a verb that reports what somebody says or thinks."""
    return is_full_verb(tree, i) and lemma_of(tree, words, i) in words.attitudes


def is_full_verb(tree: Tree, i: int) -> bool:
    """Return whether the token is a verb that makes a clause, no helper and no modifier."""
    return tree.tokens[i].tag in _FINITE and tree.relations[i] not in _NO_CLAUSE


def stance_of(tree: Tree, words: Words, cue: int) -> Stance:
    """Return how the speaker stands to the content: a negated "said" denies nothing it asserts.

    A verb that reports no clause asserts here; its stance is to the thing it is about.
    """
    stance = words.stances.get(lemma_of(tree, words, cue), "asserts")
    if stance == "denies" and is_negated(tree, words, cue):
        return "asserts"
    if any(tree.tokens[k].tag == "MD" for k in tree.kids(cue, "aux")) and stance == "asserts":
        return "hedges"
    return stance


def is_negated(tree: Tree, words: Words, cue: int) -> bool:
    """Return whether "not" or the like stands with a cue."""
    return any(tree.lemmas[k] in words.sets["status.negators"] for k in tree.kids(cue, "advmod"))


def speaker_of(tree: Tree, words: Words, cue: int, quoted: Sequence[Span] = ()) -> int | None:
    """Return the token whose phrase speaks: subject, passive agent, or what stands near."""
    if _opens_passive(tree, cue):
        return None
    subject = _main_subject(tree, cue) if _trails(tree, cue) else None
    subject = subject_of(tree, cue) if subject is None else subject
    if subject is not None and any(q.contains(tree.tokens[subject].span) for q in quoted):
        return _nearby(tree, words, cue, quoted)
    if subject is not None and is_passive(tree, cue):
        return next(
            (
                k
                for k in tree.kids(cue, "obl", "obl:agent")
                if tree.case(k) in words.sets["parts.acting"]
            ),
            None,
        )
    named = subject is not None and tree.tokens[subject].tag.startswith("NNP")
    if subject is not None and not named and tree.lemmas[subject] in words.nouns:
        above = tree.tokens[cue].head
        outer = subject_of(tree, above) if tree.is_verb(above) and above != cue else None
        subject = None if outer in {None, subject} else outer
        above = tree.tokens[above].head
        if subject is None and tree.is_verb(above):
            subject = subject_of(tree, above)
    if subject is not None and tree.tokens[subject].tag != "EX":
        return _holder(tree, words, subject)
    return _nearby(tree, words, cue, quoted)


def _opens_passive(tree: Tree, cue: int) -> bool:
    """Return whether a sentence opens with what its subject was told ("Asked about it, ...")."""
    return first_word(tree.tokens) >= cue and tree.tokens[cue].tag in {"VBN", "VBD"}


def _trails(tree: Tree, cue: int) -> bool:
    """Return whether the cue trails after a comma (", saying it was late")."""
    before = cue - 1
    while before > 0 and not tree.tokens[before].text[:1].isalnum():
        if tree.tokens[before].text == ",":
            return tree.tokens[cue].tag == "VBG"
        before -= 1
    return False


def _main_subject(tree: Tree, cue: int) -> int | None:
    """Return the token whose phrase speaks: subject, passive agent, or what stands near."""
    for above in tree.up(cue):
        if tree.tokens[above].tag in {"VBD", "VBZ", "VBP", "VBN"}:
            subject = subject_of(tree, above)
            if subject is not None and subject < cue:
                return subject
    return None


def _holder(tree: Tree, words: Words, subject: int) -> int:
    """Return who stands behind a text that speaks ("a ministry statement saying ...")."""
    if tree.lemmas[subject] not in words.sets["reporting_nouns.statement"]:
        return subject
    behind = tree.kid(subject, "nmod:poss", "compound")
    if behind is not None:
        return behind
    by = (k for k in tree.kids(subject, "nmod") if tree.case(k) in words.sets["parts.sources"])
    return next(by, subject)


def _nearby(tree: Tree, words: Words, cue: int, quoted: Sequence[Span]) -> int | None:
    """Return the noun near a cue the parse gave no subject: right after it, else before it.

    Before it, the first noun after the quotation or the comma opens the speaker's phrase
    ("...,” Jamal Khan, a police spokesman, said").
    """
    following = cue + 1
    while following < min(cue + 4, len(tree.tokens)) and tree.tokens[following].tag in _BEFORE_NOUN:
        following += 1
    if _is_what_shows(tree, cue, following):
        return None
    told = following < len(tree.tokens) and tree.relations[following] in {"obj", "iobj", "compound"}
    if (
        following < len(tree.tokens)
        and _is_nominal(tree, following)
        and not (told and tree.lemmas[cue] in words.sets["cues.told"])
    ):
        return _top(tree, following, cue)
    first = cue
    while first > 0 and not any(q.contains(tree.tokens[first - 1].span) for q in quoted):
        first -= 1
    opening = next((i for i in range(first, cue) if _is_nominal(tree, i)), None)
    return None if opening is None else _top(tree, opening, cue)


def _is_what_shows(tree: Tree, cue: int, i: int) -> bool:
    """Return whether a noun behind an infinitive is of what is said ("to show Dahl had left")."""
    bare = any(tree.tokens[k].tag == "TO" for k in tree.kids(cue, "mark", "aux"))
    head = tree.tokens[i].head if i < len(tree.tokens) else cue
    return bare and head != cue and tree.tokens[head].head == cue and tree.is_verb(head)


def _is_nominal(tree: Tree, i: int) -> bool:
    return tree.tokens[i].tag in {"NNP", "NN", "NNS", "NNPS", "PRP"}


def _top(tree: Tree, i: int, cue: int) -> int:
    """Return the head of the phrase of ``i``, without leaving it over the cue."""
    while tree.relations[i] in {"flat", "compound", "amod", "nmod:desc"}:
        head = tree.tokens[i].head
        if head == cue or tree.is_verb(head) or abs(head - i) > 4:
            break
        i = head
    return i


def _via(tree: Tree, words: Words, cue: int) -> int | None:
    for kid in tree.kids(cue, "advcl", "xcomp", "acl", "parataxis"):
        if tree.lemmas[kid] in words.sets["cues.via"]:
            return tree.kid(kid, "obj")
    for i in range(cue + 1, len(tree.tokens)):
        if tree.tokens[i].tag == "VBG" and tree.lemmas[i] in words.sets["cues.via"]:
            return tree.kid(i, "obj")
    return None
