"""Find reported speech and thought without quotation marks, by the parse and by position.

"Police said two men had died", "two men had died, police said", "according to police, two men had
died", and the headline "Police: two men dead".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.events.saying import Saying, is_cue, lemma_of

if TYPE_CHECKING:
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree
    from timeline.model import Span

#: Relations by which the cue's own clause goes on after what was said.
_GOES_ON = frozenset({"conj", "advcl"})
#: A name before a colon is no longer than this many tokens.
_NAME_LENGTH = 7


def find(scene: Scene, sentence: int, taken: set[int], quotes: list[Span]) -> list[Saying]:
    """Return the sayings of one sentence whose cue is not among ``taken``."""
    tree, words = scene.trees[sentence], scene.words
    found = []
    for i in range(len(tree.tokens)):
        if i in taken:
            continue
        if tree.lemmas[i] == "accord" or tree.tokens[i].text.lower() == "according":
            saying = _according(scene, sentence, i)
        elif is_cue(tree, words, i) and not any(q.contains(tree.tokens[i].span) for q in quotes):
            contents = _contents(scene, tree, i)
            saying = Saying.of(scene, sentence, i, contents) if contents else None
        else:
            continue
        if saying is not None:
            found.append(saying)
    return found if taken else found + _announced(scene, sentence)


def _contents(scene: Scene, tree: Tree, cue: int) -> tuple[Span, ...]:
    clause = next(
        (
            k
            for k in tree.kids(cue, "ccomp")
            if _has_words(tree, k) and not _is_rival(scene, tree, k, cue)
        ),
        None,
    )
    lemma = lemma_of(tree, scene.words, cue)
    utters = lemma in scene.words.sets["utter.verbs"]
    if utters and _is_set_in(tree, cue):
        return _around(tree, cue)
    if clause is not None:
        last = tree.right[clause] if clause < cue else _end(scene, tree, cue, clause)
        mark = next((k for k in tree.kids(clause, "mark") if cue < k < clause), None)
        first = tree.left[clause] if mark is None else mark
        if utters and mark is None and clause > cue:
            first = min(first, _opening(tree, cue))
        return _trimmed(tree, first, last, cue)
    if utters:
        return (
            _before(tree, cue) or _after(tree, cue) or _rest(tree, cue) or _thing(scene, tree, cue)
        )
    if scene.words.attitudes[lemma] in scene.words.sets["cues.of_things"]:
        return _object(scene, tree, cue)
    return ()


def _opening(tree: Tree, cue: int) -> int:
    """Return the token at which what was said opens: after day, place and hearer of the saying."""
    first = cue + 1
    for kid in sorted(k for k in tree.children[cue] if k > cue):
        beside = tree.relations[kid].split(":")[0] in {"obl", "advmod", "iobj", "obj", "compound"}
        if beside and tree.left[kid] <= first <= tree.right[kid] and not _holds_verb(tree, kid):
            first = tree.right[kid] + 1
    return first


def _holds_verb(tree: Tree, i: int) -> bool:
    return any(
        tree.tokens[k].tag in {"VBD", "VBZ", "VBP"} for k in range(tree.left[i], tree.right[i])
    )


def _is_set_in(tree: Tree, cue: int) -> bool:
    """Return whether cue and speaker stand between two commas ("This, he said, is new")."""
    subject = tree.kid(cue, "nsubj")
    first = tree.left[subject] if subject is not None and subject < cue else cue
    last = max(cue, tree.right[subject]) if subject is not None else cue
    if first < 2 or last + 2 >= len(tree.tokens) or last - first > 12:
        return False
    return tree.tokens[first - 1].text == "," and tree.tokens[last + 1].text == ","


def _end(scene: Scene, tree: Tree, cue: int, clause: int) -> int:
    """Return the last token of a clause that follows its cue.

    What follows in the sentence is still reported, until the cue's own clause goes on
    ("said it would leave and called for talks") or another speaker is named.
    """
    last = tree.right[clause]
    if tree.left[clause] <= cue:
        return last
    others = [
        k
        for k in tree.children[cue]
        if k > last
        and tree.relations[k] in _GOES_ON
        and tree.is_verb(k)
        and tree.kid(k, "mark") is None
    ]
    stop = min((tree.left[k] for k in others), default=len(tree.tokens))
    for k in range(last + 1, stop):
        if is_cue(tree, scene.words, k) and tree.kid(k, "nsubj") is not None:
            joint = next((c for c in range(k, last, -1) if tree.tokens[c].tag == "CC"), None)
            stop = stop if joint is None else joint
            break
    return max(last, stop - 1)


def _is_rival(scene: Scene, tree: Tree, clause: int, cue: int) -> bool:
    """Return whether a clause is another speaker's ("A said ..., but B said ...")."""
    if clause > cue or not is_cue(tree, scene.words, clause):
        return False
    return any(tree.tokens[i].tag == "CC" for i in range(clause + 1, cue))


def _has_words(tree: Tree, i: int) -> bool:
    return tree.right[i] > tree.left[i]


