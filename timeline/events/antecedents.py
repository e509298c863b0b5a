"""Say for whom pronouns and short descriptions stand: "he", "the group", "the town", "a man".

"Ana Lee was arrested. She had ..." → "She" is Ana Lee. "One of its drivers was arrested. Ana Lee,
38, had ..." → a person named right after a nameless one, at the start of
the next sentence and for the first time, is that person: newspapers name victims so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events.actors import before
from timeline.events.described_places import PlacesNamed
from timeline.events.descriptions import described
from timeline.events.people import people
from timeline.events.phrases import Phrase, phrases, presence_of
from timeline.events.presence import Presence, Referent
from timeline.events.pronouns import Reading, Voice, chosen, is_empty
from timeline.events.quoted import Quoted
from timeline.model import Mention

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from timeline.events.saying import Saying
    from timeline.events.scene import Scene
    from timeline.events.tree import Tree

#: So many sentences later "she said" may still be who spoke last.
SPEAKING_ON = 4
#: Whom somebody speaks of is less what the article goes on about.
QUOTED = 0.5
#: What each token that stands for a name stands for, by (sentence, token).
Antecedents = dict[tuple[int, int], Mention]


def antecedents(scene: Scene, said: Sequence[Saying] = ()) -> Antecedents:
    """Return what the pronouns and short descriptions of an article stand for.

    ``said`` are its sayings: who speaks is not "he" in his own words, but "I".
    """
    reader = _Reader(scene, said)
    nameless: tuple[int, int] | None = None
    named_before: set[str] = set()
    for sentence, tree in enumerate(scene.trees):
        if scene.kind(sentence) == "boilerplate":
            continue
        _name_victim(scene, sentence, nameless, named_before, reader.found)
        reader.read(sentence)
        named_before |= {m.entity or m.name for m in scene.names[sentence].values()}
        nameless = _nameless_person(scene, tree, sentence) or (
            nameless if nameless and sentence - nameless[0] < 2 else None
        )
    reader.own_words()
    return reader.found


class _Reader:
    """Reads an article sentence by sentence and keeps who is present."""

    def __init__(self, scene: Scene, said: Sequence[Saying]) -> None:
        self.scene = scene
        self.known = people(scene.article.language or "en")
        self.presence = Presence()
        self.places = PlacesNamed()
        self.found: Antecedents = {}
        self.quoted = Quoted(scene, said)
        self.spoke: tuple[str, int] | None = None
        self.brought: dict[tuple[int, int], Referent] = {}
        self.phrases: dict[int, list[Phrase]] = {}
        self.left: dict[str, tuple[int, int]] = {}
        self.titled = _names_of_titles(scene)

    def read(self, sentence: int) -> None:
        """Resolve one sentence from left to right."""
        scene, tree = self.scene, self.scene.trees[sentence]
        self.presence.open(scene.paragraph(sentence))
        own = self._phrases(sentence)
        by_head = {phrase.head: phrase for phrase in own}
        here: dict[int, Referent] = {}
        reading = Reading(tree, own, here, self.presence, self.known, self.left)
        for token, word in enumerate(tree.tokens):
            one: Referent | None = None
            if token in by_head:
                one = self._phrase(reading, by_head[token])
            elif word.tag in {"PRP", "PRP$"}:
                one = chosen(reading, token, self._voice(sentence, token))
                if one is not None:
                    whom = self._worded(one)
                    if whom is not None:
                        self.found[(sentence, token)] = whom
                    self._learn(one, word.text.lower())
                elif not is_empty(tree, token):
                    self.left[self.known.pronouns.get(word.text.lower(), "")] = (sentence, token)
            if one is not None:
                here[token] = one
                self.brought[(sentence, token)] = one
                presence = presence_of(tree, token)
                if self.quoted.around(sentence, word.span) is not None:
                    presence *= QUOTED
                elif self.quoted.spoken_by(sentence, token) is not None:
                    self.spoke = (one.key, sentence)
                self.presence.touch(one, presence, (sentence, token))
        self._whose(sentence)
        self.places.remember(scene, sentence)

    def _whose(self, sentence: int) -> None:
        """Resolve "whose" to the name before it."""
        tree = self.scene.trees[sentence]
        for token, word in enumerate(tree.tokens):
            owner = before(self.scene, tree, token) if word.tag == "WP$" else None
            if owner is not None:
                self.found[(sentence, token)] = owner

    def own_words(self) -> None:
        """Resolve "I" in quoted words to who speaks them."""
        for sentence in self.quoted.sentences():
            for token, word in enumerate(self.scene.trees[sentence].tokens):
                if self.known.pronouns.get(word.text.lower()) != "own":
                    continue
                saying = self.quoted.around(sentence, word.span)
                if saying is None or saying.speaker is None:
                    continue
                speaker = self.brought.get((saying.sentence, saying.speaker))
                if speaker is not None and speaker.nature == "person":
                    self.found[(sentence, token)] = speaker.mention

    def _phrases(self, sentence: int) -> list[Phrase]:
        if sentence not in self.phrases:
            found = phrases(self.scene, sentence, self.known)
            self.phrases[sentence] = [p for p in found if p.key not in self.titled]
        return self.phrases[sentence]

    def _phrase(self, reading: Reading, phrase: Phrase) -> Referent:
        """Return whom a phrase brings up: somebody new, or who it describes."""
        where = (reading.tree.index, phrase.head)
        if not phrase.noun:
            return self.presence.bring(phrase)
        place = self.places.meant(self.scene, reading.tree, phrase.head)
        if place is not None:
            self.found.setdefault(where, place)
            return self.presence.bring(phrase)
        one = described(reading.tree, phrase.head, self.presence, self.known)
        if one is None:
            return self.presence.bring(phrase)
        whom = self._worded(one)
        if whom is not None:
            self.found[where] = whom
        one.called |= phrase.called
        return one

    def _worded(self, one: Referent) -> Mention | None:
        """Return whom a pronoun stands for; somebody nameless by the words that brought him up.

        "A guard was hurt. He ..." → "the guard"; "his wife" is whose wife only where she was met.
        """
        mention = one.mention
        if one.is_named:
            return mention
        first = mention.name.split()[0]
        if first.lower() in self.known.pronouns:
            return None
        before = self.scene.article.text[: mention.span.start].split()[-1:]
        name = mention.name
        if first.istitle() and not one.plural:
            name = name[:1].lower() + name[1:]
        words = self.scene.words
        article = bool(before) and before[0].lower() in words.sets["grammar.articles"]
        return replace(mention, name=f"{words.table['labels']['the']} {name}" if article else name)

    def _learn(self, one: Referent, word: str) -> None:
        """Keep the gender a pronoun tells of somebody whose name told none."""
        kind = self.known.pronouns[word]
        if one.nature == "person" and not one.gender:
            one.gender = kind[0]

    def _voice(self, sentence: int, token: int) -> Voice:
        """Return in whose words a token stands, whose words it brings, and who spoke before."""
        around = self.quoted.around(sentence, self.scene.trees[sentence].tokens[token].span)
        own = self.quoted.spoken_by(sentence, token)
        if own is None:
            return Voice(None if around is None else self._key(around))
        named = self.quoted.named_in(self.scene, own, self._phrases(own.sentence))
        before = self.spoke[0] if self.spoke and sentence - self.spoke[1] <= SPEAKING_ON else ""
        return Voice(None if around is None else self._key(around), frozenset(named), before)

    def _key(self, saying: Saying) -> str:
        if saying.speaker is None:
            return ""
        known = self.brought.get((saying.sentence, saying.speaker))
        if known is not None:
            return known.key
        own = self._phrases(saying.sentence)
        return next((p.key for p in own if p.head == saying.speaker), "")


def _names_of_titles(scene: Scene) -> frozenset[str]:
    """Return the names that only a headline in Capitals Like These has: often they are none."""
    inside: set[str] = set()
    outside: set[str] = set()
    for sentence, tree in enumerate(scene.trees):
        words = [t.text for t in tree.tokens if t.text[:1].isalpha()]
        large = sum(word[0].isupper() for word in words)
        keys = {m.entity or m.name for m in scene.names[sentence].values()}
        headline = large > 0.6 * len(words) and tree.tokens and tree.tokens[-1].tag != "."
        (inside if headline else outside).update(keys)
    return frozenset(inside - outside)


def _nameless_person(scene: Scene, tree: Tree, sentence: int) -> tuple[int, int] | None:
    """Return the token of "a man" or "one of its photographers" in an event, if there is one."""
    sets, numbers = scene.words.sets, scene.words.table["quantities"]["numbers"]
    people = sets["actors.people"]
    for token in range(len(tree.tokens)):
        lemma = tree.lemmas[token]
        if tree.tokens[token].tag == "CD" and numbers.get(tree.tokens[token].text.lower()) == 1:
            inner = tree.of(token)
            if inner is not None and _singular(tree.lemmas[inner]) in people:
                return sentence, token
        if lemma in people and tree.tokens[token].tag == "NN":
            article = tree.kid(token, "det")
            if article is not None and tree.lemmas[article] in sets["grammar.new"]:
                role = tree.relations[token]
                if role in {"nsubj:pass", "obj"} or (
                    role == "nsubj" and tree.tokens[token].head > token
                ):
                    return sentence, token
    return None


def _singular(lemma: str) -> str:
    return lemma.removesuffix("s")


def _name_victim(
    scene: Scene,
    sentence: int,
    nameless: tuple[int, int] | None,
    named_before: AbstractSet[str],
    found: Antecedents,
) -> None:
    if nameless is None or sentence - nameless[0] > 2:
        return
    mention = next((scene.names[sentence][t] for t in (0, 1) if t in scene.names[sentence]), None)
    if (
        mention is not None
        and mention.kind == "person"
        and " " in mention.name
        and (mention.entity or mention.name) not in named_before
        and nameless not in found
    ):
        found[nameless] = mention
