"""What a learner can do with the law explorer."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, TypeAdapter

from widgets.core.acts import BY_NAME, FormResponse, LearnerAct, reader
from widgets.core.reading.visible import whole


class FindArticles(LearnerAct):
    """What applies is looked for; what the response leaves out stays as it was asked."""

    act: Literal["find"]
    response: FormResponse = ()


class CompareDays(LearnerAct):
    """What changed between two days is asked."""

    act: Literal["compare"]
    response: FormResponse = ()


class OpenArticle(LearnerAct):
    """An article is opened."""

    act: Literal["open"]
    cite: Annotated[str, AfterValidator(whole)]


class CloseArticle(LearnerAct):
    """The article is closed, and all are shown."""

    act: Literal["close"]


class ClimbLadder(LearnerAct):
    """What an act costs is asked, by the ladder's id in its form's response, or by `of`."""

    act: Literal["ladder"]
    response: FormResponse = ()
    of: str = ""


class ShowMore(LearnerAct):
    """Another page of what was found."""

    act: Literal["more"]


InquiryAct = FindArticles | CompareDays | OpenArticle | CloseArticle | ClimbLadder | ShowMore
read_inquiry_act = reader(TypeAdapter[InquiryAct](Annotated[InquiryAct, BY_NAME]))
