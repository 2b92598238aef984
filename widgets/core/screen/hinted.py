"""What stands beside the articles found: words people use, a term explained, what an act costs."""

from __future__ import annotations

from widgets.core.law.finding import explained, meant
from widgets.core.screen.controls import Button
from widgets.core.screen.inquiry import Inquiry, Law
from widgets.core.screen.law import ladder_address
from widgets.core.screen.lines import Link
from widgets.core.screen.view import Actions, Heading, Links, Notice, Part
from widgets.core.words import Words


def hinted(law: Law, inquiry: Inquiry, words: Words) -> tuple[Part, ...]:
    """The words offered before anything is sought; then what the words sought lead to."""
    if not inquiry.sought.strip():
        return _offered(law, words)
    return (*_term(law, inquiry, words), *_ladders(law, inquiry, words))


def _offered(law: Law, words: Words) -> tuple[Part, ...]:
    common = [
        each.words.zh[0] if words.lang == "zh" else each.words.en[0]
        for each in law.synonyms
        if each.common
    ]
    buttons = tuple(
        Button(word, {"act": "find", "response": [f"sought={word}"]}) for word in common
    )
    return (Actions(buttons, words("law-common")),) if buttons else ()


def _term(law: Law, inquiry: Inquiry, words: Words) -> tuple[Part, ...]:
    term = explained(law.glossary, inquiry.sought)
    return (Notice("info", words.of(term.term), words.of(term.meaning)),) if term else ()


def _ladders(law: Law, inquiry: Inquiry, words: Words) -> tuple[Part, ...]:
    acts = {ladder.id: ladder.act for ladder in law.ladders}
    named = [each.ladder for each in meant(law.synonyms, inquiry.sought) if each.ladder in acts]
    ways = tuple(
        Link(words.of(acts[of]), ladder_address(of)) for of in dict.fromkeys(filter(None, named))
    )
    return (Heading(words("law-costs")), Links(ways)) if ways else ()
