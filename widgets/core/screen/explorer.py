"""The law explorer as a view: what applies, what changed, what an act costs, how fresh it is."""

from __future__ import annotations

from datetime import date

from widgets.core.law.provision import Binding, LenderType, Provision
from widgets.core.law.reference import Ladder, LadderRung
from widgets.core.law.register import Change, by_force, changes
from widgets.core.screen.controls import Button, Field, Fields, Form, Option
from widgets.core.screen.freshness import fresh_line, fresh_parts
from widgets.core.screen.hinted import hinted
from widgets.core.screen.inquiry import Inquiry, Law, Tab, found
from widgets.core.screen.law import source
from widgets.core.screen.lines import Cell, Source, Table
from widgets.core.screen.lines import Point as Line
from widgets.core.screen.screen import screen
from widgets.core.screen.view import (
    Actions,
    Heading,
    Notice,
    Part,
    Points,
    Prose,
    Scale,
    Sources,
    View,
)
from widgets.core.text import Lang
from widgets.core.words import Words

_LENT = (
    LenderType.BANK,
    LenderType.CONSUMER_FINANCE,
    LenderType.SMALL_LOAN,
    LenderType.PRIVATE_LENDER,
    LenderType.UNLICENSED,
)
_COLLECTS = (LenderType.AGENCY, LenderType.ASSIGNEE)
_CITABLE = tuple(binding for binding in Binding if binding is not Binding.DRAFT)


def present(law: Law, inquiry: Inquiry, lang: Lang) -> View:
    """The explorer's screen for an inquiry."""
    words = Words(law.texts, lang)
    body = _BODY[inquiry.tab](law, inquiry, words)
    parts = (*body, Prose((words("law-foot"), words("sought-not-kept")), "small"))
    key, told = f"{inquiry.tab}/{inquiry.cite}", _announced(law, inquiry, words)
    return screen(words, key, parts, told, kept=False)


def _announced(law: Law, inquiry: Inquiry, words: Words) -> str:
    if inquiry.problems:
        return words("unreadable")
    if inquiry.tab is Tab.FIND and not inquiry.cite:
        return _count(len(found(law, inquiry)), inquiry, words)
    return ""


def _count(n: int, inquiry: Inquiry, words: Words) -> str:
    return words("law-found", n=n, day=words.day(inquiry.day))


def _find(law: Law, inquiry: Inquiry, words: Words) -> tuple[Part, ...]:
    if inquiry.cite:
        return _article(law, inquiry, words)
    held = found(law, inquiry)
    parts: list[Part] = [_question(law, inquiry, words), *hinted(law, inquiry, words)]
    parts.append(Heading(_count(len(held), inquiry, words)))
    if not held:
        parts.append(Prose((words("law-none"),)))
    if inquiry.sought.strip():
        likeliest = tuple(_source(law, p, words) for p in held[: inquiry.shown])
        return (*parts, Sources("", likeliest, brief=True), *_more(len(held), inquiry, words))
    for binding, group in by_force(_first(held, law, inquiry), law.instruments):
        parts += [Heading(words(f"binding-{binding}"), 4), _scale(binding, words)]
        parts.append(Sources("", tuple(_source(law, p, words) for p in group), brief=True))
    return (*parts, *_more(len(held), inquiry, words))


def _first(held: tuple[Provision, ...], law: Law, inquiry: Inquiry) -> tuple[Provision, ...]:
    """As many as are shown, the most binding first."""
    sorted_by_force = [p for _, group in by_force(held, law.instruments) for p in group]
    return tuple(sorted_by_force[: inquiry.shown])


def _question(law: Law, inquiry: Inquiry, words: Words) -> Form:
    """One box to search in; what narrows the answer is folded away until it is used."""
    lender = next((w for w in inquiry.lenders if w in _LENT), "")
    collector = next((w for w in inquiry.lenders if w in _COLLECTS), "")
    topics = sorted((words(f"topic-{topic}"), topic) for topic in law.topics)
    box = Field(
        "sought", words("ask-sought"), example=words("example-sought"), value=inquiry.sought
    )
    fields = (
        _pick("lender", [(w, words(f"lender-{w}")) for w in _LENT], lender, words),
        _pick("collector", [(w, words(f"lender-{w}")) for w in _COLLECTS], collector, words),
        _pick("topic", [(topic, name) for name, topic in topics], inquiry.topic, words),
        _day("day", inquiry.day, inquiry, words),
    )
    used = bool(lender or collector or inquiry.topic or inquiry.problems)
    narrow = Fields(words("law-narrow"), fields, named=True, folded=not used)
    button = Button(words("law-find"), {"act": "find"}, "main")
    return Form("find", (Fields(words("law-ask"), (box,), named=True), narrow), "", (button,))


def _pick(name: str, offered: list[tuple[str, str]], value: str, words: Words) -> Field:
    options = (Option("", words(f"any-{name}")), *(Option(i, text) for i, text in offered))
    return Field(name, words(f"ask-{name}"), options, value=value, folded=True)


def _day(name: str, day: date, inquiry: Inquiry, words: Words) -> Field:
    problem = inquiry.problems.get(name)
    return Field(
        id=name,
        label=words(f"ask-{name}"),
        example=words("example-date"),
        problem=words(problem) if problem else "",
        value=inquiry.typed.get(name, day.isoformat()),
    )


