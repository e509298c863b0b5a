"""Copies and origins: which articles print the same text, what they share, whose date they lend.

Two outlets that carry the same wire story → each lists the other as a near-duplicate, their shared
sentences are passages of one origin, and the undated one borrows the other's publication date.
"""

from timeline.copies.joining import join
from timeline.copies.settling import settle

__all__ = ["join", "settle"]