def _trimmed(tree: Tree, first: int, last: int, cue: int) -> tuple[Span, ...]:
    """Return the span without punctuation at its ends; never over the cue itself."""
    if first <= cue <= last:
        return ()
    while first < last and not _is_word(tree, first):
        first += 1
    while last > first and not _is_word(tree, last):
        last -= 1
    return (tree.span(first, last),)


def _is_word(tree: Tree, i: int) -> bool:
    return any(c.isalnum() for c in tree.tokens[i].text)


def _around(tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return what stands before and after a cue that is set in ("two men, he said, died")."""
    subject = tree.kid(cue, "nsubj")
    first = tree.left[subject] if subject is not None and subject < cue else cue
    last = max(cue, tree.right[subject]) if subject is not None else cue
    parts: tuple[Span, ...] = ()
    if first > 0:
        parts += _trimmed(tree, 0, first - 1, cue)
    if last + 2 < len(tree.tokens):
        parts += _trimmed(tree, last + 1, len(tree.tokens) - 1, cue)
    return parts


def _before(tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return the sentence up to the comma before a cue that closes it ("..., police said.").

    Something may trail behind a further comma ("..., police said on Monday, citing witnesses").
    """
    ends = (i for i in range(cue + 1, len(tree.tokens)) if tree.tokens[i].text in {",", ";", "."})
    if next(ends, len(tree.tokens)) - cue > 12:
        return ()
    comma = next((i for i in range(cue - 1, 2, -1) if tree.tokens[i].text == ","), None)
    if comma is None or cue - comma > 12 or any(tree.is_verb(i) for i in range(comma, cue)):
        return ()
    subject = tree.kid(cue, "nsubj")
    if subject is None or subject < comma:
        return ()
    if not any(tree.is_verb(i) or tree.tokens[i].tag == "MD" for i in range(comma)):
        return ()
    return _trimmed(tree, 0, comma - 1, cue)


def _after(tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return the clause that follows a cue the parse did not tie to it."""
    for verb in range(cue + 1, len(tree.tokens)):
        if tree.tokens[verb].tag not in {"VBD", "VBZ", "VBP", "MD"}:
            continue
        if tree.tokens[verb].tag == "MD" or tree.relations[verb] in {"aux", "aux:pass", "cop"}:
            verb = tree.tokens[verb].head  # noqa: PLW2901 - the clause is the full verb's
        subject = next(
            (k for k in tree.kids(verb, "nsubj", "nsubj:pass") if tree.left[k] > cue), None
        )
        if subject is None:
            return ()
        if tree.tokens[subject].tag in {"WDT", "WP"}:
            continue
        last = tree.right[verb] if tree.right[verb] > verb else len(tree.tokens) - 1
        return _trimmed(tree, tree.left[subject], last, cue)
    return ()


def _thing(scene: Scene, tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return the thing that was announced or promised, where the verb may have one."""
    takes = scene.words.sets["cues.with_things"]
    return _object(scene, tree, cue) if lemma_of(tree, scene.words, cue) in takes else ()


def _rest(tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return all that follows a cue without a comma, if a verb or a plural that may be one does."""
    first, last = _opening(tree, cue), len(tree.tokens) - 1
    if last - first < 3 or tree.tokens[first].text in {",", ".", ":"}:
        return ()
    clause = any(tree.tokens[k].tag in {"VBD", "VBZ", "VBP", "MD"} for k in range(first + 1, last))
    return _trimmed(tree, first, last, cue) if clause else ()


def _object(scene: Scene, tree: Tree, cue: int) -> tuple[Span, ...]:
    """Return what an attitude is about when it is no clause ("condemned the attack").

    With an infinitive beside the object the infinitive is what is asked ("urged them to leave").
    """
    asked = tree.kid(cue, "xcomp", "ccomp")
    pleaded = asked is not None and tree.tokens[asked].tag == "JJ"
    if asked is not None and asked > cue and not pleaded and _has_words(tree, asked):
        return _trimmed(tree, tree.left[asked], tree.right[asked], cue)
    cases = scene.words.sets["cues.about"]
    for kid in tree.kids(cue, "obj", "obl"):
        about = tree.relations[kid] == "obj" or tree.case(kid) in cases
        if about and kid > cue and _has_words(tree, kid):
            first = tree.left[kid] + (tree.relations[kid] == "obl")
            return _trimmed(tree, first, tree.right[kid], cue)
    return ()


def _according(scene: Scene, sentence: int, i: int) -> Saying | None:
    tree = scene.trees[sentence]
    if i + 1 >= len(tree.tokens) or tree.tokens[i + 1].text.lower() != "to":
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
            _trimmed(tree, last + 1, len(tree.tokens) - 1, i) if last + 1 < len(tree.tokens) else ()
        )
    else:
        contents = _trimmed(tree, 0, first - 1, i)
        if last + 3 < len(tree.tokens):
            contents += _trimmed(tree, last + 1, len(tree.tokens) - 1, i)
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


def _announced(scene: Scene, sentence: int) -> list[Saying]:
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
            contents=_trimmed(tree, colon + 1, len(tree.tokens) - 1, colon),
            stance="asserts",
            utters=False,
            cue_span=tree.tokens[colon].span,
            last_paragraph=scene.paragraph(sentence),
        )
    ]
