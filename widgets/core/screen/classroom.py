"""What a class shows: a phone, and the screen that all see. Before the counts neither holds any."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from widgets.core.classroom.classroom import Classroom, Course
from widgets.core.classroom.phases import BARS, Phase
from widgets.core.classroom.plan import PauseBlock
from widgets.core.classroom.tally import is_right
from widgets.core.learning.acts import ActResult
from widgets.core.learning.item import Item, ItemKind
from widgets.core.learning.journal import Choice, Journal, Sure
from widgets.core.learning.progress import Answered
from widgets.core.learning.quiz import Response, mark
from widgets.core.learning.run import Stride
from widgets.core.learning.scenario import Node
from widgets.core.screen.asked import controls, told
from widgets.core.screen.class_bars import class_bars, lettered, on_offer
from widgets.core.screen.controls import Button, Choices, Fields, Form, Option
from widgets.core.screen.judged import judged
from widgets.core.screen.lines import Point, Source
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.scene import said, stem, warning
from widgets.core.screen.view import Heading, Notice, Part, Points, Prose, Sources, View
from widgets.core.text import Lang
from widgets.core.words import Words


def phone(course: Course, room: Classroom, lang: Lang, *, voted: bool = False) -> View:
    """What every phone shows; `voted` once a vote of its own has arrived."""
    words, asked = course.materials.words(lang), course.question(room)
    parts: list[Part] = []
    match room.phase:
        case Phase.PAUSE:
            parts = _pause(words, course, room)
        case Phase.CARE if asked:
            parts = [*cared_for(words, asked), Prose((words("class-phone-care"),), "lead")]
        case Phase.READ if asked:
            parts = [*_told(words, asked), Prose((words("class-read"),), "lead")]
        case Phase.VOTE if asked:
            parts = _voting(words, asked, room, voted=voted)
        case Phase.TALK if asked:
            parts = [*_told(words, asked), *_prompts(words, course, room)]
        case Phase.COUNTS | Phase.VERDICT if asked:
            parts = [*_told(words, asked), *_over(course, room, words, asked, articles=True)]
    lead = Prose((words(f"class-phone-{room.phase}"),), "lead")
    return _view(words, room, "phone", tuple(parts or [lead, *_lobby(words, room)]))


def projected(course: Course, room: Classroom, lang: Lang, *, lost: bool = False) -> View:
    """What the screen shows that all see: the question large, and later the counts and the key.

    `lost` says that the server does not know what the class had done before.
    """
    words, asked = course.materials.words(lang), course.question(room)
    parts: list[Part] = []
    if room.blank:
        return _view(words, room, "blank", ())
    if room.phase is Phase.PAUSE:
        lead = _pause(words, course, room)
    else:
        lead = [Prose((words(f"class-screen-{room.phase}"),), "lead")]
    if asked and room.phase in BARS:
        parts = _over(course, room, words, asked, articles=False)
    elif asked and room.phase is Phase.CARE:
        parts = cared_for(words, asked)
    elif asked:
        parts = _told(words, asked)
        parts += _options(words, asked) if room.phase is not Phase.READ else []
        parts += _prompts(words, course, room) if room.phase is Phase.TALK else []
    if lost:
        parts.append(Notice("changed", words("class-was-lost"), words("class-was-lost-screen")))
    return _view(words, room, "screen", (*lead, *parts))


def joining(room: Classroom) -> bool:
    """Whether people may still be coming in: before the first question is shown."""
    return room.phase is Phase.LOBBY or (room.phase is Phase.PAUSE and room.block == 0)


def cared_for(words: Words, asked: Item | Node) -> list[Part]:
    """What is said before what may frighten, alone: whoever leads goes on from it."""
    return [Notice("care", words("care"), words.of(asked.care))] if asked.care else []


def own_verdict(course: Course, room: Classroom, response: Response, lang: Lang) -> View:
    """The verdict on what one phone has voted, as a lesson gives it.

    Raises:
        NoSuchChoice: the response names something that is not offered.
    """
    words, asked = course.materials.words(lang), course.question(room)
    presentation = Presentation(course.materials, ActResult(Journal()), words)
    parts: tuple[Part, ...] = ()
    if isinstance(asked, Item):
        choice = Choice(asked.id, response, of=asked.fingerprint())
        parts = judged(presentation, Answered(asked, choice, mark(asked, response)))
    elif isinstance(asked, Node):
        is_right(asked, response)
        branch = next(b for b in asked.branches if (b.id,) == response)
        parts = (*_told(words, asked), said(presentation, Stride(asked, branch)))
    return _view(words, room, "own", parts)


def _view(words: Words, room: Classroom, page: str, parts: tuple[Part, ...]) -> View:
    key = f"class/{page}/{room.block}/{room.asked}/{room.n}/{room.phase}"
    announce = words(f"class-phone-{room.phase}")
    return View(words.lang, key, "", parts, announce, words("class-lost"), words("open-again"))


def _told(words: Words, asked: Item | Node) -> list[Part]:
    return told(words, asked) if isinstance(asked, Item) else [stem(words, asked)]


def _options(words: Words, asked: Item | Node) -> list[Part]:
    """What can be chosen, each list under what it is asked for."""
    names = on_offer(words, asked)
    if isinstance(asked, Node):
        return [Points(tuple(Point(each) for each in names.values()), words("what-do-you-do"))]
    if asked.fields or asked.expect:
        listed = tuple(Point(each) for each in names.values())
        return [Points(listed, words(f"do-{asked.kind}"))]
    groups = controls(words, asked)
    return [
        Points(tuple(Point(names[o.id]) for o in group.options), group.legend)
        for group in groups
        if isinstance(group, Choices)
    ]


def _lettered(words: Words, asked: Item | Node, group: Choices | Fields) -> Choices | Fields:
    """What is chosen from, with the letters that the screen and the paper have."""
    if not isinstance(group, Choices):
        return group
    names = on_offer(words, asked)
    return replace(group, options=tuple(replace(o, text=names[o.id]) for o in group.options))


def _voting(words: Words, asked: Item | Node, room: Classroom, *, voted: bool) -> list[Part]:
    """The question and what it is answered with. A threat is announced, and can be passed over."""
    vote, place = {"act": "vote"}, f"class/{asked.id}/{room.n}/{room.taken}"
    parts = _told(words, asked)
    if isinstance(asked, Node):
        options = tuple(Option(b.id, words.of(b.label)) for b in asked.branches)
        one = _lettered(words, asked, Choices("option", words("what-do-you-do"), options, "one"))
        parts.append(Form(place, (one,), "", (Button(words("class-vote"), vote, "main"),)))
    else:
        buttons = tuple(
            Button(words(f"sure-{sure}"), {**vote, "sure": sure.value}, "main") for sure in Sure
        )
        groups = tuple(_lettered(words, asked, each) for each in controls(words, asked))
        parts.append(Form(place, groups, words("how-sure"), buttons))
    if asked.care:
        skip = Button(words("skip"), {"act": "pass"})
        parts.insert(0, warning(words, asked.care, skip, covers=len(parts)))
    if voted:
        parts.insert(0, Notice("info", words("class-voted"), words("class-voted-text")))
    return parts


def _prompts(words: Words, course: Course, room: Classroom) -> list[Part]:
    """What to talk about; the block's own prompts, else the one that always fits."""
    block = course.block(room)
    own = () if block is None or isinstance(block, PauseBlock) else block.talk
    prompts = [words.of(each) for each in own] or [words("class-talk-any")]
    return [Points(tuple(Point(each) for each in prompts), words("class-talk"))]


