"""A diary's screen as a view, whatever is open in it."""

from __future__ import annotations

from dataclasses import replace

from widgets.core.diary.context import DiaryContext
from widgets.core.diary.state import DiaryState
from widgets.core.screen.diary import listed, opened, told
from widgets.core.screen.diary_places import bringing, checking, keeping_out
from widgets.core.screen.diary_steps import step_title, written
from widgets.core.screen.keeping import Keeping, aside, notices
from widgets.core.screen.screen import screen
from widgets.core.screen.view import Part, Prose, View
from widgets.core.text import Lang
from widgets.core.words import Words


def present_diary(context: DiaryContext, state: DiaryState, lang: Lang, keeping: Keeping) -> View:
    """What is open: the entries, one of them, a step of one that is written, or another place.

    Args:
        context: the kinds of things that happen, the words, and where citations lead.
        state: what is open and what is written.
        lang: the language.
        keeping: how the browser keeps it.
    """
    words = context.words(lang)
    kept = keeping.kept and not keeping.unsaved
    said = told(state, words)
    place, title, parts = _place(context, state, words)
    small = Prose((words("diary-kept" if kept else "diary-not-kept"), words("diary-foot")), "small")
    whole: tuple[Part, ...] = (*notices(words, keeping), *aside(words, keeping), *said, *parts)
    announce = said[0].title if said else ""
    if state.problems:
        announce = words("problems", n=len(state.problems))
    view = screen(words, f"diary/{place}", (*whole, small), announce, kept=kept)
    return replace(view, title=title)


def _place(context: DiaryContext, state: DiaryState, words: Words) -> tuple[str, str, list[Part]]:
    """What is open: its name, its title and its parts."""
    match state.place:
        case "write" if state.draft is not None:
            name = f"write/{state.step}"
            return name, step_title(state, words), written(context, state, words)
        case "entry" if state.shown in state.diary.entries:
            title = words("diary-entry-title", n=state.shown)
            return f"entry/{state.shown}", title, opened(context, state, words)
        case "take":
            return "take", words("diary-take"), bringing(words)
        case "keep":
            return "keep", words("diary-keep"), keeping_out(words)
        case "check":
            return "check", words("diary-check"), checking(state, words)
    return "list", "", listed(context, state, words)
