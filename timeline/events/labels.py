"""Make a short readable clause of a claim: "Koper fell to the rebels".

Subject, verb and core arguments in the article's own words and order. Where the parse gives a
finite verb no subject, the sentence itself is shown, cut short: less neat, and never wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.actors import core
from timeline.events.clauses import (
    core_tokens,
    dated_tokens,
    groups_of,
    named_dates,
    top_of,
    upto_comma,
)
from timeline.events.roles import accused, is_ground, subject_of
from timeline.events.wording import EDGES, LONGEST, cut, line, read, tidied, upper, without_openers

if TYPE_CHECKING:
    from timeline.events.antecedents import Antecedents
    from timeline.events.clauses import Groups
    from timeline.events.saying import Saying
    from timeline.events.scene import Scene, Trigger
    from timeline.events.tree import Tree

_SUBJECT = ("nsubj", "nsubj:pass", "csubj", "expl")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def label(scene: Scene, trigger: Trigger, known: Antecedents, speaker: str = "") -> str:
    """Return the label of the claim a trigger makes.

    ``speaker`` is who says so in quoted words: what he says of himself is shown as his words.
    """
    tree = scene.trees[trigger.sentence]
    dated = dated_tokens(scene, tree)
    if trigger.noun and not trigger.carried:
        tokens = core_tokens(tree, trigger.token, dated - named_dates(scene, tree))
        return line(read(tree, tidied(tree, without_openers(tree, tokens)), known))
    head = top_of(tree, trigger.clause)
    groups = groups_of(scene, tree, head, dated)
    if trigger.carried and all(trigger.token not in group for group in groups):
        return line(read(tree, [trigger.token], known), read(tree, [head], known))
    if _is_bare(tree, head):
        return _sentence(scene, tree, head)
    subject = _own_subject(tree, head)
    if trigger.carried and _is_idle(scene, tree, head, groups):
        tokens = core_tokens(tree, trigger.token, dated)
        return line(read(tree, tidied(tree, without_openers(tree, tokens)), known))
    own = subject is not None or trigger.carried
    front = " ".join([] if own else _front(scene, tree, head, known))
    said = line(front, _shortened(tree, (head, trigger.token), groups, front, known))
    if speaker and subject is not None and _is_own(scene, tree, subject):
        return _quoted(speaker, said) or said
    return said


def _is_own(scene: Scene, tree: Tree, subject: int) -> bool:
    """Return whether a speaker's subject is himself or his: "we", "our people"."""
    words = (tree.tokens[k].text.lower() for k in (subject, *tree.kids(subject, "nmod:poss")))
    return any(word in scene.words.sets["actors.self_pronouns"] for word in words)


def _is_idle(scene: Scene, tree: Tree, head: int, groups: Groups) -> bool:
    """Return whether the verb adds nothing to the noun it carries ("the fight comes as ...")."""
    return len(groups) <= 2 and tree.lemmas[head] in scene.words.sets["light.idle"]


def _own_subject(tree: Tree, head: int) -> int | None:
    subject = tree.kid(head, *_SUBJECT)
    relative = subject is not None and tree.tokens[subject].tag in {"WDT", "WP"}
    return None if relative else subject


def _shortened(
    tree: Tree, held: tuple[int, int], groups: Groups, front: str, known: Antecedents
) -> str:
    """Return a clause as text, its last phrases left out as long as it is too long.

    ``held`` are the verb and the trigger, which are never left out.
    """
    head = held[0]
    while True:
        tokens = sorted({i for group in groups for i in group})
        if tokens and tokens[0] < head:
            tokens = without_openers(tree, tokens)
        text = read(tree, tidied(tree, upto_comma(tree, head, tokens)), known, front)
        last = max(groups, key=lambda group: group[0])
        fits = len(text) + len(front) < LONGEST or len(groups) <= 2
        if fits or last[0] < head or not set(held).isdisjoint(last):
            return text
        groups = [group for group in groups if group is not last]


def _front(scene: Scene, tree: Tree, head: int, known: Antecedents) -> list[str]:
    """Return who is subject of a clause without a subject of its own, as text."""
    ground = is_ground(tree, scene.words, head)
    subject = accused(tree, scene.words, head) if ground else subject_of(tree, head)
    if subject is None:
        bare = any(tree.tokens[k].tag == "TO" for k in tree.kids(head, "mark"))
        return [scene.words.table["labels"]["to"]] if bare else []  # "to attack the port"
    if not ground and tree.relations[head] == "acl" and tree.tokens[head].tag == "VBG":
        marks = [tree.tokens[k].text for k in tree.kids(head, "mark") if k < head]
        if marks:
            return [_subject(scene, tree, subject, known), *marks]
    charged = scene.words.table["frames"]["charged"] if ground else []
    pronoun = tree.tokens[subject].tag.startswith("PRP")
    if charged and pronoun and (tree.index, subject) not in known:
        return list(charged)
    return [_subject(scene, tree, subject, known), *charged]


