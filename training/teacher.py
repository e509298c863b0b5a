"""The teacher: slow and never shipped; it reads the gold, then labels raw text for the small model.

    teach("parse", docs, vectors, Plan(seed=17, rounds=8, size=…)) → Teacher

What it says is in labelling.py.

Two tasks, each a network of its own: ``parse`` (tags, morphology, heads, relations) and ``names``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from gold import OPEN, TASKS
from network import Network, Size, Sizes
from sentences import Reader, batches, of
from torch.nn.functional import cross_entropy
from torch.optim.lr_scheduler import LambdaLR
from torch.optim.swa_utils import AveragedModel

from timeline.language.numbered import FIRST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gold import Names, Parse
    from sentences import Read
    from spacy.tokens import Doc
    from spacy.vectors import Vectors
    from torch import Tensor

#: Words read at once while learning, and while labelling.
BATCH, LABELLING = 900, 4000
#: The highest rate of learning, and the share of all steps in which it is reached.
RATE, WARMING = 0.0025, 0.04
#: Share of a running mean of the weights that each step renews; the mean is what is kept.
RENEWED = 0.003
#: Whether the processor reckons with short floats, which halves the time; older ones cannot at all.
SHORT = torch.backends.cpu.get_cpu_capability().startswith("AVX512")
#: Steps between two lines that tell how far it is.
TOLD = 200


class Teacher:
    """A trained network with the tables of what it reads and says."""

    def __init__(self, task: Parse | Names, reader: Reader, network: Network) -> None:
        """Keep what is needed to label."""
        self.task, self.reader, self.network = task, reader, network


@dataclass(frozen=True, slots=True)
class Plan:
    """How a network learns: what is drawn from ``seed``, how often all is read, its size."""

    seed: int
    rounds: int
    size: Size


def teach(name: str, docs: Sequence[Doc], lexicon: Vectors, plan: Plan) -> Teacher:
    """Return a teacher of the task ``name``; one plan gives one network."""
    torch.manual_seed(plan.seed)
    torch.set_num_threads(1)
    draw = np.random.default_rng(plan.seed)
    task, sentences = TASKS[name](docs), list(of(docs))
    reader = Reader(sentences, lexicon)
    lessons = [task.taught(sentence, reader.read(sentence)) for sentence in sentences]
    network = Network(_sizes(task, reader, plan.size), _table(lexicon))
    lengths = [len(lesson.words) for lesson in lessons]
    steps = [which for _ in range(plan.rounds) for which in batches(lengths, BATCH, draw)]
    return Teacher(task, reader, _learned(network, lessons, steps))


def _learned(network: Network, lessons: Sequence[Read], plan: Sequence[Sequence[int]]) -> Network:
    """Return the running mean of the network while it learns what the plan says."""
    mean = AveragedModel(network, multi_avg_fn=_renew)
    optimizer = torch.optim.Adam(network.parameters(), lr=RATE, betas=(0.9, 0.95))
    pace = LambdaLR(optimizer, lambda step: _pace(step / len(plan)))
    total = 0.0
    for step, which in enumerate(plan, 1):
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=SHORT):
            loss = _loss(network, stacked([lessons[n] for n in which]))
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimizer.step()
        pace.step()
        mean.update_parameters(network)
        total += loss.item()
        if step % TOLD == 0:
            print(f"teacher, step {step} of {len(plan)}: loss {total / TOLD:.3f}", flush=True)
            total = 0.0
    learned: Network = mean.module.eval()
    return learned


def _renew(means: list[Tensor], now: list[Tensor], steps: Tensor) -> None:
    share = max(RENEWED, 1 / (1 + float(steps)))
    for mean, weights in zip(means, now, strict=True):
        mean.lerp_(weights, share)


def _pace(share: float) -> float:
    return min(share / WARMING, (1 - share) / (1 - WARMING))


def _loss(network: Network, batch: dict[str, Tensor]) -> Tensor:
    """Return how far the network is from the gold; all there is to learn weighs the same."""
    states = network(batch)
    asked = [(line(states), batch[name]) for name, line in network.labels.items()]
    if network.parse is not None:
        heads = batch["heads"]
        asked += [
            (network.parse.arcs(states, batch["words"] > 0), heads),
            (network.parse.kinds(states, heads.clamp(min=0)), batch["relations"]),
        ]
    losses = [
        cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=OPEN)
        for scores, gold in asked
    ]
    return torch.stack(losses).sum()


def stacked(sentences: Sequence[Read]) -> dict[str, Tensor]:
    """Return the sentences as one batch, short ones filled up."""
    inputs = {"words": 0, "shapes": 0, "letters": 0, "vectors": -1}
    columns = {
        name: _filled([getattr(one, name) for one in sentences], filling)
        for name, filling in inputs.items()
    }
    asked = {
        name: _filled([one.gold[name] for one in sentences], OPEN) for name in sentences[0].gold
    }
    return columns | asked


def _filled(rows: Sequence[np.ndarray], filling: int) -> Tensor:
    longest = max(len(row) for row in rows)
    table = np.full((len(rows), longest, *rows[0].shape[1:]), filling, dtype="int64")
    for place, row in enumerate(rows):
        table[place, : len(row)] = row
    return torch.from_numpy(table)


def _table(lexicon: Vectors) -> Tensor:
    """Return the lexicon's rows and, last, zeros for words it does not have (row -1)."""
    rows = np.asarray(lexicon.data, dtype="float32")
    return torch.from_numpy(np.vstack([rows, np.zeros_like(rows[:1])]))


def _sizes(task: Parse | Names, reader: Reader, size: Size) -> Sizes:
    return Sizes(
        **{name: len(known) + FIRST for name, known in reader.tables.lists.items()},
        labels={name: len(labels) for name, labels in task.labels.items()},
        relations=len(task.relations),
        reader=size,
    )
