"""A whole lesson as a function: `present(materials, done, lang)` is what the screen shows."""

from __future__ import annotations

from widgets.core.acts import Done
from widgets.core.journal import Journal
from widgets.core.lesson import (
    Card,
    CardStep,
    FormStep,
    ItemsStep,
    ResultStep,
    SceneStep,
    Step,
    WorkedStep,
)
from widgets.core.materials import Materials
from widgets.core.present.item import asked, judged
from widgets.core.present.law import sources
from widgets.core.present.result import result
from widgets.core.present.scene import scene, seats
from widgets.core.standing import answered, answers_of, is_done, lost, next_item, walk
from widgets.core.text import Lang
from widgets.core.view import (
    Actions,
    Button,
    Heading,
    Mile,
    Notice,
    Part,
    Point,
    Points,
    Progress,
    Prose,
    Verdict,
    View,
)
from widgets.core.words import Words


def present(materials: Materials, done: Done, lang: Lang, unread: int = 0) -> View:
    """The screen for a journal, in a language.

    `unread` is how many saved entries could not be read back; it is said once, at the top.
    """
    words, journal = materials.words(lang), done.journal
    if not journal.at:
        return _welcome(materials, words, journal, unread)
    step, place = _where(materials, journal)
    body = _body(materials, words, done, step, place)
    verdict = next((part for part in body if isinstance(part, Verdict)), None)
    return View(
        lang=lang,
        key=_key(materials, journal, step, place),
        title=_title(materials, words, step, place),
        parts=(
            _progress(materials, words, journal, step),
            *_losses(materials, words, journal, unread),
            *body,
            *_foot(words, lang),
        ),
        announce=verdict.title if verdict else _problem(words, done),
        lost=words("lost-connection"),
        again=words("open-again"),
    )


def card_parts(materials: Materials, words: Words, card: Card) -> tuple[Part, ...]:
    """The card for someone it happens to now."""
    parts: list[Part] = [Prose((words.of(card.lead),), "lead")]
    for section in card.sections:
        points = tuple(
            Point(words.of(p.text), sources=sources(materials, words, p.cite))
            for p in section.points
        )
        parts.append(Points(points, words.of(section.title)))
    return tuple(parts)


def _welcome(materials: Materials, words: Words, journal: Journal, unread: int) -> View:
    lesson = materials.lesson
    begin = Button(words("begin"), {"act": "begin"}, "main")
    told = (
        Point(words("welcome-private")),
        Point(words("welcome-sure")),
        Point(words("welcome-care")),
    )
    return View(
        lang=words.lang,
        key="welcome",
        title=words.of(lesson.title),
        parts=(
            *_losses(materials, words, journal, unread),
            Prose((words.of(lesson.lead),), "lead"),
            Points(told, words("welcome-how", minutes=lesson.minutes, n=len(lesson.steps))),
            Actions((begin,)),
            *_foot(words, words.lang, erase=False),
        ),
        lost=words("lost-connection"),
        again=words("open-again"),
    )


def _where(materials: Materials, journal: Journal) -> tuple[Step, str]:
    """The step shown and the place in it; a place that is gone falls back to its step."""
    lesson, place = materials.lesson, journal.at
    step = lesson.step(place.partition("/")[0].partition(".")[0]) or lesson.steps[0]
    if isinstance(step, SceneStep):
        known = {f"{step.id}.{seat}" for seat in step.seats}
        return step, place if place in known else step.id
    if isinstance(step, ItemsStep | FormStep):
        return step, _item_place(materials, journal, step, place)
    return step, step.id


def _item_place(materials: Materials, journal: Journal, step: Step, place: str) -> str:
    shown = answered(materials, journal, place)
    if shown and not (isinstance(step, FormStep) and not _open_book(materials, journal)):
        return place
    waiting = next_item(materials, journal, step)
    return f"{step.id}/{waiting}" if waiting else step.id


def _open_book(materials: Materials, journal: Journal) -> bool:
    """Whether both forms are answered, so that their verdicts may be shown."""
    forms = [step for step in materials.lesson.steps if isinstance(step, FormStep)]
    return all(is_done(materials, journal, form) for form in forms)


def _key(materials: Materials, journal: Journal, step: Step, place: str) -> str:
    """The screen's name: a new node of a case is a new screen, a verdict is not."""
    if isinstance(step, SceneStep) and "." in place:
        return f"{place}/{walk(materials, journal, place).position.node.id}"
    return place


def _title(materials: Materials, words: Words, step: Step, place: str) -> str:
    title = words.of(step.title)
    if isinstance(step, SceneStep) and "." in place:
        return words("title-seat", title=title, seat=words(f"seat-{place.partition('.')[2]}"))
    return title


def _body(
    materials: Materials, words: Words, done: Done, step: Step, place: str
) -> tuple[Part, ...]:
    journal = done.journal
    lead = Prose((words.of(step.lead),), "lead")
    match step:
        case CardStep():
            card = materials.cards[step.card]
            return (*card_parts(materials, words, card), _onward(materials, words, step))
        case WorkedStep():
            return (lead, *_worked(materials, words, step), _onward(materials, words, step))
        case ResultStep():
            return (lead, *result(materials, words, journal, step))
        case SceneStep():
            if "." in place:
                shown = scene(materials, words, walk(materials, journal, place))
            else:
                shown = (lead, *seats(materials, words, journal, step))
            return (*shown, _onward(materials, words, step, quiet=True))
        case FormStep() | ItemsStep():
            return _items(materials, words, done, step, place)


