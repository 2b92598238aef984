"""The law found in people's own words: by what authors noted of them, else by the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import zip_longest

from widgets.core.law.provision import Instrument, Provision
from widgets.core.law.reference import GlossaryTerm, Spoken, Synonym
from widgets.core.law.register import search

FEWEST_LETTERS = 2
FEWEST_OF = 3
"""Of so many parts of a question one must be in an article that answers it."""
_BREAKS = re.compile(r"[^\w]+")

InstrumentsById = Mapping[str, Instrument]


def find(
    held: tuple[Provision, ...],
    instruments: InstrumentsById,
    synonyms: Iterable[Synonym],
    sought: str,
) -> tuple[Provision, ...]:
    """The provisions that answer what is sought, the likeliest first.

    First what authors say answers it, in turn where the words have several meanings; then what
    has every word sought; where nothing has, what has a third of them.
    """
    by_cite = {provision.cite: provision for provision in held}
    in_turn = zip_longest(*(each.cite for each in meant(synonyms, sought)))
    cited = [cite for turn in in_turn for cite in turn if cite in by_cite]
    worded = [provision.cite for provision in search(held, instruments, sought)]
    found = dict.fromkeys([*cited, *worded])
    return tuple(by_cite[cite] for cite in found) or _nearest(held, instruments, sought)


def meant(synonyms: Iterable[Synonym], sought: str) -> tuple[Synonym, ...]:
    """What the words sought may mean, the one with the longest word in common first.

    A word within another that is meant says nothing by itself: who looks for a false summons does
    not ask about summonses.
    """
    asked = _plain(sought)
    shared = [(word, each) for each in synonyms if (word := _shared(each.words, asked))]
    longest = sorted(shared, key=lambda pair: -len(pair[0]))
    words = [word for word, _ in longest]
    return tuple(e for word, e in longest if not any(word in w and word != w for w in words))


def explained(glossary: Iterable[GlossaryTerm], sought: str) -> GlossaryTerm | None:
    """The term that is sought, if it is one."""
    asked = _plain(sought)
    return next((term for term in glossary if asked in map(_plain, term.forms)), None)


def _shared(words: Spoken, asked: str) -> str:
    """The longest word that occurs in what is asked, or that was begun to be typed."""
    plain = map(_plain, (*words.zh, *words.en))
    held = [word for word in plain if _occurs(word, asked) or _begun(asked, word)]
    return max(held, key=len, default="")


def _occurs(word: str, asked: str) -> bool:
    """Whether a word occurs; a Latin one between breaks, so that `sue` is not found in `issue`."""
    if word.isascii():
        return f" {word} " in f" {_BREAKS.sub(' ', asked)} "
    return word in asked


def _begun(asked: str, word: str) -> bool:
    """Whether what was typed so far is part of a Chinese word."""
    return len(asked) >= FEWEST_LETTERS and not asked.isascii() and asked in word


def _nearest(
    held: tuple[Provision, ...], instruments: InstrumentsById, sought: str
) -> tuple[Provision, ...]:
    """The provisions in which at least a third of the parts sought occur, the most first."""
    parts = _parts(_plain(sought))
    if not parts:
        return ()
    hits = [(sum(bool(search((p,), instruments, part)) for part in parts), p) for p in held]
    near = sorted(hits, key=lambda hit: -hit[0])
    return tuple(p for n, p in near if n and FEWEST_OF * n >= len(parts))


def _parts(asked: str) -> tuple[str, ...]:
    """Latin words as they are; Chinese in pairs of characters."""
    parts: list[str] = []
    for word in _BREAKS.split(asked):
        pairs = [word[i : i + 2] for i in range(len(word) - 1)]
        parts += [word] if word.isascii() else pairs
    return tuple(dict.fromkeys(part for part in parts if len(part) >= FEWEST_LETTERS))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
