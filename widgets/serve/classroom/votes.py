"""What a phone sends: that it wants a ticket, a vote, and which verdict it is to be given."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from widgets.core.classroom.phases import Phase
from widgets.core.classroom.tally import Ballot
from widgets.core.errors import NoSuchChoice, Unreadable
from widgets.core.learning.item import Item
from widgets.core.learning.journal import Sure
from widgets.core.learning.quiz import unreadable_field
from widgets.core.screen.classroom import own_verdict
from widgets.core.screen.view import to_data
from widgets.core.text import nearest_lang
from widgets.serve.classroom.handlers import ClassAddress
from widgets.serve.classroom.session import LONGEST, MOST_WORDS, Stale
from widgets.serve.classroom.tickets import NoTicket
from widgets.serve.handlers import liked

_PLACE = "place/"
"""In a form without scripts, what stands before a step whose place is told."""


class ClassTicket(ClassAddress):
    """`/c/246835/ticket`: one for a phone."""

    def post(self, _code: str) -> None:
        """A ticket, or that none is left."""
        try:
            ticket = self.hall.let_in(self.request.remote_ip or "")
        except NoTicket as refused:
            self.answer(refused.status)
        else:
            self.answer(HTTPStatus.OK, ticket=ticket)


class ClassVote(ClassAddress):
    """`/c/246835/vote`: a vote, in JSON from a script, or from a plain form."""

    def post(self, _code: str) -> None:
        """Takes it, or says why not: it is over, it is no answer, it is nobody's."""
        if self.proves_itself():
            self._plain()
            return
        told = self.told()
        status, more = self._voted(told, _ballot(told))
        self.answer(status, **more)

    def proves_itself(self) -> bool:
        """A plain form, which holds a ticket that no other page knows."""
        return not self.request.headers.get("Content-Type", "").startswith("application/json")

    def _voted(
        self, told: dict[str, Any], ballot: Ballot | None
    ) -> tuple[HTTPStatus, dict[str, Any]]:
        session, tickets, ticket = self.hall.session, self.hall.tickets, told.get("ticket")
        if not isinstance(ticket, str) or not tickets.knows(ticket):
            return HTTPStatus.FORBIDDEN, {}
        if tickets.hurries(ticket, time.monotonic()):
            return HTTPStatus.TOO_MANY_REQUESTS, {}
        if ballot is None:
            return HTTPStatus.BAD_REQUEST, {}
        try:
            session.vote(ticket, str(told.get("on")), ballot)
        except Stale as stale:
            return HTTPStatus.CONFLICT, {"at": stale.at}
        except (NoSuchChoice, Unreadable) as error:
            return HTTPStatus.UNPROCESSABLE_ENTITY, self._problem(ballot, error)
        return HTTPStatus.OK, {"at": session.at}

    def _problem(self, ballot: Ballot, error: Exception) -> dict[str, Any]:
        """What is wrong with a vote, and in which field, where that cannot be read."""
        asked = self.hall.session.course.question(self.hall.session.room)
        blank = any(not word or word.endswith("=") for word in ballot.response)
        if blank or isinstance(error, NoSuchChoice) or not isinstance(asked, Item):
            return {"problem": "choose-first"}
        return {"problem": "unreadable", "field": unreadable_field(asked, ballot.response)}

    def _plain(self) -> None:
        """A form without scripts: then the page once more, which says what became of it."""
        given = {name: self.get_body_arguments(name) for name in self.request.body_arguments}
        ticket, names = "".join(given.pop("ticket", [])), sorted(n for n in given if n[:2] == "r/")
        fields = any("=" in name for name in names)
        said = [(name, each) for name in names for each in given[name]]
        told = {
            "ticket": ticket,
            "on": "".join(given.get("on", [])),
            "response": _by_place(given)
            or [f"{n.partition('=')[2]}={v}" if fields else v for n, v in said],
            "sure": "".join(given.get("sure", [])) or None,
        }
        status, more = self._voted(told, _ballot(told))
        said = more.get("problem", status.value)
        named = {"t": ticket} if self.hall.tickets.knows(ticket) else {}
        self.redirect(f"./?{urlencode({**named, 'said': said, 'lang': liked(self)})}")


def _by_place(given: Mapping[str, Sequence[str]]) -> list[str]:
    """Steps in the order of the places given to them; a blank where one is empty or doubled."""
    steps = {
        name[len(_PLACE) :]: said[-1] for name, said in given.items() if name.startswith(_PLACE)
    }
    if {*steps.values()} != {str(place) for place in range(1, len(steps) + 1)}:
        return [""]
    return sorted(steps, key=lambda step: int(steps[step]))


class ClassOwn(ClassAddress):
    """`/c/246835/verdict`: the verdict on what a phone has voted, once it is shown to all."""

    def post(self, _code: str) -> None:
        """The verdict as a lesson gives it, or that it is not time."""
        session, told = self.hall.session, self.told()
        ballot, lang = _ballot(told), nearest_lang(str(told.get("lang")))
        if session.room.phase is not Phase.VERDICT or told.get("on") != session.vote_name:
            self.answer(HTTPStatus.CONFLICT, at=session.at)
            return
        if ballot is None or not ballot.response:
            self.answer(HTTPStatus.BAD_REQUEST)
            return
        try:
            view = own_verdict(session.course, session.room, ballot.response, lang)
        except (NoSuchChoice, Unreadable):
            self.answer(HTTPStatus.UNPROCESSABLE_ENTITY)
            return
        self.answer(HTTPStatus.OK, view=to_data(view))


def _ballot(told: dict[str, Any]) -> Ballot | None:
    """A vote as it was sent, if it has the form of one."""
    response, sure = told.get("response", []), told.get("sure")
    if not isinstance(response, list) or len(response) > MOST_WORDS:
        return None
    if not all(isinstance(word, str) and len(word) <= LONGEST for word in response):
        return None
    if sure is not None and sure not in [*Sure]:
        return None
    return Ballot(tuple(response), Sure(sure) if sure else None)