def _article(law: Law, inquiry: Inquiry, words: Words) -> tuple[Part, ...]:
    """One article by itself, with what it replaced and what replaced it."""
    back = Actions((Button(words("law-all"), {"act": "close"}),))
    provision = law.cited(inquiry.cite)
    if provision is None:
        told = words("law-unknown-text", cite=inquiry.cite)
        return Notice("fault", words("law-unknown"), told), back
    parts: list[Part] = [
        Sources("", (_source(law, provision, words),), open=True),
        _scale(law.instruments[provision.instrument].binding, words),
        fresh_line(law, provision.instrument, words),
    ]
    if not provision.in_force(inquiry.day):
        day = words.day(inquiry.day)
        parts.append(Notice("info", words("law-not-now"), words("law-not-now-text", day=day)))
    before = [p for p in law.provisions if p.cite == provision.replaced]
    after = [p for p in law.provisions if p.replaced == provision.cite]
    for name, others in (("law-before", before), ("law-after", after)):
        if others:
            parts.append(Sources(words(name), tuple(_source(law, p, words) for p in others)))
    return (*parts, back)


def _changes(law: Law, inquiry: Inquiry, words: Words) -> tuple[Part, ...]:
    since, until = inquiry.span
    days = (_day("since", since, inquiry, words), _day("until", until, inquiry, words))
    button = Button(words("law-compare"), {"act": "compare"}, "main")
    form = Form("compare", (Fields(words("law-between"), days, named=True),), "", (button,))
    every = changes(law.provisions, since, until)
    span = {"first": words.day(since), "last": words.day(until)}
    if not every:
        return form, Prose((words("law-no-changes", **span),))
    rows = tuple(_row(law, change, words) for change in every[: inquiry.shown])
    columns = (words("change-what"), words("change-before"), words("change-after"))
    caption = words("law-changes", n=len(every), **span)
    return form, Table(caption, columns, rows), *_more(len(every), inquiry, words)


def _row(law: Law, change: Change, words: Words) -> tuple[Cell, ...]:
    named = change.after or change.before
    short = words.of(law.instruments[named.instrument].short) if named else ""
    what = words("change-of", kind=words(f"change-{change.kind}"), instrument=short)
    return Cell(what), _side(law, change.before, words), _side(law, change.after, words)


def _side(law: Law, provision: Provision | None, words: Words) -> Cell:
    if provision is None:
        return Cell(words("change-nothing"))
    return Cell(words.of(provision.says), (_source(law, provision, words),))


def _ladder(law: Law, inquiry: Inquiry, words: Words) -> tuple[Part, ...]:
    options = tuple(Option(each.id, words.of(each.act)) for each in law.ladders)
    chosen = next((each for each in law.ladders if each.id == inquiry.ladder), None)
    field = Field("ladder", words("ask-act"), options, value=inquiry.ladder, folded=True)
    if not chosen:
        field = Field("ladder", words("ask-act"), options)
    button = Button(words("law-climb"), {"act": "ladder"}, "main")
    form = Form("ladder", (Fields(words("law-ladder"), (field,), named=True),), "", (button,))
    return (form, *(_rungs(law, chosen, words) if chosen else ()))


def _rungs(law: Law, ladder: Ladder, words: Words) -> tuple[Part, ...]:
    parts: list[Part] = [Heading(words.of(ladder.act))]
    for n, rung in enumerate(ladder.rungs):
        parts += [Heading(words(f"rung-{rung.rung}"), 4), _height(n, ladder, words)]
        parts += _rung(law, rung, words)
    if ladder.note:
        parts.append(Prose((words.of(ladder.note),), "small"))
    return tuple(parts)


def _rung(law: Law, rung: LadderRung, words: Words) -> list[Part]:
    cited = [p for cite in rung.cite if (p := law.cited(cite))]
    lines = [Line(words.of(rung.costs), words("ladder-costs"))]
    if rung.moves_up:
        lines.append(Line(words.of(rung.moves_up), words("ladder-moves-up")))
    return [Points(tuple(lines)), Sources("", tuple(_source(law, p, words) for p in cited))]


def _height(n: int, ladder: Ladder, words: Words) -> Scale:
    steps = tuple(words(f"rung-{rung.rung}") for rung in ladder.rungs)
    return Scale(words("ladder-height", n=n + 1, of=len(steps)), steps, n)


def _scale(binding: Binding, words: Words) -> Scale:
    """How binding, among all the kinds there are, the most binding first."""
    at = _CITABLE.index(binding)
    told = words("binding-scale", n=at + 1, of=len(_CITABLE), name=words(f"binding-{binding}"))
    return Scale(told, tuple(words(f"binding-{each}") for each in _CITABLE), at)


def _more(n: int, inquiry: Inquiry, words: Words) -> tuple[Part, ...]:
    if n <= inquiry.shown:
        return ()
    return (Actions((Button(words("law-more", n=n - inquiry.shown), {"act": "more"}),)),)


def _fresh(law: Law, _inquiry: Inquiry, words: Words) -> tuple[Part, ...]:
    return fresh_parts(law, words)


def _source(law: Law, provision: Provision, words: Words) -> Source:
    return source(provision, law.instruments[provision.instrument], words)


_BODY = {Tab.FIND: _find, Tab.CHANGES: _changes, Tab.LADDER: _ladder, Tab.FRESH: _fresh}
