"""The legal terms that a screen's own texts hold, with what they mean in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any

from widgets.core.law.reference import GlossaryTerm
from widgets.core.screen.exhibit import Exhibit
from widgets.core.screen.view import Part, Prose, Scene, Verdict
from widgets.core.text import Lang

Glossed = tuple[tuple[str, str], ...]


def glossed(parts: Iterable[Part], glossary: Iterable[GlossaryTerm], lang: Lang) -> Glossed:
    """Each form of a term that occurs in what is told or judged, and what it means.

    Longer forms come first, so that whoever looks for them finds the longest. What is still to
    be chosen from is not looked through.
    """
    said = " ".join(
        _said([part for part in parts if isinstance(part, Prose | Scene | Exhibit | Verdict)])
    ).casefold()
    held = [
        (form, term.meaning.to(lang))
        for term in glossary
        for form in _forms(term, lang)
        if form.casefold() in said
    ]
    return tuple(sorted(held, key=lambda each: -len(each[0])))


def _forms(term: GlossaryTerm, lang: Lang) -> tuple[str, ...]:
    """How a term is written in a language, without what stands beside it in brackets."""
    also = (term.also.zh if lang == "zh" else term.also.en) if term.also else ()
    forms = (term.term.to(lang), *also)
    return tuple(form.partition("（")[0].partition(" (")[0] for form in forms)


def _said(thing: Any) -> list[str]:
    """Every text in a part."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple | list):
        return [text for each in thing for text in _said(each)]
    if is_dataclass(thing) and not isinstance(thing, type):
        return [text for f in fields(thing) for text in _said(getattr(thing, f.name))]
    return []
