"""The teacher's network: a reader of words in both directions, and what is asked of each word.

Words, shapes, letters (a convolution over them) and lexicon vectors go through bidirectional LSTMs;
on top stand a line for each label of a word and, for the parse, biaffine attention (Dozat and
Manning 2017): which word governs which, and by what relation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import torch
from torch import Tensor, nn

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Share of words read without their number, of inputs left out, and of units dropped.
UNREAD, DROPPED = 0.15, 0.3


class Size(NamedTuple):
    """Units that read in each direction, and how many layers of them."""

    width: int
    layers: int


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of everything there are to be told apart, and the size of the reader."""

    words: int
    shapes: int
    letters: int
    #: Of each label of a word, how many there are: tags, morphology, names.
    labels: Mapping[str, int]
    #: Relations of the parse; 0 where none is learned.
    relations: int
    reader: Size


class Network(nn.Module):
    """Scores of labels, heads and relations for a batch of sentences of about one length."""

    def __init__(self, sizes: Sizes, lexicon: Tensor) -> None:
        """Lay out the layers; ``lexicon`` is the fixed table of vectors, its last row all zeros."""
        super().__init__()
        self.words = nn.Embedding(sizes.words, 100, padding_idx=0)
        self.shapes = nn.Embedding(sizes.shapes, 24, padding_idx=0)
        self.letters = nn.Embedding(sizes.letters, 32, padding_idx=0)
        self.spelled = nn.Conv1d(32, 96, 3, padding=1)
        self.register_buffer("lexicon", lexicon)
        self.known = nn.Linear(lexicon.shape[1], 100)
        self.reader = nn.LSTM(
            100 + 24 + 96 + 100,
            sizes.reader.width,
            num_layers=sizes.reader.layers,
            bidirectional=True,
            batch_first=True,
            dropout=0.2 * (sizes.reader.layers > 1),
        )
        both = 2 * sizes.reader.width
        self.labels = nn.ModuleDict({name: _line(both, n) for name, n in sizes.labels.items()})
        self.parse = Biaffine(both, sizes.relations) if sizes.relations else None

    def forward(self, batch: Mapping[str, Tensor]) -> Tensor:
        """Return the state of each word."""
        words = batch["words"]
        if self.training:
            words = words.masked_fill((torch.rand(words.shape) < UNREAD) & (words > 0), 1)
        parts = torch.cat(
            [
                self.words(words),
                self.shapes(batch["shapes"]),
                self._spelling(batch["letters"]),
                torch.relu(self.known(self.lexicon[batch["vectors"]])),
            ],
            dim=-1,
        )
        parts = _dropped(parts, active=self.training) * (words > 0).unsqueeze(-1)
        states, _ = self.reader(parts)
        return _dropped(states, active=self.training)

    def _spelling(self, letters: Tensor) -> Tensor:
        """Return what the letters of each word tell; each distinct word is read once."""
        flat, where = torch.unique(letters.flatten(0, 1), dim=0, return_inverse=True)
        seen = self.spelled(self.letters(flat).transpose(1, 2))
        seen = seen.masked_fill((flat == 0).unsqueeze(1), -1e4)
        return torch.relu(seen.amax(dim=2))[where].view(*letters.shape[:2], -1)


class Biaffine(nn.Module):
    """Which word governs each word, and by what relation."""

    def __init__(self, width: int, relations: int, arcs: int = 256, kinds: int = 64) -> None:
        """Lay out the layers; word 0 of the governors is the root."""
        super().__init__()
        self.root = nn.Parameter(torch.zeros(width))
        self.arc_of, self.arc_to = _bend(width, arcs), _bend(width, arcs)
        self.kind_of, self.kind_to = _bend(width, kinds), _bend(width, kinds)
        self.arc = nn.Parameter(torch.zeros(arcs + 1, arcs))
        self.kind = nn.Parameter(torch.zeros(relations, kinds + 1, kinds + 1))

    def arcs(self, states: Tensor, present: Tensor) -> Tensor:
        """Return the score of each governor (0 the root) of each word: sentence, word, governor."""
        governors, words = self.arc_to(self._rooted(states)), self.arc_of(states)
        scores = _one(words) @ self.arc @ governors.transpose(1, 2)
        rooted = torch.cat([torch.ones_like(present[:, :1]), present], dim=1)
        scores = scores.masked_fill(~rooted.unsqueeze(1), -1e4)
        itself = torch.eye(states.shape[1], states.shape[1] + 1, dtype=torch.bool).roll(1, 1)
        return scores.masked_fill(itself, -1e4)

    def kinds(self, states: Tensor, heads: Tensor) -> Tensor:
        """Return the score of each relation of each word to its governor in ``heads``."""
        governors = _one(self.kind_to(self._rooted(states)))
        chosen = torch.gather(governors, 1, heads.unsqueeze(-1).expand(-1, -1, governors.shape[2]))
        relations, left, right = self.kind.shape
        words = _one(self.kind_of(states)) @ self.kind.transpose(0, 1).reshape(left, -1)
        words = words.view(*heads.shape, relations, right)
        return (words @ chosen.unsqueeze(-1)).squeeze(-1)

    def _rooted(self, states: Tensor) -> Tensor:
        return torch.cat([self.root.expand(states.shape[0], 1, -1), states], dim=1)


class Shared(nn.Module):
    """Drops the same units in all words of a sentence."""

    def forward(self, states: Tensor) -> Tensor:
        """Return the states with a share of the units at zero, while learning."""
        return _dropped(states, active=self.training)


def _line(width: int, labels: int) -> nn.Module:
    return nn.Sequential(_bend(width, 200), nn.Linear(200, labels))


def _bend(width: int, units: int) -> nn.Module:
    return nn.Sequential(nn.Linear(width, units), nn.LeakyReLU(0.1), Shared())


def _one(states: Tensor) -> Tensor:
    return torch.cat([states, torch.ones_like(states[..., :1])], dim=-1)


def _dropped(states: Tensor, *, active: bool) -> Tensor:
    """Drop the same units in all words of a sentence."""
    if not active:
        return states
    kept = torch.rand(states.shape[0], 1, states.shape[2]) >= DROPPED
    return states * (kept / (1 - DROPPED)).to(states.dtype)
