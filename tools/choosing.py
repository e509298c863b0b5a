"""Fit a conditional logit: what each reason is worth when one option of several is the right one.

Three days with their reasons as rows, the second of them true → the weights under which the second
is likely, in this choice and in all others (numpy, Newton's method, two units of ridge).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

RIDGE, ROUNDS, ENOUGH = 2.0, 40, 1e-3


class Choice(NamedTuple):
    """The options of one choice as rows of measures, one column a reason, and which are right."""

    measures: np.ndarray
    right: np.ndarray


def shares(one: Choice, weights: np.ndarray) -> np.ndarray:
    """Return how likely each option is; together they are one."""
    scores = one.measures @ weights
    odds = np.exp(scores - scores.max())
    return np.asarray(odds / odds.sum())


def loss(choices: Sequence[Choice], weights: np.ndarray) -> float:
    """Return the penalised negative log-likelihood."""
    told = sum(-np.log(max(shares(one, weights)[one.right].sum(), 1e-300)) for one in choices)
    return float(told + RIDGE * weights @ weights / 2)


def fit(choices: Sequence[Choice]) -> np.ndarray:
    """Return the weights (Newton's method, steps halved until they help)."""
    width = choices[0].measures.shape[1]
    weights = np.zeros(width)
    now = loss(choices, weights)
    for _ in range(ROUNDS):
        slope, curve = RIDGE * weights, RIDGE * np.eye(width)
        for one in choices:
            likely = shares(one, weights)
            meant = likely * one.right / (likely * one.right).sum()
            mean = likely @ one.measures
            slope = slope + mean - meant @ one.measures
            curve += (one.measures * likely[:, None]).T @ one.measures - np.outer(mean, mean)
        step = np.linalg.solve(curve, slope)
        while (then := loss(choices, weights - step)) > now and np.abs(step).max() > ENOUGH:
            step /= 2
        weights = weights - step
        if now - then < ENOUGH:
            break
        now = then
    return weights
