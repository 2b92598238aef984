"""An article as a notebook shows it: HTML that needs no kernel once it stands there."""

from __future__ import annotations

from datetime import date
from html import escape

from widgets.content.library import Library
from widgets.core.screen.law import source
from widgets.core.text import Lang


class Article:
    """What one article says, whom it binds, how binding it is and how sure we are.

    Raises:
        UnknownCitation: the register has no such article.
        NotInForce: it is not in force on the day asked about.
    """

    def __init__(self, library: Library, cite: str, lang: Lang, on: date | None = None) -> None:
        provision, instrument = library.cited(cite)
        if on is not None:
            provision = provision.at(on)
        self._words = library.words(lang)
        self.source = source(provision, instrument, self._words)

    def __repr__(self) -> str:
        return f"{self.source.label}: {self.source.says}"

    def _repr_html_(self) -> str:
        source, lang = self.source, self._words.lang
        facts = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in source.facts)
        notes = [source.note, "" if lang == "zh" else self._words("reference-translation")]
        rest = "".join(f"<p><small>{escape(note)}</small></p>" for note in notes if note)
        return (
            f'<section lang="{lang}"><h3>{escape(source.label)}</h3>'
            f"<p>{escape(source.says)}</p><dl>{facts}</dl>{rest}</section>"
        )
