"""Whether the days of the register fit together, and whether each limit says whom it binds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from widgets.content.files import SourceFile
from widgets.content.register import Register
from widgets.core.errors import Fault, UnknownCitation
from widgets.core.law.provision import Binding, Instrument, LenderType, Provision

_BINDS_ALL = (
    Binding.STATUTE,
    Binding.ADMINISTRATIVE_REGULATION,
    Binding.LOCAL_REGULATION,
    Binding.JUDICIAL_INTERPRETATION,
    Binding.JUDICIAL_DOCUMENT,
)


def article_faults(register: Register, instrument_id: str, source: SourceFile) -> Iterator[Fault]:
    """What is wrong with the articles of one instrument, each with its line."""
    try:
        instrument = register.instrument(instrument_id)
    except UnknownCitation as error:
        yield source.fault(("instrument",), str(error))
        return
    met: set[str] = set()
    for i, provision in enumerate(register.articles(instrument_id)):
        place = ("provisions", i)
        if provision.article in met:
            what = f"{provision.article!r} stands twice: give each its own address"
            yield source.fault((*place, "article"), what)
        met.add(provision.article)
        for key, what in _wrong(register, instrument, provision):
            yield source.fault((*place, key), what)


def instrument_faults(register: Register, instrument: Instrument) -> Iterator[tuple[str, str]]:
    """What is wrong between an instrument and the one it replaced: key and fault."""
    if instrument.replaced is None:
        return
    if instrument.replaced not in register.instruments:
        yield "replaced", f"{instrument.replaced!r} is not in law/instruments"
        return
    before = register.instruments[instrument.replaced]
    yield from _meeting(before, instrument)


def _wrong(
    register: Register, instrument: Instrument, provision: Provision
) -> Iterator[tuple[str, str]]:
    if provision.starts < instrument.starts:
        yield "from", f"{instrument.id} holds from {instrument.starts} on, and no article before it"
    if instrument.ends and (provision.ends is None or provision.ends > instrument.ends):
        yield "until", f"{instrument.id} ended on {instrument.ends}: 'until' must be by then"
    if instrument.binding not in _BINDS_ALL and LenderType.ANYONE in provision.binds:
        kinds = "bank, small-loan, agency …"
        yield "binds", f"a {instrument.binding} does not bind anyone at all: name whom ({kinds})"
    if provision.replaced:
        try:
            before = register.cite(provision.replaced)
        except UnknownCitation as error:
            yield "replaced", str(error)
        else:
            yield from _meeting(before, provision)


def _meeting(
    before: Instrument | Provision, after: Instrument | Provision
) -> Iterator[tuple[str, str]]:
    """The earlier ends on the day before the later starts, or the later says why not."""
    name = before.cite if isinstance(before, Provision) else before.id
    if before.ends is None or before.ends >= after.starts:
        last = after.starts - timedelta(1)
        yield "replaced", f"{name} overlaps: give it 'until: {last}', the day before this starts"
    elif before.ends + timedelta(1) != after.starts and after.gap is None:
        what = f"{name} ended on {before.ends} and this starts on {after.starts}"
        yield "replaced", f"{what}: mend the day, or say why in 'gap'"
