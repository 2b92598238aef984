"""What whoever leads a class asks of it: on this machine itself, and with the key."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from tornado.web import HTTPError

from widgets.content.today import today_in_china
from widgets.core.classroom.classroom import Lead
from widgets.core.classroom.export import counts_csv, sure_csv
from widgets.core.classroom.hands import countable, read_hands
from widgets.core.classroom.keeping import from_text, to_text
from widgets.core.classroom.phases import Move
from widgets.core.errors import NoSuchAct
from widgets.core.screen.class_lead import blocks, hands, leading, moves
from widgets.core.screen.view import to_data
from widgets.core.text import Lang, nearest_lang
from widgets.serve.classroom import pages
from widgets.serve.classroom.asking import HallAddress
from widgets.serve.classroom.hall import ClassHall
from widgets.serve.classroom.session import Stale
from widgets.serve.classroom.wifi import NoNetwork, WifiNetwork
from widgets.serve.handlers import liked

KEY = "Law-Lead"


class LeadAddress(HallAddress):
    """An address for whoever leads."""

    def prepare(self) -> None:
        """Lets in whoever leads.

        Raises:
            HTTPError: 403, without the key, from another machine or site, or under a foreign name.
        """
        self.refuse_others()
        key = self.request.headers.get(KEY, "")
        if not self.hall.leads(key, self.request.remote_ip or "", self.request.host):
            raise HTTPError(HTTPStatus.FORBIDDEN)

    def write_error(self, status_code: int, **_why: Any) -> None:  # noqa: ARG002
        """Nothing to read: a script alone asks here."""
        self.finish()


class LeadPage(LeadAddress):
    """`/lead`: the cockpit. The page holds nothing of the class: its script asks with the key."""

    def prepare(self) -> None:
        """The empty page is for anybody on this machine."""

    def get(self, *_given: str) -> None:
        """The page."""
        here = self.hall.here(self.request.remote_ip or "", self.request.host)
        self.write(pages.lead(self.site, liked(self), wifi=not self.hall.shared, papers=here))


class LeadState(LeadAddress):
    """`/lead/state`: where the class stands, with the key and the counts."""

    def get(self, *_given: str) -> None:
        """All that the cockpit shows."""
        self.answer(HTTPStatus.OK, **state(self.hall, liked(self)))


class LeadAct(LeadAddress):
    """`/lead/act`: one move."""

    def post(self) -> None:
        """Makes it, or says that the class stands elsewhere, or that it is not on offer."""
        told, lang = self.told(), nearest_lang(str(self.get_query_argument("lang", "zh")))
        hands, unread = self._hands(told.get("hands"))
        if unread:
            self.answer(HTTPStatus.UNPROCESSABLE_ENTITY, fields=unread)
            return
        try:
            act = Lead(Move(str(told.get("move"))), str(told.get("to", "")), hands=hands)
            self.hall.session.lead(act, str(told.get("on")))
        except Stale:
            self.answer(HTTPStatus.CONFLICT, **state(self.hall, lang))
        except (NoSuchAct, ValueError) as error:
            self.answer(HTTPStatus.BAD_REQUEST, problem=str(error))
        else:
            self.hall.begins()
            self.answer(HTTPStatus.OK, **state(self.hall, lang))

    def _hands(self, typed: object) -> tuple[dict[str, int], tuple[str, ...]]:
        """What was typed for hands, and what of it cannot be read: then nothing is taken."""
        session = self.hall.session
        asked = session.course.question(session.room)
        if not isinstance(typed, dict) or asked is None:
            return {}, ()
        votes = session.room.rounds.get(asked.id, ())
        groups = countable(asked, votes[-1].tally) if votes else ()
        return read_hands(groups, {str(name): str(text) for name, text in typed.items()})


class LeadRestore(LeadAddress):
    """`/lead/restore`: where the class stood before its server ended."""

    def post(self) -> None:
        """Takes it, where the class has not begun anew."""
        lang = nearest_lang(str(self.get_query_argument("lang", "zh")))
        try:
            self.hall.session.restore(from_text(str(self.told().get("kept"))))
        except NoSuchAct as error:
            self.answer(HTTPStatus.CONFLICT, problem=str(error))
        else:
            self.answer(HTTPStatus.OK, **state(self.hall, lang))


class LeadWifi(LeadAddress):
    """`/lead/wifi`: the room's network, for the screen alone. It is held in memory."""

    def post(self) -> None:
        """Takes name and password, or says which of them cannot be; without both, shows none.

        Raises:
            HTTPError: 404, this server is in no room.
        """
        if self.hall.shared:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        told = self.told()
        name, password = (str(told.get(key, "")) for key in ("name", "password"))
        try:
            self.hall.says(WifiNetwork(name, password) if name or password else None)
        except NoNetwork as refused:
            self.answer(HTTPStatus.UNPROCESSABLE_ENTITY, part=refused.part)
        else:
            self.answer(HTTPStatus.OK)


class LeadCrowd(LeadAddress):
    """`/lead/crowd`: phones of one network seem to come from one address."""

    def post(self) -> None:
        """Lets in any number from one address, for as long as this server runs."""
        self.hall.tickets.lift()
        self.answer(HTTPStatus.OK)


class LeadCsv(LeadAddress):
    """`/lead/csv`: what was voted as a table that may leave the room."""

    def post(self) -> None:
        """The table named `counts` or `sure`.

        Raises:
            HTTPError: 404, another is asked for.
        """
        session, name = self.hall.session, self.told().get("table")
        match name:
            case "counts":
                text = counts_csv(session.course, session.room.rounds, today_in_china())
            case "sure":
                text = sure_csv(session.course, session.room.rounds)
            case _:
                raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.finish(text)


def state(hall: ClassHall, lang: Lang) -> dict[str, Any]:
    """Where a class stands, as its cockpit shows it."""
    session, room = hall.session, hall.session.room
    return {
        "at": session.at,
        "phase": room.phase.value,
        "blank": room.blank,
        "locked": room.locked,
        "limit": room.limit,
        "n": len(session.votes),
        "in": hall.tickets.given,
        "crowded": hall.tickets.crowded,
        "moves": moves(session.course, room, lang),
        "blocks": blocks(session.course, room, lang),
        "hands": hands(session.course, room, lang),
        "view": to_data(leading(session.course, room, session.counted(), lang, lost=session.lost)),
        "kept": to_text(room),
        "code": hall.keys.code,
    }
