"""The key of a class's questions, for whoever leads: what is right, why, and the article."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from widgets.core.classroom.classroom import Course
from widgets.core.handouts.questions import (
    PaperQuestion,
    WalkedCase,
    letters,
    with_twins,
)
from widgets.core.law.provision import Binding, Confidence, Instrument, Provision
from widgets.core.learning.item import Item, ItemKind
from widgets.core.learning.typed import Typed
from widgets.core.screen.class_bars import LETTERS
from widgets.core.screen.law import label
from widgets.core.screen.presentation import brief
from widgets.core.text import Lang
from widgets.core.words import Words
from widgets.core.writing.document import (
    Document,
    DocumentHeading,
    DocumentParagraph,
    DocumentPart,
    Enumeration,
    KeptTogether,
)

_PLAIN = (Binding.STATUTE, Binding.JUDICIAL_INTERPRETATION)
"""What binds everybody whom it is about, as its name says."""


def answer_key(course: Course, lang: Lang) -> Document:
    """For each question and its twin the right answer, the fact that decides, why, the articles."""
    words = course.materials.words(lang)
    parts: list[DocumentPart] = [DocumentParagraph(words("paper-leader"))]
    for each in with_twins(course):
        match each:
            case WalkedCase():
                parts += _case(course, words, each)
            case PaperQuestion():
                parts.append(_keyed(course, words, each))
    title = words("paper-title-key", title=words.of(course.plan.title))
    return Document("key", lang, title, tuple(parts), words("paper-foot"), "close")


def _keyed(course: Course, words: Words, question: PaperQuestion) -> KeptTogether:
    item = question.item
    number = words("paper-question", n=question.number)
    lines = [
        _line(words, words("right-answer"), right(words, item)),
        _line(words, words("decides"), words.of(item.decides)),
        *reasons(words, item),
        _line(words, words("rests-on"), _articles(course, words, item.cite, item.as_of)),
    ]
    title = words("paper-numbered", number=number, title=brief(words.of(item.stem)))
    heading = DocumentHeading(title, 2)
    return KeptTogether((heading, Enumeration(tuple(lines))))


def _case(course: Course, words: Words, case: WalkedCase) -> list[DocumentPart]:
    """The best choice at each decision of a case, why, and the article."""
    number = words("paper-question", n=case.number)
    title = words("paper-case", title=words.of(case.scenario.title))
    heading = words("paper-numbered", number=number, title=title)
    parts: list[DocumentPart] = [DocumentHeading(heading, 2)]
    passages = case.passages
    for node in sorted(case.scenario.decisions, key=lambda node: passages[node.id]):
        lettered = {b.id: letter for b, letter in zip(node.branches, LETTERS, strict=False)}
        best = max(node.branches, key=lambda branch: branch.points)
        text = words("paper-lettered", letter=lettered[best.id], text=words.of(best.label))
        lines = [
            _line(words, words("right-answer"), text),
            _line(words, words("paper-reason"), words.of(best.rationale)),
        ]
        if best.cite:
            articles = _articles(course, words, best.cite, case.scenario.as_of)
            lines.append(_line(words, words("rests-on"), articles))
        passage = DocumentHeading(words("paper-passage", n=passages[node.id]), 3)
        parts.append(KeptTogether((passage, Enumeration(tuple(lines)))))
    return parts


def right(words: Words, item: Item) -> str:
    """What is wholly right, with the letters under which it stands on paper."""
    lettered = letters(words, item)
    if item.expect:
        return _value(words, item.expect)
    if item.fields:
        told = [
            _line(words, words.of(field.label), _value(words, field.expect))
            for field in item.fields
            if field.expect
        ]
        for field in item.fields:
            for option in field.options:
                if option.key:
                    letter = lettered[f"{field.id}={option.id}"]
                    told.append(_line(words, words.of(field.label), letter))
        return words.listed(told)
    if item.kind is ItemKind.ORDER:
        return " → ".join(lettered[option.id] for option in item.options)
    if item.kind is ItemKind.MARK:
        return words.listed([lettered[option.id] for option in item.options if option.key])
    keys = [
        words("paper-lettered", letter=lettered[o.id], text=words.of(o.text))
        for o in item.options
        if o.key
    ]
    return words.listed([*(words(f"verdict-{v.id}") for v in item.verdicts if v.key), *keys])


def reasons(words: Words, item: Item) -> list[str]:
    """Why, in a line: of a judgement for its verdict, else for each answer that is right."""
    lettered = letters(words, item)
    verdict = next((v for v in item.verdicts if v.key), None)
    if verdict:
        return [_line(words, words("paper-reason"), words.of(verdict.rationale))]
    if item.expect:
        return [_line(words, words("paper-reason"), words.of(item.expect.rationale))]
    told = [(lettered[o.id], o.rationale) for o in item.options if o.key]
    if item.kind is ItemKind.ORDER:
        told = [(lettered[o.id], o.rationale) for o in item.options]
    for field in item.fields:
        name = words.of(field.label)
        told += [(name, field.expect.rationale)] if field.expect else []
        told += [(name, o.rationale) for o in field.options if o.key]
    return [
        _line(words, words("paper-reason-for", answer=name), words.of(text)) for name, text in told
    ]


def _value(words: Words, expect: Typed) -> str:
    value = expect.value
    if isinstance(value, date):
        return words.day(value)
    return words(f"paper-value-{expect.quantity}", value=f"{value.normalize():f}")


def _articles(course: Course, words: Words, cites: Iterable[str], day: date) -> str:
    """The articles and the day; of what is no statute also how binding it is, and for whom."""
    found = (course.materials.cited(cite) for cite in dict.fromkeys(cites))
    named = []
    for provision, instrument in found:
        notes = [] if instrument.binding in _PLAIN else _force(words, provision, instrument)
        if provision.confidence is not Confidence.TEXT_CHECKED:
            notes.append(words("paper-quoted"))
        article = label(provision, instrument, words)
        noted = words("paper-noted", article=article, notes=words.listed(notes))
        named.append(noted if notes else article)
    return words("paper-articles", articles=words.listed(named), day=words.day(day))


def _force(words: Words, provision: Provision, instrument: Instrument) -> list[str]:
    who = words.listed([words(f"lender-{each}") for each in provision.binds])
    whom = words("paper-addressed" if instrument.binding.only_addresses else "paper-binds", who=who)
    return [words(f"binding-{instrument.binding}"), whom]


def _line(words: Words, name: str, text: str) -> str:
    return words("paper-line", label=name, text=text)
