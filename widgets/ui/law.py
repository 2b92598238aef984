"""`law`: the register in a notebook, as pieces that ask it and as tables.

`law.find`, `law.changes`, `law.ladder` and `law.fresh` are widgets; `law.table` is pandas'.
Nothing is kept of what is looked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from widgets.content.library import Library
from widgets.content.today import today_in_china
from widgets.core.errors import NoSuchPart
from widgets.core.law.provision import Confidence, Instrument, LenderType, Provision
from widgets.core.law.register import select
from widgets.core.screen.explorer import present
from widgets.core.screen.inquiry import Inquiry, Tab, arrived, asked
from widgets.core.screen.inquiry_acts import read_inquiry_act
from widgets.core.screen.law import label
from widgets.core.text import Lang
from widgets.core.words import Words
from widgets.ui.faulty import Faulty, opened
from widgets.ui.page import BrowserPage
from widgets.ui.stage import SentAct, Stage, offered
from widgets.ui.table import ArticleTable

if TYPE_CHECKING:
    import pandas as pd

TABLES = ("provisions", "instruments", "rules", "series")


class LawPiece(Stage):
    """One of the ways to ask the register, on the screen.

    Args:
        library: the content.
        lang: the language.
        tab: what it answers.
    """

    def __init__(self, library: Library, lang: Lang, tab: Tab) -> None:
        self._law, self._lang = library.law(), lang
        self._inquiry = Inquiry(day=today_in_china(), tab=tab)
        page = BrowserPage("")
        super().__init__(page, library.words(lang)("run-cell"))
        page.on_arrival(self._arrive)
        page.on_return(self._draw)
        self.on_act(self._take)
        self._draw()

    def _arrive(self, query: Mapping[str, str], _stored: str | None) -> None:
        self._inquiry = arrived(self._law, self._inquiry, query)
        self._draw()

    def _take(self, said: SentAct) -> None:
        if act := offered(read_inquiry_act, said):
            self._inquiry = asked(self._law, self._inquiry, act)
        self._draw()

    def _draw(self) -> None:
        self.show(present(self._law, self._inquiry, self._lang))


def find(lang: str = "zh") -> LawPiece | Faulty:
    """A piece that finds the articles that apply: on which day, to whom, on what.

    Args:
        lang: `zh` or `en`; an unknown language gives the nearest one.
    """
    return _piece(Tab.FIND, lang)


def changes(lang: str = "zh") -> LawPiece | Faulty:
    """A piece that lists what changed in the law between two days; `lang` as in `find`."""
    return _piece(Tab.CHANGES, lang)


def ladder(lang: str = "zh") -> LawPiece | Faulty:
    """A piece that tells what one act costs in each branch of the law; `lang` as in `find`."""
    return _piece(Tab.LADDER, lang)


def fresh(lang: str = "zh") -> LawPiece | Faulty:
    """A piece that tells to which day each text was read; `lang` as in `find`."""
    return _piece(Tab.FRESH, lang)


def table(name: str, topic: str = "", on: date | None = None) -> pd.DataFrame:
    """A part of the register as pandas has it, in both languages.

    Args:
        name: `provisions`, `instruments`, `rules` or `series`.
        topic: of the provisions only those on this topic, such as `home`.
        on: of provisions and instruments only those in force on this day.

    Raises:
        NoSuchPart: there is no such table or topic, or its rows have no days.
    """
    library = Library.open()
    if name not in TABLES:
        raise NoSuchPart("table", name, TABLES)
    if topic and (name != "provisions" or topic not in library.law().topics):
        raise NoSuchPart("topic", topic, library.law().topics if name == "provisions" else ())
    frame = library.frame(name)
    if on is not None and "until" not in frame:
        raise NoSuchPart("table with days in force", name, TABLES[:2])
    if topic:
        frame = frame[[topic in each.split(", ") for each in frame["topics"]]]
    if on is not None:
        frame = frame[(frame["from"] <= on) & (frame["until"].isna() | (frame["until"] >= on))]
    return frame.reset_index(drop=True)


def law_table(library: Library, lang: Lang, topic: str, on: date, binds: str = "") -> ArticleTable:
    """The articles on one topic that hold on a day, as a table.

    Args:
        library: the content.
        lang: the language.
        topic: the topic.
        on: the day.
        binds: whom they bind; everyone where it is empty.

    Raises:
        NoSuchPart: there is no such topic, or nobody of that kind is bound.
    """
    law, words = library.law(), library.words(lang)
    if topic not in law.topics:
        raise NoSuchPart("topic", topic, law.topics)
    if binds and binds not in list(LenderType):
        raise NoSuchPart("kind of lender or collector", binds, list(LenderType))
    lenders = (LenderType(binds),) if binds else ()
    held = select(law.provisions, on=on, lenders=lenders, topic=topic)
    both = [(each, law.instruments[each.instrument]) for each in held]
    columns = tuple(words(f"table-{name}") for name in ("article", "says", "binding", "binds"))
    caption = words("table-law", topic=words(f"topic-{topic}"), day=words.day(on))
    rows = [_row(*each, words) for each in both]
    return ArticleTable(
        caption, columns, rows, lang=lang, records=[_record(*e, words) for e in both]
    )


def _row(provision: Provision, instrument: Instrument, words: Words) -> tuple[str, ...]:
    """An article's cells; where its text was not read, that is told beside how binding it is."""
    told = [words(f"binding-{instrument.binding}")]
    if provision.confidence is not Confidence.TEXT_CHECKED:
        told.append(words(f"confidence-{provision.confidence}"))
    return (
        label(provision, instrument, words),
        words.of(provision.says),
        words.listed(told),
        words.listed([words(f"lender-{who}") for who in provision.binds]),
    )


def _record(provision: Provision, instrument: Instrument, words: Words) -> dict[str, object]:
    return {
        "cite": provision.cite,
        "label": label(provision, instrument, words),
        "says": words.of(provision.says),
        "binding": instrument.binding.value,
        "binds": ", ".join(provision.binds),
        "from": provision.starts,
        "until": provision.ends,
        "confidence": provision.confidence.value,
    }


def _piece(tab: Tab, lang: str) -> LawPiece | Faulty:
    return opened(
        lambda library, nearest: LawPiece(library, nearest, tab), lang, "the law explorer"
    )
