"""Short addresses, to be read out, typed or scanned: `/1` is the first lesson, `/call` who to call.

Each leads to its page in the language that the browser likes, or in that of `?lang=`.
"""

from __future__ import annotations

from http import HTTPStatus

from tornado.web import HTTPError

from widgets.core.screen.law import CALCULATORS_PAGE, LAW_PAGE
from widgets.core.text import Lang
from widgets.serve.handlers import StaticPage, liked
from widgets.serve.notebook_index import TRANSFER_PAGE, NotebookPath
from widgets.serve.site import Site

CALL = "call"
NAMED = {
    "law": LAW_PAGE,
    "tools": CALCULATORS_PAGE,
    "compare": TRANSFER_PAGE,
    "record": "my-record.ipynb",
    "letters": "letters.ipynb",
}
"""The notebooks that have a word for an address, where they are there; lessons have numbers."""
PATTERN = rf"/(\d{{1,2}}|{'|'.join((CALL, *NAMED))})/?"


class ShortPage(StaticPage):
    """`/1`, `/call` and the like."""

    def get(self, *given: str) -> None:
        """The way to the page.

        Raises:
            HTTPError: 404, there is no such page here.
        """
        href = long_href(self.site, liked(self), given[0])
        if not href:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.redirect(href)


def long_href(site: Site, lang: Lang, name: str) -> str:
    """The address that a short one leads to; none where its page is not there."""
    if name == CALL:
        return site.lookup_href("channels", lang)
    if name in NAMED:
        return site.page_href(NotebookPath(lang, NAMED[name]))
    places = (each for each in site.shelf.all(lang) if number(each) == int(name) > 0)
    return next((site.lesson_href(each) for each in places), "")


def short_name(place: NotebookPath) -> str:
    """A notebook's short address below the server's, else its long one."""
    words = (word for word, name in NAMED.items() if name == place.name)
    return next(words, str(number(place) or f"voila/render/{place.path}"))


def number(place: NotebookPath) -> int:
    """The number that a lesson's file begins with; 0 where there is none."""
    head = place.name.partition("-")[0]
    return int(head) if head.isdecimal() else 0
