"""What a class shows: a phone, and the screen that all see. Before the counts neither holds any."""

from __future__ import annotations

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
from widgets.core.screen.class_bars import class_bars, on_offer
from widgets.core.screen.controls import Button, Choices, Form, Option
from widgets.core.screen.judged import judged
from widgets.core.screen.lines import Point
from widgets.core.screen.scene import said, stem, warning
from widgets.core.screen.showing import Showing
from widgets.core.screen.view import Heading, Notice, Part, Points, Prose, Sources, View
from widgets.core.text import Lang
from widgets.core.words import Words


def phone(course: Course, room: Classroom, lang: Lang, *, voted: bool = False) -> View:
    """What every phone shows; `voted` once a vote of its own has arrived."""
    words, asked = course.materials.words(lang), course.question(room)
    parts: list[Part] = []
    match room.phase:
        case Phase.READ if asked:
            parts = [*_told(words, asked), Prose((words("class-read"),), "lead")]
        case Phase.VOTE if asked:
            parts = _voting(words, asked, room, voted=voted)
        case Phase.TALK if asked:
            parts = [*_told(words, asked), *_prompts(words, course, room)]
        case Phase.COUNTS | Phase.VERDICT if asked:
            parts = [*_told(words, asked), *_over(course, room, words, asked)]
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
    if isinstance(course.block(room), PauseBlock):
        parts = [Prose((_pause(words, course, room),), "lead")]
    elif asked:
        parts = _told(words, asked) if room.phase not in BARS else []
        if room.phase not in (Phase.READ, *BARS):
            parts.append(Points(tuple(Point(each) for each in on_offer(words, asked).values())))
        if room.phase is Phase.TALK:
            parts += _prompts(words, course, room)
        if room.phase in BARS:
            parts += _over(course, room, words, asked)
    if lost:
        parts.append(Notice("changed", words("class-was-lost"), words("class-was-lost-screen")))
    lead = Prose((words(f"class-screen-{room.phase}"),), "lead")
    return _view(words, room, "screen", (lead, *parts))


def own_verdict(course: Course, room: Classroom, response: Response, lang: Lang) -> View:
    """The verdict on what one phone has voted, as a lesson gives it.

    Raises:
        NoSuchChoice: the response names something that is not offered.
    """
    words, asked = course.materials.words(lang), course.question(room)
    showing = Showing(course.materials, ActResult(Journal()), words)
    parts: tuple[Part, ...] = ()
    if isinstance(asked, Item):
        choice = Choice(asked.id, response)
        parts = judged(showing, Answered(asked, choice, mark(asked, response), changed=False))
    elif isinstance(asked, Node):
        is_right(asked, response)
        branch = next(b for b in asked.branches if (b.id,) == response)
        parts = (*_told(words, asked), said(showing, Stride(asked, branch)))
    return _view(words, room, "own", parts)


def _view(words: Words, room: Classroom, page: str, parts: tuple[Part, ...]) -> View:
    key = f"class/{page}/{room.block}/{room.asked}/{room.n}/{room.phase}"
    announce = words(f"class-phone-{room.phase}")
    return View(words.lang, key, "", parts, announce, words("class-lost"), words("open-again"))


def _told(words: Words, asked: Item | Node) -> list[Part]:
    return told(words, asked) if isinstance(asked, Item) else [stem(words, asked)]


def _voting(words: Words, asked: Item | Node, room: Classroom, *, voted: bool) -> list[Part]:
    """The question and what it is answered with. A threat is announced, and can be passed over."""
    vote, place = {"act": "vote"}, f"class/{asked.id}/{room.n}/{room.taken}"
    parts = _told(words, asked)
    if isinstance(asked, Node):
        options = tuple(Option(b.id, words.of(b.label)) for b in asked.branches)
        one = Choices("option", words("what-do-you-do"), options, "one")
        parts.append(Form(place, (one,), "", (Button(words("class-vote"), vote, "main"),)))
    else:
        buttons = tuple(
            Button(words(f"sure-{sure}"), {**vote, "sure": sure.value}, "main") for sure in Sure
        )
        parts.append(Form(place, controls(words, asked), words("how-sure"), buttons))
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


def _over(course: Course, room: Classroom, words: Words, asked: Item | Node) -> list[Part]:
    """What was voted, and once it is judged what was right, and the article it rests on."""
    keyed = room.phase is Phase.VERDICT
    parts: list[Part] = [*class_bars(words, asked, room.rounds.get(asked.id, ()), keyed=keyed)]
    if not keyed:
        return parts
    showing = Showing(course.materials, ActResult(Journal()), words)
    if isinstance(asked, Node):
        return [*_best(showing, asked), *parts]
    right = Point(right_answer(words, asked), words("right-answer"))
    decides = Point(words.of(asked.decides), words("decides"))
    sources = Sources(words("rests-on"), showing.sources(asked.cite), brief=True)
    return [Points((right, decides)), *parts, sources]


def _best(showing: Showing, node: Node) -> list[Part]:
    """What came of each way at a decision, the best first; at an ending its title."""
    words = showing.words
    if node.is_ending:
        return [Heading(words("the-end", title=words.of(node.title)))]
    ways = sorted(node.branches, key=lambda branch: -branch.points)
    points = tuple(
        Point(words.of(b.rationale), words.of(b.label), showing.sources(b.cite)) for b in ways
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
    verdicts = [words(f"verdict-{v.id}") for v in item.verdicts if v.key]
    return words.listed([*verdicts, *(words.of(o.text) for o in item.options if o.key)])


def _pause(words: Words, course: Course, room: Classroom) -> str:
    block = course.block(room)
    return words.of(block.pause) if isinstance(block, PauseBlock) else ""


def _lobby(words: Words, room: Classroom) -> tuple[Part, ...]:
    """What a phone says before the first question: nobody is asked for a name."""
    if room.phase is not Phase.LOBBY:
        return ()
    return (Prose((words("class-private"),), "small"),)
