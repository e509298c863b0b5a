"""Find the words that make clauses report events, and give each its type.

"Troops launched an attack and seized the town": the noun "attack" (its clause is "launched") and
the verb "seized". "Fighting continued": the noun; the verb only says that it went on.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from timeline.events import company
from timeline.events.bystanders import bounds_a_term
from timeline.events.denials import denier
from timeline.events.event_nouns import event_nouns, is_gerund_noun, noun_lemma, noun_type
from timeline.events.scene import Scene, Trigger, head_of, tokens_of
from timeline.events.tallies import toll

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from collections.abc import Set as AbstractSet

    from timeline.events.tree import Tree
    from timeline.events.words import Words
    from timeline.model import EventType, Span

_ASIDE = frozenset({"advcl", "acl", "amod", "appos"})
_NO_CLAUSE = ("aux", "aux:pass", "cop", "case", "fixed", "amod", "compound", "mark", "flat", "det")


def at(scene: Scene, spans: Iterable[Span]) -> frozenset[tuple[int, int]]:
    """Return the (sentence, token) of the head of each span."""
    starts = [tree.sentence.span.start for tree in scene.trees]
    found = set()
    for span in spans:
        sentence = bisect_right(starts, span.start) - 1
        if sentence >= 0:
            tokens = tokens_of(scene.trees[sentence], span)
            if tokens:
                found.add((sentence, head_of(scene.trees[sentence], tokens)))
    return frozenset(found)


def find(
    scene: Scene, sentence: int, forced: AbstractSet[tuple[int, int]] = frozenset()
) -> list[Trigger]:
    """Return the triggers of one sentence in order of place; ``forced`` tokens are triggers too."""
    tree, words = scene.trees[sentence], scene.words
    nouns = {
        i: clause for i, clause in event_nouns(tree, words).items() if not _is_month(scene, tree, i)
    }
    carried = {clause for clause, light in nouns.values() if light}
    undated = _undated(scene, tree)
    nouns = {i: clause for i, clause in nouns.items() if (sentence, i) in forced or i in undated}
    found = [
        Trigger(sentence, i, clause, lemma, noun_type(scene, tree, i), noun=True, carried=light)
        for i, (clause, light) in nouns.items()
        for lemma in (noun_lemma(tree, i),)
    ]
    for i in range(len(tree.tokens)):
        if i in nouns or (i in carried and (sentence, i) not in forced):
            continue
        trigger = _verb(scene, tree, i) or _state(tree, words, i) if i in undated else None
        if trigger is not None and (
            _only_plans(tree, words, i, nouns) or bounds_a_term(tree, words, i)
        ):
            trigger = None
        if trigger is None and (sentence, i) in forced:
            trigger = _any(tree, words, i)
        if trigger is not None:
            found.append(Trigger(sentence, i, i, *trigger))
    told = {trigger.clause for trigger in found}
    found = [t for t in found if t.noun or not _plans_an_act(tree, words, t.token, told)]
    return sorted(found, key=lambda trigger: trigger.token)


def _plans_an_act(tree: Tree, words: Words, i: int, told: Container[int]) -> bool:
    """Return whether a verb only plans an event told beside it ("was scheduled to vote")."""
    act = tree.kid(i, "xcomp")
    plans = tree.lemmas[i] in words.sets["status.lapsing"] and act in told
    return plans and tree.kid(i, "aux:pass", "nsubj:pass") is not None


def _undated(scene: Scene, tree: Tree) -> frozenset[int]:
    """Return the tokens outside time expressions: "before dawn" tells when, and no event."""
    spans = [d.timex.span for d in scene.timexes[tree.index] if d.timex.anchor != "event"]
    if not spans:
        return frozenset(range(len(tree.tokens)))
    return frozenset(
        i for i, token in enumerate(tree.tokens) if not any(s.contains(token.span) for s in spans)
    )


def _only_plans(tree: Tree, words: Words, i: int, nouns: Container[int]) -> bool:
    """Return whether a participle only plans its noun ("a visit planned for Thursday")."""
    plans = tree.lemmas[i] in words.sets["status.planned_verbs"] and tree.tokens[i].tag == "VBN"
    return plans and tree.relations[i] in {"acl", "acl:relcl"} and tree.tokens[i].head in nouns


def _is_month(scene: Scene, tree: Tree, i: int) -> bool:
    """Return whether a capitalised noun is part of a date ("RIGA, March 3 (Agency) -")."""
    spans = (d.timex.span for d in scene.timexes[tree.index])
    return tree.tokens[i].tag.startswith("NNP") and any(
        span.contains(tree.tokens[i].span) for span in spans
    )


def _any(tree: Tree, words: Words, i: int) -> tuple[str, EventType]:
    lemma = tree.lemmas[i]
    return lemma, words.nouns.get(lemma) or words.verbs.get(lemma) or "other"


def _verb(scene: Scene, tree: Tree, i: int) -> tuple[str, EventType] | None:
    words = scene.words
    token = tree.tokens[i]
    helper = tree.relations[i] in _NO_CLAUSE or token.pos == "AUX" or not token.text[0].isalnum()
    if helper or not tree.is_verb(i) or is_gerund_noun(tree, i) or _is_capacity(tree, i):
        return None
    lemma, bare = tree.verb_lemma(i), tree.lemmas[i]
    if lemma in words.sets["light.cancel"] and not _calls_off_a_thing(tree, i):
        return None
    shifted = _judged(tree, words, i) or _by_company(scene, tree, i, lemma)
    if shifted is not None:
        return shifted
    phase = bare in words.sets["stative.phases"]
    if phase or bare in words.sets["stative.verbs"]:
        loose = tree.relations[i] in {"acl", "advcl"} and tree.tokens[i].tag == "VB"
        phase = phase and not loose  # "due to begin"
        phase = phase or tree.tokens[i].tag == "VBD"
        told = phase and not any(tree.is_verb(k) for k in tree.kids(i, "xcomp", "ccomp"))
        told = told or _awaits(tree, words, i) or _is_denied(scene, tree, i)
        return (lemma, "other") if told else None
    if bare in words.sets["event_words.results"] and _is_resultative(tree, i):
        return _result(tree, words, i)
    if bare in words.sets["event_words.having"]:
        return _having(tree, words, i)
    known = words.verbs.get(lemma) or words.verbs.get(bare)
    if known is None and bare in words.sets["utter.verbs"]:
        return bare, "statement"
    return lemma, known or "other"


def _is_capacity(tree: Tree, i: int) -> bool:
    """Return whether a participle says in what part somebody speaks ("Prosecuting, Ana Roth said").

    It stands alone between commas or before one, and tells of no deed.
    """
    token, around = tree.tokens[i], (tree.text(i - 1) if i else ",", tree.text(i + 1))
    return token.tag == "VBG" and tree.relations[i] in _ASIDE and around == (",", ",")


def _is_denied(scene: Scene, tree: Tree, i: int) -> bool:
    """Return whether somebody denies what a verb tells: that makes news of the commonest verb."""
    return denier(tree, scene.words, Trigger(tree.index, i, i, tree.lemmas[i], "other")) is not None


def _calls_off_a_thing(tree: Tree, i: int) -> bool:
    """Return whether what is called off is told ("suspended all flights")."""
    return tree.kid(i, "obj", "nsubj:pass") is not None


def _by_company(scene: Scene, tree: Tree, i: int, lemma: str) -> tuple[str, EventType] | None:
    """Return the type a verb has by its company ("the death toll rose", "talks collapsed")."""
    found = company.kind(scene, tree, i, lemma) or toll(tree, i)
    if found is not None:
        return lemma, found
    return _result(tree, scene.words, i) if _leaves(scene, lemma) else None


def _judged(tree: Tree, words: Words, i: int) -> tuple[str, EventType] | None:
    """Return what a verb and the state it puts somebody in report ("found not guilty")."""
    state = tree.kid(i, "xcomp")
    if state is None or state < i:
        return None
    pair = f"{tree.lemmas[i]} {tree.lemmas[state]}"
    tables = words.table["event_words"]
    kind: EventType | None = tables["judged"].get(pair)
    if kind is None:
        return None
    words_not = words.sets["status.not_words"]
    turned = any(tree.tokens[k].text.lower() in words_not for k in tree.children[state])
    return (pair.replace(" ", f" {tables['not']} ") if turned else pair), kind


def _leaves(scene: Scene, lemma: str) -> bool:
    return lemma in scene.words.sets["event_words.results"]


def _result(tree: Tree, words: Words, i: int) -> tuple[str, EventType] | None:
    """Return what somebody was left as ("left two men dead"), the verb itself being no event."""
    kinds: dict[str, EventType] = words.table["event_words"]["dead"]
    for k in range(i + 1, min(i + 12, len(tree.tokens))):
        word = tree.tokens[k].text.lower()
        if word in kinds:
            return word, kinds[word]
    return None


def _awaits(tree: Tree, words: Words, i: int) -> bool:
    """Return whether a verb plans a thing, not an act ("expected a report by Friday")."""
    thing = tree.kid(i, "obj", "nsubj:pass")
    if thing is not None and tree.tokens[thing].tag in {"WDT", "WP"}:
        thing = tree.tokens[i].head
    return (
        tree.lemmas[i] in words.sets["status.planned_verbs"]
        and thing is not None
        and tree.lemmas[thing] not in words.nouns
        and tree.kid(i, "xcomp", "ccomp") is None
    )


def _is_resultative(tree: Tree, i: int) -> bool:
    """Return whether "leave" says in what state, not where from ("left two men dead")."""
    thing = tree.kid(i, "obj", "xcomp")
    if thing is None:
        return False
    tags = [tree.tokens[k].tag for k in range(thing + 1, min(thing + 6, len(tree.tokens)))]
    return tree.kid(i, "xcomp") is not None or any(t.startswith(("JJ", "VBG")) for t in tags[:3])


def _having(tree: Tree, words: Words, i: int) -> tuple[str, EventType] | None:
    thing = tree.kid(i, "obj")
    if thing is None or tree.lemmas[thing] not in words.sets["event_words.states"]:
        return None
    return f"{tree.lemmas[i]} {tree.lemmas[thing]}", words.nouns[tree.lemmas[thing]]


def _state(tree: Tree, words: Words, i: int) -> tuple[str, EventType] | None:
    """Return an adjective that says what was done to somebody ("three people were dead")."""
    lemma, tables = tree.lemmas[i], words.table["event_words"]
    kind: EventType | None = tables["there"].get(lemma) or tables["dead"].get(lemma)
    return (lemma, kind) if kind and tree.kid(i, "cop") is not None else None
