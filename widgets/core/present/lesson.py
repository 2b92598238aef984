"""A whole lesson as a function: `present(materials, done, lang)` is what the screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.core.acts import Done
from widgets.core.controls import Button
from widgets.core.glossing import glossed
from widgets.core.lesson import FormStep, ItemsStep, SceneStep, Step
from widgets.core.lines import Point
from widgets.core.materials import Materials
from widgets.core.present.showing import Showing
from widgets.core.present.steps import step_parts, verdicts_open
from widgets.core.standing import answered, is_done, lost, next_item, walk
from widgets.core.text import Lang
from widgets.core.view import Actions, Mile, Notice, Part, Points, Progress, Prose, Verdict, View


@dataclass(frozen=True, slots=True)
class Keeping:
    """How keeping went, and what happened to it meanwhile.

    Attributes:
        unread: saved entries that could not be read back.
        unsaved: whether saving fails.
        elsewhere: whether answers from another window were taken in.
        erased: whether another window has erased everything.
        framed: whether there is a frame around the lesson in which everything can be erased.
    """

    unread: int = 0
    unsaved: bool = False
    elsewhere: bool = False
    erased: bool = False
    framed: bool = True


def present(materials: Materials, done: Done, lang: Lang, keeping: Keeping | None = None) -> View:
    """The screen for a journal, in a language."""
    showing = Showing(materials, done, materials.words(lang))
    keeping = keeping or Keeping()
    notices = _notices(showing, keeping)
    if not done.journal.at:
        return _welcome(showing, notices)
    step, place = _where(showing)
    above: tuple[Part, ...] = (_progress(showing, step), *notices)
    return _screen(showing, step, place, above, _foot(showing, step, keeping))


def present_step(
    materials: Materials, done: Done, lang: Lang, keeping: Keeping | None = None
) -> View:
    """One step by itself, the one at the journal's place: nothing in it leads to another."""
    showing = Showing(materials, done, materials.words(lang), alone=True)
    step, place = _where(showing)
    notices = _notices(showing, keeping or Keeping())
    return _screen(showing, step, place, tuple(notices), _translation(showing))


def _screen(
    showing: Showing, step: Step, place: str, above: tuple[Part, ...], foot: tuple[Part, ...]
) -> View:
    """A step with what stands above it and under it."""
    words, body = showing.words, step_parts(showing, step, place)
    verdict = next((part for part in body if isinstance(part, Verdict)), None)
    return View(
        lang=words.lang,
        key=_key(showing, step, place),
        title=_title(showing, step, place),
        parts=(*above, *body, *foot),
        announce=verdict.title if verdict else "",
        lost=words("lost-connection"),
        again=words("open-again"),
        terms=glossed(body, showing.materials.glossary, words.lang),
    )


def _welcome(showing: Showing, notices: list[Notice]) -> View:
    lesson, words = showing.materials.lesson, showing.words
    told = tuple(Point(words(f"welcome-{what}")) for what in ("private", "sure", "care"))
    how = words("welcome-how", minutes=lesson.minutes, n=len(lesson.steps))
    return View(
        lang=words.lang,
        key="welcome",
        title=words("welcome-title"),
        parts=(
            *notices,
            Prose((words.of(lesson.lead),), "lead"),
            Points(told, how),
            Actions((Button(words("begin"), {"act": "begin"}, "main"),)),
            *_translation(showing),
        ),
        lost=words("lost-connection"),
        again=words("open-again"),
    )


def _where(showing: Showing) -> tuple[Step, str]:
    """The step shown and the place in it; a place that is gone falls back to its step."""
    lesson, place = showing.materials.lesson, showing.journal.at
    step = lesson.step(place.partition("/")[0].partition(".")[0]) or lesson.steps[0]
    if isinstance(step, SceneStep):
        known = {f"{step.id}.{seat}" for seat in step.seats}
        return step, place if place in known else step.id
    if isinstance(step, ItemsStep | FormStep):
        return step, _item_place(showing, step, place)
    return step, step.id


def _item_place(showing: Showing, step: ItemsStep | FormStep, place: str) -> str:
    """The item asked for where its verdict may be seen, else the one to answer next."""
    materials, journal = showing.materials, showing.journal
    if answered(materials, journal, place) and verdicts_open(materials, journal, step):
        return place
    if place == step.id and is_done(materials, journal, step):
        return step.id
    waiting = next_item(materials, journal, step)
    return f"{step.id}/{waiting}" if waiting else step.id


def _key(showing: Showing, step: Step, place: str) -> str:
    """The screen's name: a new node of a case is a new screen, a verdict is not."""
    if isinstance(step, SceneStep) and "." in place:
        here = walk(showing.materials, showing.journal, place)
        return f"{place}/{here.position.node.id}"
    return place


def _title(showing: Showing, step: Step, place: str) -> str:
    words = showing.words
    title = words.of(step.title)
    if isinstance(step, SceneStep) and "." in place:
        return words("title-seat", title=title, seat=words(f"seat-{place.partition('.')[2]}"))
    return title


def _progress(showing: Showing, here: Step) -> Progress:
    words, steps = showing.words, showing.materials.lesson.steps
    title = words.of(here.title)
    summary = words("step-of", n=steps.index(here) + 1, of=len(steps), title=title)
    miles = tuple(_mile(showing, step, here) for step in steps)
    return Progress(words("progress"), summary, miles)


def _mile(showing: Showing, step: Step, here: Step) -> Mile:
    done = is_done(showing.materials, showing.journal, step)
    state = "now" if step is here else "done" if done else "open"
    label = showing.words.of(step.title)
    return Mile(label, {"act": "go", "to": step.id}, state, showing.words(f"mile-{state}"))  # type: ignore[arg-type]


def _notices(showing: Showing, keeping: Keeping) -> list[Notice]:
    words, gone = showing.words, len(lost(showing.materials, showing.journal))
    notices = []
    if keeping.unsaved:
        notices.append(Notice("fault", words("unsaved-title"), words("unsaved")))
    if keeping.unread:
        text = words("unread-text", n=keeping.unread)
        notices.append(Notice("changed", words("unread"), text))
    if keeping.erased:
        notices.append(Notice("changed", words("erased"), words("erased-text")))
    if keeping.elsewhere:
        notices.append(Notice("changed", words("elsewhere"), words("elsewhere-text")))
    if gone:
        notices.append(Notice("changed", words("gone"), words("gone-text", n=gone)))
    return notices


def _foot(showing: Showing, step: Step, keeping: Keeping) -> tuple[Part, ...]:
    """What stands under a step; under the last, where no frame offers it, the way to erase all."""
    words = showing.words
    if keeping.framed or step is not showing.materials.lesson.steps[-1]:
        return _translation(showing)
    erase = Button(words("erase"), {"act": "erase"}, "danger", words("erase-confirm"))
    return (*_translation(showing), Actions((erase,)))


def _translation(showing: Showing) -> tuple[Part, ...]:
    """The English law text is a reference translation, and says so."""
    if showing.words.lang == "zh":
        return ()
    return (Prose((showing.words("reference-translation"),), "small"),)
