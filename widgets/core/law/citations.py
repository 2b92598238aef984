"""Where citations lead: the register as data that can be handed from process to process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from widgets.core.errors import UnknownCitation
from widgets.core.law.provision import Instrument, Provision


@dataclass(frozen=True, slots=True)
class Citations:
    """Articles by citation, and their instruments by id."""

    provisions: Mapping[str, Provision] = field(default_factory=dict)
    instruments: Mapping[str, Instrument] = field(default_factory=dict)

    def provision(self, cite: str) -> Provision:
        """The article of a citation.

        Raises:
            UnknownCitation: the register has no such article.
        """
        if cite not in self.provisions:
            raise UnknownCitation(f"{cite!r} is not in the register")
        return self.provisions[cite]

    def instrument(self, instrument_id: str) -> Instrument:
        """An instrument by its id.

        Raises:
            UnknownCitation: the register has no such instrument.
        """
        if instrument_id not in self.instruments:
            raise UnknownCitation(f"{instrument_id!r} is no instrument of the register")
        return self.instruments[instrument_id]

    def __call__(self, cite: str) -> tuple[Provision, Instrument]:
        """The article of a citation, with its instrument.

        Raises:
            UnknownCitation: the register has no such article.
        """
        provision = self.provision(cite)
        return provision, self.instruments[provision.instrument]
