"""What presenting needs: the materials, the learner's journal and the words of one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from widgets.core.learning.acts import ActResult
from widgets.core.learning.journal import Journal
from widgets.core.learning.materials import Materials
from widgets.core.screen.law import source
from widgets.core.screen.lines import Source
from widgets.core.words import Words

BRIEF = 60


def brief(text: str) -> str:
    """How a text begins, by which it is known again."""
    return text if len(text) <= BRIEF else text[: BRIEF - 1] + "…"


@dataclass(frozen=True, slots=True)
class Presentation:
    """A journal about to be shown in a language; `served` on a page of our own server."""

    materials: Materials
    done: ActResult
    words: Words
    served: bool = False

    @property
    def journal(self) -> Journal:
        """What the learner has done so far."""
        return self.done.journal

    def sources(self, cites: Iterable[str]) -> tuple[Source, ...]:
        """The articles cited, each once, in the order cited."""
        found = (self.materials.cited(cite) for cite in dict.fromkeys(cites))
        return tuple(source(*each, self.words) for each in found)

    def misconception(self, name: str | None) -> str:
        """A misconception as it is told; nothing where there is none."""
        words = self.words
        return words("misconception", text=words(f"misconception-{name}")) if name else ""
