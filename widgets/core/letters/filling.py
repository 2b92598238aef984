"""From what was typed to a letter, or to what stands in its way; a blank stays a blank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby

from widgets.core.calculators.context import CitationLookup
from widgets.core.calculators.form_values import (
    FieldValue,
    FormValues,
    Problem,
    is_asked,
    read_form,
)
from widgets.core.calculators.questionnaire import FieldKind, FormField
from widgets.core.calculators.working import Value, a_year, cny, count, percent
from widgets.core.errors import NotInForce
from widgets.core.letters.letter import DAY_FIELD, SLOT, Clause, Letter
from widgets.core.reading.visible import visible
from widgets.core.screen.formatter import Teller
from widgets.core.writing.document import (
    Document,
    DocumentHeading,
    DocumentParagraph,
    DocumentPart,
    Enumeration,
)

MOST_WRITTEN = 10_000
"""The longest text that one field puts into a letter, in characters."""
_NUMBERS = {
    FieldKind.MONEY: cny,
    FieldKind.RATE: a_year,
    FieldKind.SHARE: percent,
    FieldKind.COUNT: count,
}

_LONG = Problem("problem-long", {"most": count(MOST_WRITTEN)})


@dataclass(frozen=True, slots=True)
class FilledClause:
    """A clause as it stands in the letter, its slots filled."""

    clause: Clause
    text: str


@dataclass(frozen=True, slots=True)
class FilledLetter:
    """A letter as it may be sent: its passages, and what is still to be written in by hand.

    `unpicked` are picks that were left open, so that clauses which hang on them do not stand.
    """

    letter: Letter
    passages: tuple[FilledClause, ...]
    blanks: tuple[FormField, ...] = ()
    unpicked: tuple[FormField, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The passages below the heading, the items numbered as they follow each other."""
        return tuple(
            f"{n}. {each.text}" if each.clause.set == "item" else each.text
            for run in _runs(self.passages)
            for n, each in enumerate(run, start=1)
        )

    @property
    def signed(self) -> int:
        """How many of the lines at the end are its signature, at the right."""
        run = list(_runs(self.passages))[-1]
        return len(run) if run[0].clause.set == "right" else 0

    @property
    def document(self) -> Document:
        """The letter for paper; nothing on it says who made it or when."""
        parts = tuple(part for run in _runs(self.passages) for part in _parts(run))
        return Document(self.letter.id, "zh", self.letter.heading.zh, parts)


@dataclass(frozen=True, slots=True)
class LetterTried:
    """A letter; or the problems by field; or the articles that are not in force on its day."""

    filled: FilledLetter | None = None
    problems: Mapping[str, Problem] = field(default_factory=dict)
    ended: tuple[NotInForce, ...] = ()


def filled_in(
    letter: Letter, typed: Mapping[str, str], today: date, cited: CitationLookup, teller: Teller
) -> LetterTried:
    """What a letter makes of what was typed.

    An article that does not hold on the letter's day stops it: no such clause is sent.

    Args:
        letter: what is asked, and the clauses.
        typed: what stands in each field.
        today: the letter's day, where none is typed.
        cited: where citations lead.
        teller: tells values in Chinese, which is the language of the letter.
    """
    typed = {name: visible(text) for name, text in typed.items()}
    given, problems = read_form(letter, typed, today)
    wrong = {name: each for name, each in problems.items() if each.key != "problem-empty"}
    wrong |= {name: _LONG for name, text in typed.items() if len(text) > MOST_WRITTEN}
    if wrong:
        return LetterTried(problems=wrong)
    standing = [clause for clause in letter.clauses if _stands(clause, given)]
    on = given.day(DAY_FIELD) if given.has(DAY_FIELD) else today
    ended = tuple(_ended(standing, on, cited))
    if ended:
        return LetterTried(ended=ended)
    passages = tuple(FilledClause(each, _text(each, letter, given, teller)) for each in standing)
    slots = {name for each in standing for name in SLOT.findall(each.says.zh)}
    turned_on = {name for each in letter.clauses for name in each.when}
    empty = [
        each
        for each in letter.fields.values()
        if not each.optional and not given.has(each.id) and is_asked(letter, each, typed)
    ]
    blanks = tuple(each for each in empty if each.id in slots)
    unpicked = tuple(each for each in empty if each.id in turned_on)
    return LetterTried(FilledLetter(letter, passages, blanks, unpicked))


def _stands(clause: Clause, given: FormValues) -> bool:
    picked = all(given.text(name) in values for name, values in clause.when.items())
    return picked and all(given.has(name) for name in clause.filled)


def _ended(clauses: list[Clause], on: date, cited: CitationLookup) -> Iterator[NotInForce]:
    """What the clauses rest on and does not hold on a day, each once."""
    for cite in dict.fromkeys(cite for clause in clauses for cite in clause.cite):
        provision, instrument = cited(cite)
        try:
            provision.at(on)
            instrument.at(on)
        except NotInForce as error:
            yield NotInForce(cite, on, error.first, error.last)


def _text(clause: Clause, letter: Letter, given: FormValues, teller: Teller) -> str:
    """A clause's Chinese words with what was typed in its slots."""
    return SLOT.sub(lambda slot: _told(letter.fields[slot[1]], given, teller), clause.says.zh)


def _told(entry: FormField, given: FormValues, teller: Teller) -> str:
    """What stands in a field, as a letter writes it; a line to write on where nothing does."""
    if not given.has(entry.id):
        blank = f"letter-blank-{entry.kind}"
        return teller.words(blank if blank in teller.words.texts else "letter-blank")
    if entry.kind is FieldKind.ROWS:
        rows = (zip(entry.columns, row, strict=True) for row in given.rows(entry.id))
        told = ([teller.told(_value(*cell)) for cell in row] for row in rows)
        return "\n".join("　".join(cells) for cells in told)
    picked = {each.id: each.text.zh for each in entry.options}
    value = given.values[entry.id]
    if isinstance(value, tuple):  # only rows are
        return ""
    return picked.get(str(value), teller.told(_value(entry.kind, value)))


def _value(kind: FieldKind, value: FieldValue) -> Value:
    return _NUMBERS[kind](value) if isinstance(value, Decimal) else value


def _runs(passages: tuple[FilledClause, ...]) -> Iterator[list[FilledClause]]:
    """The passages in their order, those that are set alike and follow each other together."""
    for _, run in groupby(passages, key=lambda each: each.clause.set):
        yield list(run)


def _parts(run: list[FilledClause]) -> Iterator[DocumentPart]:
    setting, texts = run[0].clause.set, tuple(each.text for each in run)
    match setting:
        case "item":
            yield Enumeration(texts, numbered=True)
        case "heading":
            yield from map(DocumentHeading, texts)
        case _:
            yield from (DocumentParagraph(text, setting) for text in texts)
