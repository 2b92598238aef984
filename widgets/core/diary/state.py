"""A diary's screen: where the learner is, what is being written, and what each act makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from widgets.core.acts import SettleAside
from widgets.core.diary.answers import STEPS, DiaryStep, answered, file_digest, piece
from widgets.core.diary.bringing_in import Brought, BroughtWords, brought_in
from widgets.core.diary.diary import Diary, joined
from widgets.core.diary.diary_acts import (
    AddPiece,
    AnswerStep,
    CheckChain,
    DiaryAct,
    DiaryPlace,
    DropDraft,
    DropPiece,
    GoToPlace,
    PutDown,
    SaveDiary,
    ShowEntry,
    TakeIn,
    WithdrawEntry,
    WriteEntry,
)
from widgets.core.diary.entry import MOST_PIECES, DiaryEntry
from widgets.core.diary.keeping import MOST_KEPT_TEXT, KeptDiary, to_text
from widgets.core.diary.looking import MOST_PRINTED, CheckedChain, checked, selected


@dataclass(frozen=True, slots=True)
class DiaryState:
    """What is on a diary's screen.

    Attributes:
        today: the day.
        diary: the diary.
        place: what is open; `write` where an entry is written, `entry` where one is read.
        step: the step that is asked.
        draft: the entry that is being written, if any.
        number: the entry that the draft changes; 0 for a new one.
        lent: the draft that the browser keeps, be it another window's, with its number.
        shown: the entry that is read.
        typed: what was typed into the step and could not be read.
        problems: why, field by field.
        pages: how many pages back the list of entries is.
        told: what is to be said of the last act, as a key of `strings.yaml`.
        brought: what became of the text that was brought in last.
        checked: what was found when a chain was looked at last.
    """

    today: date
    diary: Diary = field(default_factory=Diary)
    place: DiaryPlace | str = "list"
    step: DiaryStep = "when"
    draft: DiaryEntry | None = None
    number: int = 0
    lent: tuple[int, DiaryEntry] | None = None
    shown: int = 0
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    pages: int = 0
    told: str = ""
    brought: Brought | None = None
    checked: CheckedChain | None = None

    @property
    def text(self) -> str:
        """What the browser is to keep; without a draft here, one of another window stays."""
        number, draft = (self.number, self.draft) if self.draft else self.lent or (0, None)
        return to_text(self.diary, draft, number)


def done(state: DiaryState, names: BroughtWords, act: DiaryAct) -> DiaryState:
    """The state after an act; what is not on offer changes nothing.

    A diary that would be longer than a browser keeps stays as it is, and that is told.
    """
    if isinstance(act, SettleAside):
        return state
    quiet = replace(state, told="", brought=None, checked=None)
    if isinstance(act, SaveDiary):
        return replace(quiet, told=_unsaved(state, act))
    after = _after(quiet, names, act)
    grown = after.diary is not state.diary or after.draft is not state.draft
    if grown and len(after.text) > MOST_KEPT_TEXT:
        return replace(quiet, told="diary-full")
    return after


def _unsaved(state: DiaryState, act: SaveDiary) -> str:
    """Why no file is made, if none is: days that cannot be read, no entry, or too many."""
    if act.what == "json":
        return ""
    found = selected(state.diary, act.response, state.today)
    size = sum(1 + len(each.entry.kept) for each in found.entries)
    too_many = act.what != "csv" and size > MOST_PRINTED
    return "diary-too-many" if too_many else found.problem


def _after(state: DiaryState, names: BroughtWords, act: DiaryAct) -> DiaryState:
    after = state
    match act:
        case WriteEntry():
            after = _begun(state, int(act.number))
        case AnswerStep() | AddPiece() | DropPiece() if state.draft is not None:
            after = _answered(state, state.draft, names, act)
        case PutDown() if state.draft is not None:
            after = _put_down(state, state.draft, act.time)
        case DropDraft():
            after = replace(state, place="list", draft=None, lent=None, number=0)
        case ShowEntry() if int(act.number) in state.diary.entries:
            after = replace(state, place="entry", shown=int(act.number))
        case WithdrawEntry() if int(act.number) in state.diary.entries:
            diary = state.diary.with_entry(int(act.number), None, act.time)
            after = replace(state, diary=diary, place="list", told="diary-withdrawn")
        case GoToPlace():
            after = replace(state, place=act.to, pages=int(act.pages))
        case TakeIn():
            after = _taken_in(state, names, act)
        case CheckChain():
            after = replace(state, place="check", checked=checked(state.diary, act))
    return after


def _begun(state: DiaryState, number: int) -> DiaryState:
    """A draft: the one there is, that of an entry as it stands, or an empty one."""
    if state.draft is not None:
        return replace(state, place="write")
    entry = state.diary.entries.get(number)
    draft, changes = (entry, number) if entry else (DiaryEntry(), 0)
    return replace(
        state, place="write", step=STEPS[0], draft=draft, number=changes, typed={}, problems={}
    )


def _answered(
    state: DiaryState,
    draft: DiaryEntry,
    names: BroughtWords,
    act: AnswerStep | AddPiece | DropPiece,
) -> DiaryState:
    """The draft after what a step answered. A step with a field that cannot be read stays."""
    if isinstance(act, DropPiece):
        kept = tuple(each for n, each in enumerate(draft.kept) if n != int(act.piece))
        return replace(state, draft=draft.model_copy(update={"kept": kept}))
    if isinstance(act, AddPiece) or state.step == "kept":
        told = act.file if isinstance(act, AddPiece) else ""
        file = file_digest(told)
        if told and file is None:
            return replace(state, told="diary-file-unread")
        added = piece(act.response, file)
        if added is None and isinstance(act, AddPiece):
            return replace(state, told="diary-piece-empty")
        if added is not None and len(draft.kept) >= MOST_PIECES:
            return replace(state, told="diary-pieces-full")
        kept = (*draft.kept, *((added,) if added else ()))
        draft = draft.model_copy(update={"kept": kept})
        to = state.step if isinstance(act, AddPiece) else act.to
        return replace(state, draft=draft, step=to)
    kinds = tuple(dict.fromkeys(names.kinds.values()))
    found = answered(draft, state.step, act.response, kinds, state.today)
    step = state.step if found.problems else act.to
    return replace(state, draft=found.entry, step=step, typed=found.typed, problems=found.problems)


def _put_down(state: DiaryState, draft: DiaryEntry, time: int) -> DiaryState:
    """The draft as an entry; an entry that says nothing, or nothing new, is none."""
    if draft == DiaryEntry():
        return replace(state, told="diary-empty")
    number = state.number or next(state.diary.next_numbers)
    same = state.diary.entries.get(number) == draft
    diary = state.diary if same else state.diary.with_entry(number, draft, time)
    return replace(
        state,
        diary=diary,
        place="entry",
        draft=None,
        lent=None,
        number=0,
        shown=number,
        told="diary-unchanged" if same else "diary-put-down",
    )


def _taken_in(state: DiaryState, names: BroughtWords, act: TakeIn) -> DiaryState:
    found = brought_in(state.diary, act.response[0], names, state.today, act.time)
    place = "list" if found.new and found.source != "too-many" else "take"
    return replace(state, diary=found.diary, place=place, pages=0, brought=found)


def met(state: DiaryState, kept: KeptDiary | None, *, arrives: bool = False) -> DiaryState:
    """The state after what a browser keeps was met; None where it keeps nothing any more.

    What is kept stays as it is, and what only this window has is put behind it. A draft is taken
    over where the page arrives, and then goes with the kept one until it is written on here: an
    entry that another window puts down is not put down twice.
    """
    if kept is None:
        return DiaryState(state.today)
    lent = (kept.number, kept.draft) if kept.draft else None
    after = replace(state, diary=joined(kept.diary, state.diary), lent=lent)
    mine = (state.number, state.draft) if state.draft else None
    if mine != state.lent or (mine is None and not arrives):
        return after
    number, draft = lent or (0, None)
    return replace(after, number=number, draft=draft, step=STEPS[0])
