"""Read the ClearNLP labels of other English pipelines as Universal Dependencies.

"It fell to them": prep(fell, to), pobj(to, them) → obl(fell, them), case(them, to); "he is ill":
acomp(is, ill) → ill governs, cop(ill, is). Pipelines like en_core_web_sm use the former scheme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

#: Labels that only change their name (CLEAR dependency manual, 2012; UD 2).
RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "prt": "compound:prt",
    "nn": "compound",
    "neg": "advmod",
    "quantmod": "advmod",
    "npadvmod": "obl:unmarked",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "intj": "discourse",
    "meta": "dep",
    "complm": "mark",
    "oprd": "xcomp",
    "attr": "xcomp",
    "acomp": "xcomp",
    "ROOT": "root",
}
#: Predicates that stand beside a copula in one scheme and govern it in the other.
_PREDICATES = frozenset({"attr", "acomp"})
_PREPOSITIONS = frozenset({"prep", "agent", "dative"})
_OBJECTS = frozenset({"pobj", "pcomp"})
#: What the object of an inner preposition has become: "out of town".
_TURNED = frozenset({"obl", "nmod"})


@dataclass(slots=True)
class Arc:
    """A word with its governor (its own index for the root) and the label between them."""

    head: int
    relation: str
    pos: str
    lemma: str


def is_clear(labels: Sequence[str]) -> bool:
    """Return whether a parser speaks ClearNLP: "dobj" is a label no UD parser has."""
    return "dobj" in labels


def universal(arcs: Sequence[Arc]) -> list[Arc]:
    """Return one sentence's arcs in UD; the sentence keeps its words and its one root."""
    turned = [Arc(head=a.head, relation=a.relation, pos=a.pos, lemma=a.lemma) for a in arcs]
    for index in range(len(turned) - 1, -1, -1):
        if turned[index].relation in _PREPOSITIONS and turned[index].pos in {"ADP", "SCONJ"}:
            _turn_preposition(turned, index)
    for index, arc in enumerate(turned):
        if arc.relation in _PREDICATES and turned[arc.head].lemma == "be":
            _turn_copula(turned, index)
    for arc in turned:
        arc.relation = RENAMED.get(arc.relation, arc.relation)
    return turned


def _turn_preposition(arcs: list[Arc], at: int) -> None:
    """Hang what a preposition governs on the preposition's own governor."""
    objects = [i for i, arc in enumerate(arcs) if arc.head == at and arc.relation in _OBJECTS]
    objects += [i for i, arc in enumerate(arcs) if arc.head == at and arc.relation in _TURNED]
    preposition = arcs[at]
    if not objects:
        preposition.relation = "advmod"
        return
    first = objects[0]
    clause = arcs[first].relation == "pcomp" and arcs[first].pos in {"VERB", "AUX"}
    arcs[first].relation = _phrase_label(preposition, arcs[preposition.head], clause=clause)
    arcs[first].head = preposition.head
    for index, arc in enumerate(arcs):
        if arc.head == at and index != at:
            arc.head = first
    preposition.head, preposition.relation = first, "mark" if clause else "case"


def _phrase_label(preposition: Arc, governor: Arc, *, clause: bool) -> str:
    nominal = governor.pos in {"NOUN", "PROPN", "PRON", "NUM"}
    if clause:
        return "acl" if nominal else "advcl"
    if preposition.relation == "agent":
        return "obl:agent"
    return "nmod" if nominal else "obl"


def _turn_copula(arcs: list[Arc], at: int) -> None:
    """Let the predicate govern the clause and the copula hang on it."""
    verb = arcs[at].head
    copula, predicate = arcs[verb], arcs[at]
    predicate.head = at if copula.head == verb else copula.head
    predicate.relation = copula.relation
    copula.head, copula.relation, copula.pos = at, "cop", "AUX"
    for index, arc in enumerate(arcs):
        if arc.head == verb and index not in {at, verb}:
            arc.head = at
