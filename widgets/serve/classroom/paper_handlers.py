"""What a class has on paper, as pages to print, for whoever sits at the machine that serves it."""

from __future__ import annotations

from http import HTTPStatus

from tornado.web import HTTPError

from widgets.core.handouts.papers import GUIDE, kinds, paper
from widgets.core.text import LANGS, Lang
from widgets.core.writing.printed_page import printed_page
from widgets.serve.classroom.asking import HallAddress
from widgets.serve.handlers import CONTENT_SECURITY_POLICY
from widgets.serve.pages import filled, switches_to


class PaperAddress(HallAddress):
    """An address of what is on paper; among it are the key and the guide.

    A link leads here, so no key is asked for: who is not at this machine gets nothing.
    """

    def prepare(self) -> None:
        """Lets in who sits at this machine.

        Raises:
            HTTPError: 403, from another machine, through a proxy, or under a foreign name.
        """
        proxied = "X-Forwarded-For" in self.request.headers
        if proxied or not self.hall.here(self.request.remote_ip or "", self.request.host):
            raise HTTPError(HTTPStatus.FORBIDDEN)


class PaperPage(PaperAddress):
    """`/guide/<plan>/<lang>` and `/sheet/<plan>/<kind>/<lang>`: one paper, to be printed."""

    policy = CONTENT_SECURITY_POLICY.replace("style-src 'self'", "style-src 'unsafe-inline'")

    def get(self, *given: str) -> None:
        """The page.

        Raises:
            HTTPError: 404, the class has no such plan or its plan no such paper.
        """
        plan, *kind, lang = given
        wanted = kind[0] if kind else GUIDE
        course = self.hall.session.course
        if plan != course.plan.id or lang not in LANGS or wanted not in kinds(course):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        made = paper(course, self.site.library.channels, wanted, lang)
        self.write(printed_page(made))


class PaperList(PaperAddress):
    """`/papers/<lang>`: every paper of the class that runs."""

    def get(self, *given: str) -> None:
        """The page with a link to each.

        Raises:
            HTTPError: 404, nothing is written in that language.
        """
        (lang,) = given
        if lang not in LANGS:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        switches = switches_to(self.site, lang, lambda other: f"{self.site.base}papers/{other}")
        papers = [(self._title(kind, lang), self._href(kind, lang)) for kind in self._kinds]
        self.write(filled(self.site, lang, "class-papers.html", switches, papers=papers))

    @property
    def _kinds(self) -> tuple[str, ...]:
        return kinds(self.hall.session.course)

    def _title(self, kind: str, lang: Lang) -> str:
        return paper(self.hall.session.course, self.site.library.channels, kind, lang).title

    def _href(self, kind: str, lang: Lang) -> str:
        plan = self.hall.session.course.plan.id
        where = f"guide/{plan}" if kind == GUIDE else f"sheet/{plan}/{kind}"
        return f"{self.site.base}{where}/{lang}"
