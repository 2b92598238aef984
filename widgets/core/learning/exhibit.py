"""What an item lays before the learner: a chat, a call list, a post, a letter, a cost page.

Nothing in it is a picture: who wrote, when, and what it says are texts in both languages.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from widgets.core.record import Record
from widgets.core.text import Text


class ChatMessage(Record):
    """One message: from whom and when; `mine` is written by whom the case is about."""

    who: Text
    at: Text | None = None
    text: Text
    mine: bool = False


class ChatExhibit(Record):
    """Messages in their order, by text message or in a chat."""

    kind: Literal["chat"]
    through: Literal["sms", "chat"]
    messages: tuple[ChatMessage, ...] = Field(min_length=1)


class LoggedCall(Record):
    """One row of a call list; a call without `lasted` was missed, and a text lasts nothing."""

    at: Text
    who: Text
    way: Literal["incoming", "outgoing", "text"]
    lasted: Text | None = None


class CallsExhibit(Record):
    """A call list: what a telephone shows of calls and texts."""

    kind: Literal["calls"]
    rows: tuple[LoggedCall, ...] = Field(min_length=1)


class PostComment(Record):
    """What somebody wrote under a post."""

    who: Text
    text: Text


class PostExhibit(Record):
    """A post with its audience: where it is shown, and who can see it there."""

    kind: Literal["post"]
    account: Text
    where: Text
    seen_by: Text
    at: Text | None = None
    text: Text
    comments: tuple[PostComment, ...] = ()


class Envelope(Record):
    """What stands on an envelope."""

    sender: Text
    addressee: Text
    postmark: Text | None = None


class LetterExhibit(Record):
    """A letter and, where it came in one, its envelope."""

    kind: Literal["letter"]
    envelope: Envelope | None = None
    head: Text
    day: Text | None = None
    lines: tuple[Text, ...] = Field(min_length=1)
    signed: Text | None = None


class CostRow(Record):
    """One line of a cost page."""

    label: Text
    amount: Text


class CostsExhibit(Record):
    """What a contract, or the page of an app, says that a loan costs."""

    kind: Literal["costs"]
    rows: tuple[CostRow, ...] = Field(min_length=1)
    total: Text | None = None
    note: Text | None = None


ItemExhibit = Annotated[
    ChatExhibit | CallsExhibit | PostExhibit | LetterExhibit | CostsExhibit,
    Field(discriminator="kind"),
]
