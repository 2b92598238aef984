"""The articles that a notebook's prose names: `[label](law:cite)`, or `(law:cite@2025-12-31)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from widgets.content.library import Library
from widgets.content.notebooks import Notebook
from widgets.core.errors import ContentError, Fault, NotInForce, UnknownCitation
from widgets.core.law.provision import Provision
from widgets.core.screen.law import label
from widgets.core.text import Lang

_LINK = re.compile(r"\[([^\[\]]*)(\]\(\s*law:)([^)\[\]]*)\)")
_ANY = re.compile(r"\]\(\s*law:")
_TARGET = re.compile(r"([^@\s]+)(?:@(\d{4}-\d{2}-\d{2}))?")
_CODE = re.compile(r"^```.*?^```|`[^`\n]*`", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LawLink:
    """A link to an article: its words, what it leads to, the day asked for, its line.

    The citation is empty where the link is written in another form.
    """

    words: str
    cite: str
    on: date | None
    line: int


def cites_in(text: str) -> tuple[str, ...]:
    """The articles to which a text links, each once."""
    targets = (_TARGET.fullmatch(found[3]) for found in _LINK.finditer(text))
    return tuple(dict.fromkeys(target[1] for target in targets if target))


def law_links(notebook: Notebook) -> Iterator[LawLink]:
    """Every link to an article in a notebook's prose; those shown as code are none."""
    for cell in notebook.prose:
        text = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), cell.text)
        whole = {found.start(2): found for found in _LINK.finditer(text)}
        for end in _ANY.finditer(text):
            found = whole.get(end.start())
            line = cell.line_of(found.start() if found else end.start())
            yield _link(found[1], found[3], line) if found else LawLink("", "", None, line)


def link_faults(
    library: Library, notebook: Notebook, lang: Lang, as_of: date | None
) -> Iterator[Fault]:
    """Links to what is not in the register or not in force, and labels that are not its own.

    Without a day, neither here nor in the link, an article must be one that has not ended.
    """
    for link in law_links(notebook):
        if not link.cite:
            what = "write a link to the law as [label](law:instrument/article), an old article's"
            yield Fault(notebook.name, link.line, f"{what} as (law:…@2025-12-31)")
            continue
        try:
            provision = library.cite(link.cite)
        except UnknownCitation as error:
            yield Fault(notebook.name, link.line, str(error))
        except ContentError:
            continue  # the article's own file is reported by itself
        else:
            for what in _wrong(library, link, provision, lang, as_of):
                yield Fault(notebook.name, link.line, what)


def _link(words: str, target: str, line: int) -> LawLink:
    found = _TARGET.fullmatch(target)
    with suppress(ValueError):  # a day that there is not
        if found:
            on = date.fromisoformat(found[2]) if found[2] else None
            return LawLink(words, found[1], on, line)
    return LawLink(words, "", None, line)


def _wrong(
    library: Library, link: LawLink, provision: Provision, lang: Lang, as_of: date | None
) -> Iterator[str]:
    day = link.on or as_of
    asked = f"link to the article of that day, or to the old one as (law:{link.cite}@<its day>)"
    if day is None and provision.ends:
        yield f"{link.cite} held only until {provision.ends}: {asked}"
    try:
        provision.at(day or provision.starts)
    except NotInForce as error:
        yield f"{error}: {asked}"
    with suppress(UnknownCitation, ContentError):  # its instrument is reported by itself
        instrument = library.instrument(provision.instrument)
        own = label(provision, instrument, library.words(lang))
        if link.words != own:
            yield f"the link to {link.cite} says {link.words!r}: write {own!r}, its label"
