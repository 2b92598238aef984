"""Which language a reader is answered in."""

from __future__ import annotations

from widgets.core.text import LANGS, Lang, nearest_lang

_MOST_LANGUAGES = 20


def choose_lang(asked: str | None, accepted: str | None) -> Lang:
    """The language asked for, else the one the browser likes best, else Chinese."""
    if asked:
        return nearest_lang(asked)
    liked = _by_liking(accepted or "")
    written = [tag for tag in liked if tag.partition("-")[0] in LANGS]
    return nearest_lang(next(iter(written or liked), None))


def _by_liking(accepted: str) -> list[str]:
    """`fr, en;q=0.8` as tags, the best liked first; what is refused or no tag is left out."""
    weighed = []
    for part in accepted.lower().split(",")[:_MOST_LANGUAGES]:
        tag, _, weight = part.partition(";")
        liking = _weight(weight.strip().removeprefix("q="))
        if tag.strip().replace("-", "").isalnum() and liking > 0:
            weighed.append((liking, tag.strip()))
    return [tag for _, tag in sorted(weighed, key=lambda pair: -pair[0])]


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0
