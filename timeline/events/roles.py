"""Say which phrases of a clause act, undergo and receive, whatever the voice.

"The town, which fell to the rebels": the town undergoes, the rebels act. "Troops were driven out by
militants": the troops undergo. "The killing of three men by police": the men undergo, police act.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.events.scene import Trigger
    from timeline.events.tree import Tree
    from timeline.events.words import Words
    from timeline.model import Role

Argument = tuple[int, "Role"]

_MAIN = frozenset({"root", "ccomp", "parataxis"})
_SUBJECT = ("nsubj", "nsubj:pass", "csubj")
#: Verbs whose object does what the infinitive says ("told them to leave").
_OBJECT_CONTROL_NEEDS = "obj"


def arguments(tree: Tree, words: Words, trigger: Trigger) -> list[Argument]:
    """Return the head tokens of the clause's actors with their roles, in order of place."""
    found: dict[int, Role] = {}
    if trigger.noun:
        for i, role in _of_noun(tree, words, trigger):
            found.setdefault(i, role)
    if not trigger.noun or trigger.carried:
        for i, role in _of_verb(tree, words, trigger):
            found.setdefault(i, role)
    found.pop(trigger.token, None)
    spread = {j: role for i, role in found.items() for j in tree.joined(i)}
    return sorted((spread | found).items())


def _of_verb(tree: Tree, words: Words, trigger: Trigger) -> Iterator[Argument]:
    verb = trigger.clause
    lemma = tree.lemmas[verb]
    passive = is_passive(tree, verb) or is_reduced(tree, words, verb)
    ground = is_ground(tree, words, verb)
    subject = accused(tree, words, verb) if ground else subject_of(tree, verb)
    undergone = passive or lemma in words.sets["frames.undergone"]
    if subject is not None and subject != trigger.token:
        yield subject, "patient" if undergone and not trigger.noun else "agent"
    turned: str | None = words.table["frames"]["reversed"].get(lemma)
    together = trigger.lemma in words.sets["frames.together"] or trigger.type in {"fight", "meet"}
    for kid in tree.children[verb]:
        relation = tree.relations[kid]
        if relation == "obj" and kid != trigger.token:
            lost = turned and not passive and lemma in words.sets["frames.lost"]
            yield kid, "agent" if lost else "patient"
            yield from _sharing(tree, words, kid) if together and not passive else ()
        elif relation == "iobj":
            yield kid, "recipient"
        elif relation in {"obl:agent", "obl"}:
            role = _oblique(tree, kid, passive=passive, turned=turned, together=together)
            if role is not None:
                yield kid, role


def _sharing(tree: Tree, words: Words, thing: int) -> Iterator[Argument]:
    """Yield with whom a thing is done: "signed a deal with Norway", "settled a dispute with"."""
    if tree.lemmas[thing] in words.sets["frames.shared"] or tree.lemmas[thing] in words.nouns:
        with_whom = words.sets["parts.sharing"]
        yield from ((k, "agent") for k in tree.kids(thing, "nmod") if tree.case(k) in with_whom)


def _oblique(
    tree: Tree, i: int, *, passive: bool, turned: str | None, together: bool
) -> Role | None:
    case = tree.case(i)
    by_means = tree.lemmas[i] in tree.words.sets["frames.means"] and tree.kid(i, "det") is None
    if case in tree.words.sets["parts.acting"] and by_means:
        return None  # "flown by helicopter to a hospital"
    if case in tree.words.sets["parts.acting"] and (
        passive or tree.kid(tree.tokens[i].head, *_SUBJECT) is None
    ):
        return "agent"
    if turned is not None and case == turned:
        return "agent"
    if case in tree.words.sets["parts.sharing"] and together:
        return "agent"
    if case in tree.words.sets["parts.facing"]:
        return "patient"
    return None


