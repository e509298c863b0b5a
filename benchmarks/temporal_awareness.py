"""Score timelines by temporal awareness, as SemEval-2015 Task 4 does (UzZaman and Allen 2011).

Each event is simultaneous with its anchor; each event stands before, or with, the next one.
Precision
asks how many answered relations follow from the gold ones, recall the reverse; relations that
follow
from earlier ones are not counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Line = tuple[int, str, str]
Node = tuple[str, object]
Relation = tuple[Node, str, Node]


class Order:
    """Points joined by "=" (one class) and "<" (edges between classes)."""

    def __init__(self) -> None:
        """Start with no points."""
        self.parent: dict[Node, Node] = {}
        self.later: dict[Node, set[Node]] = {}

    def find(self, node: Node) -> Node:
        """Return the representative of a point's class."""
        self.parent.setdefault(node, node)
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def before(self, first: Node, second: Node) -> bool:
        """Return whether a path of "<" leads from one class to the other."""
        seen, stack = set(), [first]
        while stack:
            for after in self.later.get(stack.pop(), ()):
                node = self.find(after)
                if node == second:
                    return True
                if node not in seen:
                    seen.add(node)
                    stack.append(node)
        return False

    def holds(self, relation: Relation) -> bool:
        """Return whether a relation follows from what was added."""
        first, kind, second = relation
        if first not in self.parent or second not in self.parent:
            return False
        first, second = self.find(first), self.find(second)
        return first == second if kind == "=" else first != second and self.before(first, second)

    def add(self, relation: Relation) -> bool | None:
        """Add a relation: True when new, False when it follows, None when it contradicts."""
        if self.holds(relation):
            return False
        first, kind, second = relation
        first, second = self.find(first), self.find(second)
        if kind == "=":
            if self.before(first, second) or self.before(second, first):
                return None
            self.parent[second] = first
            self.later[first] = self.later.get(first, set()) | self.later.pop(second, set())
            return True
        if first == second or self.before(second, first):
            return None
        self.later.setdefault(first, set()).add(second)
        return True


def natural(line: Line) -> list[tuple[bool, int, str]]:
    """Return the key the task sorts lines by: numbers as numbers, the rest as text."""
    parts = re.split(r"(\d+)", "\t".join(map(str, line)))
    return [
        (not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts if part
    ]


def read(path: Path) -> list[Line]:
    """Return the events of a gold timeline in order; undated ones (order 0) are left out."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[1:] if line]
    found = [(int(r[0]), r[1], event) for r in rows if len(r) > 2 for event in r[2:]]
    return [line for line in sorted(found, key=natural) if line[0]]


def relations(lines: list[Line], names: list[Node]) -> list[Relation]:
    """Return the relations a timeline states."""
    anchors: list[Relation] = [(names[i], "=", ("day", line[1])) for i, line in enumerate(lines)]
    steps: list[Relation] = [
        (names[i], "<" if lines[i][0] < lines[i + 1][0] else "=", names[i + 1])
        for i in range(len(lines) - 1)
    ]
    return anchors + steps


def reduced(stated: list[Relation]) -> tuple[Order, list[Relation], set[Relation]]:
    """Return the order, the relations that count, and those of them that contradict the rest."""
    order = Order()
    kept, broken = [], []
    for relation in stated:
        new = order.add(relation)
        if new:
            kept.append(relation)
        elif new is None:
            broken.append(relation)
    return order, kept + broken, set(broken)


def named(gold: list[Line], said: list[Line]) -> tuple[list[Node], list[Node]]:
    """Return the events' identities: the k-th use of a name is the k-th on the other side."""
    places: dict[str, list[int]] = {}
    for i, line in enumerate(gold):
        places.setdefault(line[2], []).append(i)
    used: dict[str, int] = {}
    mine: list[Node] = []
    for j, line in enumerate(said):
        k = used.get(line[2], 0)
        used[line[2]] = k + 1
        same = places.get(line[2], [])
        mine.append(("gold", same[k]) if k < len(same) else ("said", j))
    return [("gold", i) for i in range(len(gold))], mine


def score(folder: Path, answers: dict[str, list[Line]]) -> dict[str, float]:
    """Return micro-averaged precision, recall and F in percent."""
    hit_said = all_said = hit_gold = all_gold = 0
    for file, lines in sorted(answers.items()):
        gold = read(folder / file)
        said = [line for line in sorted(lines, key=natural) if line[0]]
        gold_names, said_names = named(gold, said)
        truth, wanted, odd = reduced(relations(gold, gold_names))
        mine, given, strange = reduced(relations(said, said_names))
        hit_said += sum(truth.holds(r) or r in odd for r in given)
        hit_gold += sum(mine.holds(r) or r in strange for r in wanted)
        all_said, all_gold = all_said + len(given), all_gold + len(wanted)
    precision, recall = hit_said / (all_said or 1), hit_gold / (all_gold or 1)
    both = precision + recall
    return {
        "P": round(100 * precision, 2),
        "R": round(100 * recall, 2),
        "F": round(200 * precision * recall / both, 2) if both else 0.0,
    }
