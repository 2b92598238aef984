"""A letter as a view: its form, the letter itself, what each passage rests on, when not to send."""

from __future__ import annotations

from widgets.core.calculators.answer import Saved
from widgets.core.calculators.state import CalculatorState, FormState
from widgets.core.learning.lesson import CitedLine
from widgets.core.letters.context import LetterContext
from widgets.core.letters.filling import FilledClause, FilledLetter, LetterTried, filled_in
from widgets.core.letters.from_calculators import calculators_of
from widgets.core.letters.from_record import record_field
from widgets.core.letters.letter import SLOT, Letter
from widgets.core.screen.answer import Telling
from widgets.core.screen.controls import Button
from widgets.core.screen.exhibit import Exhibit, LetterSheet
from widgets.core.screen.findings import Keep, Outcome
from widgets.core.screen.formatter import Teller
from widgets.core.screen.keeping import Keeping, aside, elsewhere, notices
from widgets.core.screen.law import label
from widgets.core.screen.lines import Point
from widgets.core.screen.questions import questions
from widgets.core.screen.screen import screen
from widgets.core.screen.view import Notice, Part, Points, Prose, View
from widgets.core.text import LANGS, Lang, Text
from widgets.core.words import Words
from widgets.core.writing.printed_page import printed_page

PAGE, WORD = "page", "word"
"""The files that a letter can be saved as."""


def tried(context: LetterContext, desk: CalculatorState) -> LetterTried:
    """What the letter that is open makes of what was typed; nothing before it was asked."""
    sheet = desk.sheet(desk.open)
    if not sheet.asked:
        return LetterTried()
    letter, teller = context.letters[desk.open], Teller(context.words(LANGS[0]))
    return filled_in(letter, sheet.typed, context.today, context.cited, teller)


def page_file(filled: FilledLetter) -> Saved:
    """The letter as a page that stands by itself."""
    return Saved(f"{filled.letter.id}.html", "text/html", printed_page(filled.document))


def present(
    context: LetterContext,
    desk: CalculatorState,
    lang: Lang,
    tries: LetterTried,
    keeping: Keeping,
    told: str = "",
) -> View:
    """The letter that is open: its form, and the letter once it was asked for.

    Args:
        context: the letters, and where their citations lead.
        desk: what was typed and asked.
        lang: the language of all but the letter, which is in Chinese.
        tries: what the letter makes of it.
        keeping: how the browser keeps what is typed.
        told: what is to be said of the last act, as a key of `strings.yaml`.
    """
    letter, sheet = context.letters[desk.open], desk.sheet(desk.open)
    tells = Telling(Teller(context.words(lang)), context.cited, context.today)
    words = tells.teller.words
    kept = keeping.kept and not keeping.unsaved
    parts: list[Part] = [
        *notices(words, keeping),
        *aside(words, keeping),
        *elsewhere(desk, words),
        *_asked(letter, sheet, tries, tells),
        *([Notice("info", words(told), words(f"{told}-text"))] if told else []),
    ]
    if tries.filled:
        parts += _shown(tries.filled, tells)
    else:
        parts += [*_ended(tries, tells), _when_not(letter, tells)]
    parts += _foot(letter, tells, kept=kept, too_long=sheet.too_long)
    announce = _announced(sheet, tries, words)
    return screen(words, f"letters/{letter.id}", tuple(parts), announce, kept=kept)


def _announced(sheet: FormState, tries: LetterTried, words: Words) -> str:
    """What is read out when the screen appears."""
    if tries.problems:
        return words("problems", n=len(tries.problems))
    if tries.ended:
        return words("letter-ended")
    if tries.filled:
        return words("letter-ready")
    return words("form-cleared") if sheet.is_cleared else ""


def _asked(letter: Letter, sheet: FormState, tries: LetterTried, tells: Telling) -> list[Part]:
    """To whom the letter goes, and what is asked for it."""
    words = tells.teller.words
    whom = words.listed([words(f"addressee-{each}") for each in letter.to])
    write, take = words("letter-write"), _take(letter, words)
    return [
        Prose((words("letter-to", whom=whom),), "small"),
        questions(letter, sheet, tries.problems, tells, write, *take),
    ]