def _is_bare(tree: Tree, head: int) -> bool:
    """Return whether a finite verb of a whole sentence has no subject: the parse lost it."""
    finite = tree.tokens[head].tag in _FINITE or any(
        tree.tokens[k].tag in _FINITE for k in tree.kids(head, "aux", "aux:pass")
    )
    whole = tree.tokens[-1].text in {".", "!", "?"}
    return finite and whole and head > 0 and subject_of(tree, head) is None


def _sentence(scene: Scene, tree: Tree, head: int) -> str:
    """Return the sentence as it stands, from the word that opens it or the clause of the verb."""
    first = 0
    for i in range(head, 0, -1):
        if tree.tokens[i].text == ";":
            first = i + 1
            break
    span = tree.span(first, len(tree.tokens) - 1)
    return line(" ".join(scene.text(span).split()).strip(EDGES + "."))


def statement(scene: Scene, trigger: Trigger, saying: Saying | None, speaker: str) -> str | None:
    """Return the label of a statement, with what was said: "Police said two men had died"."""
    if saying is None or not saying.contents or not speaker:
        return None
    said = _midway(scene, saying)
    if saying.direct:
        return _quoted(speaker, said)
    tree = scene.trees[trigger.sentence]
    nobody = saying.speaker is not None and _is_nobody(scene, tree, saying.speaker)
    if nobody or tree.kid(trigger.token, "aux:pass", "nsubj:pass") is not None:
        return None
    return line(speaker, _telling(scene, tree, saying), _leading_to(tree, saying), said)


def _quoted(speaker: str, said: str) -> str | None:
    room = LONGEST - len(speaker) - 4
    return None if room < 15 else f"{upper(speaker)}: “{cut(said.strip(EDGES), room)}”"


def _is_nobody(scene: Scene, tree: Tree, speaker: int) -> bool:
    """Return whether the phrase says that nobody spoke ("No group claimed responsibility")."""
    nothing = scene.words.sets["status.nothing"]
    return any(
        tree.tokens[k].text.lower() in nothing for k in (speaker, *tree.kids(speaker, "det"))
    )


def _telling(scene: Scene, tree: Tree, saying: Saying) -> str:
    """Return the cue with its helpers and, right behind it, its hearer ("told the court")."""
    cue = saying.cue
    close = [
        k
        for k in tree.kids(cue, "aux", "aux:pass", "advmod", "compound:prt")
        if tree.right[k] == tree.left[k] and cue - 3 <= k <= cue + (tree.tokens[k].tag == "RP")
    ]
    text = " ".join(tree.tokens[k].text for k in sorted([cue, *close]))
    start = min(content.start for content in saying.contents)
    for hearer in tree.kids(cue, "obj", "iobj"):
        span = tree.subtree(hearer)
        if tree.left[hearer] == cue + 1 and span.end <= start:
            return f"{text} {scene.text(span)}"
    return text


def _leading_to(tree: Tree, saying: Saying) -> str:
    """Return the preposition between a cue and the thing it is about ("warned of floods")."""
    first = saying.contents[0].start
    for i in range(saying.cue + 1, len(tree.tokens) - 1):
        if tree.tokens[i + 1].span.start >= first:
            near = tree.tokens[i].span.end < first and tree.relations[i] == "case"
            return tree.tokens[i].text if near else ""
    return ""


def _midway(scene: Scene, saying: Saying) -> str:
    """Return what was said as it reads after a cue: no capital but a name's or a quotation's."""
    content = saying.contents[0]
    said = " ".join(scene.text(content).split())
    tree = scene.trees[saying.sentence]
    at = next((i for i, t in enumerate(tree.tokens) if t.span.start >= content.start), None)
    if saying.direct or at is None or at in scene.names[tree.index]:
        return said
    word = tree.tokens[at]
    kept = (
        word.tag.startswith("NNP")
        or word.text in scene.words.sets["labels.capital"]
        or word.text[1:2].isupper()
    )
    return said if kept else said[:1].lower() + said[1:]


def _subject(scene: Scene, tree: Tree, subject: int, known: Antecedents) -> str:
    antecedent = known.get((tree.index, subject))
    if antecedent is not None and tree.tokens[subject].tag.startswith("PRP"):
        return antecedent.name
    mention = scene.names[tree.index].get(subject)
    if mention is not None:
        return mention.name
    if tree.kid(subject, "conj") is not None:
        return read(tree, core_tokens(tree, subject, set()), known)
    return scene.text(core(tree, subject))