def _over(
    course: Course, room: Classroom, words: Words, asked: Item | Node, *, articles: bool
) -> list[Part]:
    """What was voted, and once it is judged what was right, and the article it rests on.

    Without `articles`, as on the screen, they are named only: nobody can open one there.
    """
    keyed = room.phase is Phase.VERDICT
    parts: list[Part] = [*class_bars(words, asked, room.rounds.get(asked.id, ()), keyed=keyed)]
    if not keyed:
        return parts
    presentation = Presentation(course.materials, ActResult(Journal()), words)
    if isinstance(asked, Node):
        return [*_best(presentation, asked, articles=articles), *parts]
    right = Point(right_answer(words, asked), words("right-answer"))
    decides = Point(words.of(asked.decides), words("decides"))
    found = presentation.sources(asked.cite)
    named = Points(tuple(_named(words, each) for each in found), words("rests-on"))
    sources = Sources(words("rests-on"), found, brief=True)
    return [Points((right, decides)), *parts, sources if articles else named]


def _named(words: Words, source: Source) -> Point:
    """An article by its name, and whether it was read in quotation only."""
    quoted = words("paper-noted", article=source.label, notes=words("paper-quoted"))
    return Point(source.label if source.sure else quoted)


def _best(presentation: Presentation, node: Node, *, articles: bool) -> list[Part]:
    """What came of each way at a decision, the best first; at an ending its title.

    Without `articles` a way is known by its letter alone.
    """
    words = presentation.words
    if node.is_ending:
        return [Heading(words("the-end", title=words.of(node.title)))]
    ways = sorted(node.branches, key=lambda branch: -branch.points)
    names, letters = on_offer(words, node), lettered(words, node)
    points = tuple(
        Point(words.of(b.rationale), names[b.id], presentation.sources(b.cite))
        if articles
        else Point(words.of(b.rationale), letters[b.id][0])
        for b in ways
    )
    return [Points(points)]


def right_answer(words: Words, item: Item) -> str:
    """What would be wholly right, in one line."""
    if item.expect:
        value = item.expect.value
        return words.day(value) if isinstance(value, date) else f"{value.normalize():f}"
    if item.kind is ItemKind.ORDER:
        return " → ".join(words.of(option.text) for option in item.options)
    if item.fields:
        picked = ((f.label, o.text) for f in item.fields for o in f.options if o.key)
        return words.listed([f"{words.of(label)}: {words.of(text)}" for label, text in picked])
    keys = {o.id for o in item.options if o.key} | {v.id for v in item.verdicts if v.key}
    if item.kind is ItemKind.MARK:
        return words.listed([a for name, (a, _) in lettered(words, item).items() if name in keys])
    return words.listed([text for name, text in on_offer(words, item).items() if name in keys])


def _pause(words: Words, course: Course, room: Classroom) -> list[Part]:
    """What is done without a vote, in the plan's own words."""
    block = course.block(room)
    return [Prose((words.of(block.pause),), "lead")] if isinstance(block, PauseBlock) else []


def _lobby(words: Words, room: Classroom) -> tuple[Part, ...]:
    """What a phone says before the first question: nobody is asked for a name."""
    if room.phase is not Phase.LOBBY:
        return ()
    return (Prose((words("class-private"),), "small"),)
