"""Clauses of a letter that bind none of those to whom it may go, and figures that nothing gives."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from widgets.content.files import SourceFile
from widgets.content.library import Library
from widgets.core.errors import ContentError, Fault, UnknownCitation
from widgets.core.law.provision import LenderType
from widgets.core.letters.letter import LENDER_FIELD, SLOT, Letter


def letter_faults(library: Library, letter: Letter, source: SourceFile) -> Iterator[Fault]:
    """Every fault of a letter that it takes other files to see."""
    yield from _unbound(library, letter, source)
    yield from _without_figures(library, letter, source)


def _without_figures(library: Library, letter: Letter, source: SourceFile) -> Iterator[Fault]:
    """Lines with figures that no answer of their calculator has a name for, and no calculator."""
    with suppress(ContentError):  # calculators at fault are reported where they stand
        calculators = library.calculators()
        for i, each in enumerate(letter.carries):
            if each.calculator not in calculators:
                what = f"no calculator is called {each.calculator!r}: there are "
                yield source.fault(("carries", i, "calculator"), what + ", ".join(calculators))
                continue
            words = calculators[each.calculator].words
            for n, says in enumerate(each.says):
                for name in SLOT.findall(says.zh):
                    if f"figure-{name}" not in words:
                        what = f"{{{name}}} is no figure of {each.calculator}"
                        yield source.fault(("carries", i, "says", n), what)


def _unbound(library: Library, letter: Letter, source: SourceFile) -> Iterator[Fault]:
    """Every clause that rests on nothing which binds one kind of lender it may be sent to.

    Looked at is whom the register says that an article binds. What is picked where the kind is not
    known is none of the register's: such a clause needs an article that binds anyone.
    """
    if LENDER_FIELD not in letter.fields:
        return
    every_kind = tuple(each.id for each in letter.fields[LENDER_FIELD].options)
    for i, clause in enumerate(letter.clauses):
        with suppress(ContentError, UnknownCitation):  # reported where citations are
            bound = {who for cite in clause.cite for who in library.cite(cite).binds}
            if not clause.cite or LenderType.ANYONE in bound:
                continue
            missed = [k for k in clause.when.get(LENDER_FIELD, every_kind) if k not in bound]
            if missed:
                what = f"none of these binds {', '.join(missed)}: narrow 'when: {{lender: […]}}'"
                yield source.fault(("clauses", i, "cite"), what)