def is_passive(tree: Tree, verb: int) -> bool:
    """Return whether the verb is passive: by its helpers, or as a participle on its noun."""
    if tree.kid(verb, "aux:pass", "nsubj:pass") is not None:
        return True
    if tree.tokens[verb].tag != "VBN" or tree.kid(verb, "aux") is not None:
        return False
    sets = tree.words.sets
    before = verb - 1
    while before > 0 and not tree.tokens[before].text[:1].isalpha():
        before -= 1
    if before >= 0 and tree.lemmas[before] in sets["helpers.have"] | sets["helpers.had"]:
        return False
    if tree.relations[verb] == "conj":
        first = tree.tokens[verb].head
        return tree.kid(verb, "obj") is None and tree.is_verb(first) and is_passive(tree, first)
    bare = tree.kid(verb, *_SUBJECT) is None
    got = (
        tree.relations[verb] == "xcomp"
        and tree.lemmas[tree.tokens[verb].head] in sets["helpers.get"]
    )
    return (
        got
        or tree.relations[verb] in {"acl", "advcl", "xcomp"}
        or (not bare and tree.kid(verb, "obj") is None and tree.relations[verb] == "root")
    )


def is_reduced(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a verb that needs an object has only a subject ("Lee charged with theft").

    Headlines leave out "was": who is charged, not who charges, stands before the verb.
    """
    if tree.tokens[verb].tag not in {"VBD", "VBN"} or tree.relations[verb] not in _MAIN:
        return False
    bare = tree.kid(verb, "obj", "iobj", "ccomp", "xcomp", "aux", "csubj") is None
    alone = tree.kid(verb, "conj") is None and tree.kid(verb, "nsubj") is not None
    return bare and alone and tree.lemmas[verb] in words.sets["frames.needs_object"]


def is_ground(tree: Tree, words: Words, verb: int) -> bool:
    """Return whether a clause is what somebody is accused of ("charged with taking bribes")."""
    if tree.tokens[verb].tag != "VBG" or tree.relations[verb] not in {"advcl", "acl", "obl"}:
        return False
    marks = {tree.lemmas[k] for k in tree.kids(verb, "mark", "case")}
    above = accusing(tree, words, verb)
    return above is not None and bool(marks & words.sets["frames.ground"])


def accusing(tree: Tree, words: Words, verb: int) -> int | None:
    """Return the verb of charging or punishing a clause hangs on, be it by the accused."""
    head = tree.tokens[verb].head
    if not tree.is_verb(head):
        head = tree.tokens[head].head
    accuses = tree.is_verb(head) and tree.lemmas[head] in words.sets["frames.accusing"]
    return head if accuses and head != verb else None


def accused(tree: Tree, words: Words, verb: int) -> int | None:
    """Return who is accused of the deed: what the verb of charging or punishing befalls."""
    above = accusing(tree, words, verb)
    if above is None:
        return None
    if is_passive(tree, above) or is_reduced(tree, words, above):
        return subject_of(tree, above)
    return tree.kid(above, "obj")


def subject_of(tree: Tree, verb: int, depth: int = 0) -> int | None:
    """Return the token that is subject of ``verb``: its own, shared, controlled or modified."""
    own = _own_subject(tree, verb)
    relation, head = tree.relations[verb], tree.tokens[verb].head
    if own is not None:
        return _antecedent(tree, verb, own)
    if depth > 8 or head == verb:
        return None
    if relation in {"acl", "acl:relcl"}:
        return head if not _is_infinitive(tree, verb) else None
    if relation in {"conj", "advcl", "parataxis"} and (tree.is_verb(head) or relation == "conj"):
        return subject_of(tree, head, depth + 1) if tree.is_verb(head) else None
    due = tree.lemmas[head] in tree.words.sets["status.planned_nouns"]
    if relation == "xcomp" and due and not tree.is_verb(head):
        return _own_subject(tree, head)  # "ministers were due to meet"
    if relation == "xcomp" and tree.is_verb(head):
        thing = tree.kid(head, _OBJECT_CONTROL_NEEDS, "iobj")
        return thing if thing is not None else subject_of(tree, head, depth + 1)
    return None


def _own_subject(tree: Tree, verb: int) -> int | None:
    """Return the verb's own subject; of two, the one that stands closest before the verb."""
    subjects = tree.kids(verb, *_SUBJECT)
    if not subjects and tree.tokens[verb].tag == "VBD":
        set_apart = tree.kids(verb, "discourse", "dislocated", "vocative")
        subjects = [i for i in set_apart if i < verb and tree.tokens[i].tag.startswith("NNP")]
    if not subjects:
        return None
    return max((i for i in subjects if i < verb), default=subjects[0])


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[k].tag == "TO" for k in tree.kids(verb, "mark", "aux"))