def _take(letter: Letter, words: Words) -> list[Button]:
    """The ways to take in what stands in the record and what calculators found, for its fields."""
    room = {"record": record_field(letter), "calculators": calculators_of(letter)}
    return [
        Button(words(f"letter-take-{of}"), {"act": "take", "of": of})
        for of, fields in room.items()
        if fields
    ]


def _shown(filled: FilledLetter, tells: Telling) -> list[Part]:
    """The letter, the ways to keep it, and what each passage rests on."""
    words = tells.teller.words
    left = {"letter-blanks": filled.blanks, "letter-unpicked": filled.unpicked}
    told = [
        words(key, names=words.listed([words.of(each.label) for each in fields]))
        for key, fields in left.items()
        if fields
    ]
    heading, lines = filled.letter.heading.zh, filled.lines
    end = len(lines) - filled.signed
    paper = LetterSheet(heading, "", lines[:end], "\n".join(lines[end:]), LANGS[0])
    points = tuple(filter(None, (_point(each, filled, tells) for each in filled.passages)))
    return [
        Outcome(words("outcome-title"), "", "", words("letter-ready")),
        Prose((*told, words("letter-read"))),
        _when_not(filled.letter, tells),
        Exhibit("letter", words("letter-sheet"), paper=paper),
        Keep(
            label=words("keep"),
            copy="\n".join([heading, "", *lines]),
            copy_label=words("copy"),
            copied=words("copied"),
            print_label=words("print"),
            files=(
                Button(words("save-word"), {"act": "save", "what": WORD}),
                Button(words("save-page"), {"act": "save", "what": PAGE}),
            ),
        ),
        Points(points, words("letter-clauses"), folded=True),
    ]


def _point(passage: FilledClause, filled: FilledLetter, tells: Telling) -> Point | None:
    """What a passage says and rests on; of one that rests on none, only what explains it."""
    clause, words = passage.clause, tells.teller.words
    explained = [] if words.lang == LANGS[0] else [_explained(clause.says, filled, words)]
    rests = [_rests(cite, tells) for cite in clause.cite]
    told = [*explained, *rests, *([words.of(clause.note)] if clause.note else [])]
    sources = tells.sources(clause.cite)
    between = "" if words.lang == LANGS[0] else " "
    return Point(between.join(told), words.of(clause.name), sources) if told else None


def _explained(says: Text, filled: FilledLetter, words: Words) -> str:
    """What a passage says, beside its Chinese; a slot is called by the label of its field."""
    fields = filled.letter.fields
    return SLOT.sub(lambda slot: words.of(fields[slot[1]].label), words.of(says))


def _rests(cite: str, tells: Telling) -> str:
    """An article, how binding it is, whom it binds and how sure its text is."""
    (provision, instrument), words = tells.cited(cite), tells.teller.words
    return words(
        "letter-rests-addressed" if instrument.binding.only_addresses else "letter-rests",
        article=label(provision, instrument, words),
        binding=words(f"binding-{instrument.binding}"),
        whom=words.listed([words(f"lender-{who}") for who in provision.binds]),
        sure=words(f"confidence-{provision.confidence}"),
    )


def _ended(tries: LetterTried, tells: Telling) -> list[Notice]:
    """That the letter is stopped, if it is, and by which articles on which day."""
    if not tries.ended:
        return []
    words = tells.teller.words
    names = [label(*tells.cited(each.what), words) for each in tries.ended]
    day = words.day(tries.ended[0].on)
    text = words("letter-ended-text", articles=words.listed(names), day=day)
    return [Notice("fault", words("letter-ended"), text)]


def _when_not(letter: Letter, tells: Telling) -> Points:
    return Points(_lines(letter.when_not, tells), tells.teller.words("letter-when-not"))


def _foot(letter: Letter, tells: Telling, *, kept: bool, too_long: bool) -> tuple[Part, ...]:
    """What the letter may cost, and whether what is typed is kept."""
    words = tells.teller.words
    keeping = words(("typed-too-long" if too_long else "typed-kept") if kept else "typed-not-kept")
    return (
        Points(_lines(letter.costs, tells), words("letter-costs")),
        Prose((words("letter-foot"), keeping), "small"),
    )


def _lines(lines: tuple[CitedLine, ...], tells: Telling) -> tuple[Point, ...]:
    words = tells.teller.words
    return tuple(Point(words.of(each.text), sources=tells.sources(each.cite)) for each in lines)
