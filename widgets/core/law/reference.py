"""What a learner looks up: who handles a complaint, what a term means, what an act costs."""

from __future__ import annotations

from datetime import date

from pydantic import Field, model_validator

from widgets.core.errors import Amiss
from widgets.core.law.provision import Confidence, LenderType, Rung
from widgets.core.record import Cite, Id, Record
from widgets.core.text import Text


class Channel(Record):
    """Who to call: for what, for what not, and how sure we are of it.

    `phone` is a number that can be dialled from anywhere in the country; `say` what to read aloud
    there, or to fill in; `ask` what to be given before ending; `find` how one's own is found where
    each province, city or company has its own. It rests on pages (`sources`) or articles (`cite`).
    """

    id: Id
    name: Text
    handles: Text
    not_for: Text
    when: Text
    how: Text
    for_lenders: tuple[LenderType, ...] = Field(min_length=1)
    say: Text
    ask: Text
    find: Text | None = None
    confidence: Confidence
    sources: tuple[str, ...] = ()
    cite: tuple[Cite, ...] = ()
    checked: date
    note: Text | None = None
    phone: str | None = Field(default=None, pattern=r"^[0-9]{3,12}$")

    @model_validator(mode="after")
    def _rests_on_something(self) -> Channel:
        if not self.sources and not self.cite:
            raise Amiss((("sources",), "name a page that was read, or an article under 'cite'"))
        return self


class Spoken(Record):
    """Words for one thing as people say them, in each language."""

    zh: tuple[str, ...] = Field(min_length=1)
    en: tuple[str, ...] = Field(min_length=1)


class GlossaryTerm(Record):
    """A legal term in plain words; `also` is how else it is written in what we say.

    `cite` is the articles that its meaning rests on.
    """

    id: Id
    term: Text
    meaning: Text
    also: Spoken | None = None
    cite: tuple[Cite, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """The term as it is written, in every language."""
        also = (*self.also.zh, *self.also.en) if self.also else ()
        return (self.term.zh, self.term.en, *also)


class Synonym(Record):
    """What people look for in their own words, and the articles that answer it, the first first.

    `ladder` is the act whose costs answer it too; `common` ones are offered before anything is
    looked for, by the first of their words.
    """

    id: Id
    words: Spoken
    cite: tuple[Cite, ...] = Field(min_length=1)
    ladder: Id | None = None
    common: bool = False


class Withheld(Record):
    """What was researched and may not be cited, with the reason, so that it is not lost."""

    id: Id
    instrument: Text
    article: str
    says: Text
    why: Text


class LadderRung(Record):
    """What an act costs on one rung, and what moves it up to the next."""

    rung: Rung
    costs: Text
    moves_up: Text | None = None
    cite: tuple[Cite, ...] = Field(min_length=1)


class Ladder(Record):
    """One act on the ladder of responsibility: civil, administrative, criminal."""

    id: Id
    act: Text
    as_of: date
    rungs: tuple[LadderRung, ...] = Field(min_length=1)
    note: Text | None = None
