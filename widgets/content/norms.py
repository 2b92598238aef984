"""What can be wrong with the norms of one subject: articles and rules that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.content.files import SourceFile
from widgets.content.law_tables import table_faults
from widgets.content.library import Library
from widgets.content.uses import RULES, missing_faults
from widgets.core.errors import Fault


def norm_faults(library: Library, source: SourceFile) -> Iterator[Fault]:
    """What the norms on contacts name and the register has not; an article that ended may stand."""
    for i, norm in enumerate(library.contact_norms):
        rules = (((i, "rules", n), RULES, name) for n, name in enumerate(norm.rules))
        yield from missing_faults(library, rules, source)
    yield from table_faults(library, source)