def _antecedent(tree: Tree, verb: int, subject: int) -> int:
    """Return what "which" or "who" stands for: the noun its clause hangs on."""
    if tree.tokens[subject].tag not in {"WDT", "WP"}:
        return subject
    before = subject - 1
    while before > 0 and not tree.tokens[before].tag.startswith(("NN", "PRP")):
        before -= 1
    near = before >= 0 and subject - before <= 2
    if near and tree.tokens[subject].tag == "WDT" and not _is_between(tree, before):
        return before
    if near and tree.tokens[subject].tag == "WP" and _is_no_event(tree, before):
        return _whole(tree, before)
    for i in (verb, tree.tokens[verb].head):
        if tree.relations[i] == "acl:relcl":
            return tree.tokens[i].head
    return before if near else subject


def _is_between(tree: Tree, name: int) -> bool:
    """Return whether a name closes a pair: "the ferry between Krk and Rab, which was late"."""
    first, words = tree.tokens[name].head, tree.words
    if tree.relations[name] == "conj":
        return tree.relations[first] == "nmod" and tree.case(first) in words.sets["parts.between"]
    ways = {tree.case(k) for k in tree.kids(first, "nmod") if k < name}
    return tree.relations[name] == "nmod" and bool(ways & words.sets["grammar.from"])


def _is_no_event(tree: Tree, name: int) -> bool:
    """Return whether "who" can only mean the name before it: "a bid for Ana Roth, who left"."""
    above = _whole(tree, name)
    thing = tree.lemmas[tree.tokens[above].head]
    of_thing = thing in tree.words.nouns or thing in tree.words.sets["frames.concerning"]
    named = tree.tokens[name].tag == "NNP" and tree.relations[above] == "nmod"
    return named and of_thing


def _whole(tree: Tree, name: int) -> int:
    """Return the head of a name of several words."""
    while tree.relations[name] in {"flat", "compound"} and tree.tokens[name].head != name:
        name = tree.tokens[name].head
    return name


def _of_noun(tree: Tree, words: Words, trigger: Trigger) -> Iterator[Argument]:
    noun, acting = trigger.token, words.sets["parts.acting"]
    for kid in tree.children[noun]:
        role = _noun_role(tree, words, trigger, kid)
        if role is not None:
            yield kid, role
            yield from ((k, "agent") for k in tree.kids(kid, "nmod") if tree.case(k) in acting)
        elif tree.relations[kid] == "acl" and tree.tokens[kid].tag == "VBN":
            yield from (
                (k, "agent") for k in tree.kids(kid, "obl", "obl:agent") if tree.case(k) in acting
            )
    sets = words.sets
    sharing = sets["parts.between"] | sets["parts.sharing"] | sets["parts.facing"]
    for kid in tree.kids(trigger.clause, "obl") if trigger.carried else ():
        role = _complement(words, trigger, tree.case(kid))
        if role is not None and tree.case(kid) in sharing:
            yield kid, role


def _noun_role(tree: Tree, words: Words, trigger: Trigger, kid: int) -> Role | None:
    relation = tree.relations[kid]
    if relation == "nmod:poss":
        return _possessor(words, trigger)
    if relation in {"compound", "amod"}:
        return _modifier(trigger)
    return _complement(words, trigger, tree.case(kid)) if relation in {"nmod", "obl"} else None


def _possessor(words: Words, trigger: Trigger) -> Role:
    return "patient" if trigger.lemma in words.sets["frames.possessed_patient"] else "agent"


def _modifier(trigger: Trigger) -> Role:
    return "patient" if trigger.type in {"kill", "arrest", "injure"} else "agent"


def _complement(words: Words, trigger: Trigger, case: str) -> Role | None:
    sets = words.sets
    if case in sets["parts.owning"]:
        return "agent" if trigger.lemma in sets["frames.of_agent"] else "patient"
    if case in sets["parts.facing"] | sets["parts.upon"]:
        return "patient"
    acting = sets["parts.acting"] | sets["parts.between"] | sets["parts.sharing"]
    return "agent" if case in acting else None
