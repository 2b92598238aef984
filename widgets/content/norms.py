"""What can be wrong with the norms of one subject: articles and rules that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.content.files import SourceFile
from widgets.content.library import Library
from widgets.content.uses import RULES, missing_faults
from widgets.core.errors import ContentError, Fault, UnknownCitation


def norm_faults(library: Library, source: SourceFile) -> Iterator[Fault]:
    """What the norms on contacts name and the register has not; an article that ended may stand."""
    for i, norm in enumerate(library.contact_norms):
        rules = (((i, "rules", n), RULES, name) for n, name in enumerate(norm.rules))
        yield from missing_faults(library, rules, source)
        for key, cite in (("cite", norm.cite), ("scope", norm.scope)):
            try:
                if cite:
                    library.cite(cite)
            except UnknownCitation as error:
                yield source.fault((i, key), str(error))
            except ContentError:
                continue  # the article's own file is reported by itself