def _items(
    materials: Materials, words: Words, done: Done, step: FormStep | ItemsStep, place: str
) -> tuple[Part, ...]:
    journal = done.journal
    shown = answered(materials, journal, place)
    if shown:
        return (*judged(materials, words, shown), _next(materials, words, journal, step))
    if "/" not in place:
        return _summary(materials, words, journal, step)
    count = Prose((_count(materials, words, journal, step),), "small")
    item = materials.items[place.rpartition("/")[2]]
    lead = () if answers_of(materials, journal, step) else (Prose((words.of(step.lead),), "lead"),)
    return (*lead, count, *asked(materials, words, item, place, done))


def _count(materials: Materials, words: Words, journal: Journal, step: Step) -> str:
    given = len(answers_of(materials, journal, step))
    size = len(step.items) if isinstance(step, ItemsStep) else len(next(iter(step.forms.values())))  # type: ignore[union-attr]
    return words("item-n", n=given + 1, of=size)


def _next(materials: Materials, words: Words, journal: Journal, step: Step) -> Actions:
    waiting = next_item(materials, journal, step)
    if waiting:
        last = answers_of(materials, journal, step)[-1]
        label = (
            "twin" if last.item.twin == waiting and last.mark and not last.mark.right else "next"
        )
        return Actions((Button(words(label), {"act": "go", "to": f"{step.id}/{waiting}"}, "main"),))
    to_list = Button(words("all-answers"), {"act": "go", "to": step.id}, "quiet")
    return Actions((*_onward(materials, words, step).buttons, to_list))


def _summary(
    materials: Materials, words: Words, journal: Journal, step: FormStep | ItemsStep
) -> tuple[Part, ...]:
    onward = _onward(materials, words, step)
    if isinstance(step, FormStep) and not _open_book(materials, journal):
        return (Prose((words("form-kept"),)), onward)
    steps = (
        [s for s in materials.lesson.steps if isinstance(s, FormStep)]
        if isinstance(step, FormStep)
        else [step]
    )
    buttons = tuple(
        Button(
            words(
                f"review-{_outcome(a.mark.right if a.mark else None)}",
                text=_brief(words.of(a.item.stem)),
            ),
            {"act": "go", "to": a.choice.at},
            "choice",
        )
        for s in steps
        for a in answers_of(materials, journal, s)
    )
    return (Actions(buttons, words("all-answers")), onward)


def _outcome(right: bool | None) -> str:
    return "none" if right is None else "right" if right else "wrong"


def _brief(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _worked(materials: Materials, words: Words, step: WorkedStep) -> tuple[Part, ...]:
    points = tuple(
        Point(words.of(f.found), words.of(f.ask), sources(materials, words, f.cite))
        for f in step.findings
    )
    return (
        Prose((words.of(step.facts),), "case"),
        Points(points, words("reasoning"), ordered=True),
        Heading(words("conclusion")),
        Prose((words.of(step.conclusion),)),
    )


def _onward(materials: Materials, words: Words, step: Step, quiet: bool = False) -> Actions:
    steps = materials.lesson.steps
    after = steps[min(steps.index(step) + 1, len(steps) - 1)]
    if after is step:
        return Actions(())
    go = {"act": "go", "to": after.id, "read": step.id}
    label = words("onward", title=words.of(after.title))
    return Actions((Button(label, go, "plain" if quiet else "main"),))


def _progress(materials: Materials, words: Words, journal: Journal, here: Step) -> Progress:
    steps = materials.lesson.steps
    miles = tuple(
        Mile(
            words.of(s.title),
            {"act": "go", "to": s.id},
            *_state(materials, words, journal, s, here),
        )
        for s in steps
    )
    n = steps.index(here) + 1
    summary = words("step-of", n=n, of=len(steps), title=words.of(here.title))
    return Progress(words("progress"), summary, miles)


def _state(materials, words, journal, step, here):  # type: ignore[no-untyped-def]
    state = "now" if step is here else "done" if is_done(materials, journal, step) else "open"
    return state, words(f"mile-{state}")


def _losses(
    materials: Materials, words: Words, journal: Journal, unread: int
) -> tuple[Notice, ...]:
    gone = len(lost(materials, journal))
    notices = []
    if unread:
        notices.append(Notice("changed", words("unread"), words("unread-text", n=unread)))
    if gone:
        notices.append(Notice("changed", words("gone"), words("gone-text", n=gone)))
    return tuple(notices)


def _problem(words: Words, done: Done) -> str:
    return words(done.problem) if done.problem else ""


def _foot(words: Words, lang: Lang, erase: bool = True) -> tuple[Part, ...]:
    parts: list[Part] = []
    if lang != "zh":
        parts.append(Prose((words("reference-translation"),), "small"))
    if erase:
        label, sure = words("erase"), words("erase-confirm")
        parts.append(Actions((Button(label, {"act": "erase"}, "danger", sure),)))
    return tuple(parts)
