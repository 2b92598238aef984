"""The register of law: instruments, what their articles say, dated values, published histories."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import date
from functools import cached_property
from pathlib import Path

from widgets.content.files import Entries, SourceFile, read_source
from widgets.content.fixings import read_fixings
from widgets.content.meant import meant
from widgets.content.outdated import Outdated
from widgets.content.reader import Reader, gathering
from widgets.content.records import to_record
from widgets.core.errors import ContentError, Fault, UnknownCitation
from widgets.core.law.papers import Paper
from widgets.core.law.provision import Confidence, Instrument, LenderType, Provision
from widgets.core.law.reference import Ladder, Withheld
from widgets.core.law.register import Change, changes, select
from widgets.core.law.rule import Rule
from widgets.core.law.series import Series


class Register(Reader):
    """The law under `law/` and `series/`. Of a long file only the articles cited are read."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self._articles: dict[str, tuple[Provision, ...]] = {}
        self._entries: dict[str, Entries] = {}

    def cite(self, cite: str) -> Provision:
        """What a citation resolves to.

        Raises:
            UnknownCitation: the register has no such article.
        """
        return self._once(Provision, cite, lambda: self._provision(cite))

    def instrument(self, instrument_id: str) -> Instrument:
        """One instrument.

        Raises:
            UnknownCitation: the register has no such instrument.
        """
        return self._once(Instrument, instrument_id, lambda: self._instrument(instrument_id))

    def provisions(
        self,
        *,
        on: date | None = None,
        lender: LenderType | str | None = None,
        topic: str | None = None,
        min_confidence: Confidence | str | None = None,
        instrument: str | None = None,
    ) -> tuple[Provision, ...]:
        """The provisions that hold on a day, bind a type of lender and belong to a topic.

        Args:
            on: the day; left out, any day.
            lender: `bank`, `small-loan` …; what binds anyone is among the answers.
            topic: such as `home` or `interest`.
            min_confidence: the least confidence wanted, such as `corroborated`.
            instrument: only this instrument's articles.

        Raises:
            NotInForce: the instrument named does not reach the day; says which days it covers.
            UnknownCitation: there is no such instrument.
            ValueError: `lender` or `min_confidence` is none of those there are.
        """
        if instrument and on:
            self.instrument(instrument).at(on)
        return select(
            self.articles(instrument) if instrument else self.register,
            on=on,
            lenders=[LenderType(lender)] if lender else [],
            topic=topic,
            min_confidence=Confidence(min_confidence) if min_confidence else None,
        )

    def changes(self, from_: date, to: date) -> tuple[Change, ...]:
        """What came, went, was renumbered or changed its penalty after `from_` and by `to`.

        Raises:
            ValueError: `to` is not after `from_`.
        """
        return changes(self.register, from_, to)

    @cached_property
    def register(self) -> tuple[Provision, ...]:
        """Every provision, by the name of its file."""
        faults, found = list[Fault](), list[Provision]()
        for path in sorted((self.root / "law" / "provisions").glob("*.yaml")):
            with gathering(faults):
                found += self.articles(path.stem)
        if faults:
            raise ContentError(tuple(faults))
        return tuple(found)

    def articles(self, instrument: str) -> tuple[Provision, ...]:
        """Every article of an instrument that the register holds; none for an unknown one."""
        if instrument not in self._articles:
            self._articles[instrument] = self._all_articles(instrument)
        return self._articles[instrument]

    @cached_property
    def instruments(self) -> dict[str, Instrument]:
        """Every instrument by id."""
        faults, found, files = list[Fault](), dict[str, Instrument](), dict[str, str]()
        for path in sorted((self.root / "law" / "instruments").glob("*.yaml")):
            for i, each in enumerate(self._list(Instrument, path)):
                if each.id in found:
                    what = f"{each.id!r} stands in {files[each.id]} too: give each its own id"
                    faults.append(self.source(path).fault((i, "id"), what))
                found[each.id], files[each.id] = each, path.name
        if faults:
            raise ContentError(tuple(faults))
        return found

    def rule(self, rule_id: str) -> Rule:
        """A dated value that the law sets."""
        return self._one(Rule, rule_id, self.root / "law" / "rules")

    def rules(self) -> tuple[Rule, ...]:
        """Every dated value, by the name of its file."""
        paths = sorted((self.root / "law" / "rules").glob("*.yaml"))
        return tuple(self.rule(path.stem) for path in paths)

    def series(self, series_id: str) -> Series:
        """A published history: its head, and the fixings from the CSV file beside it."""
        return self._once(Series, series_id, lambda: self._series(series_id))

    def every_series(self) -> tuple[Series, ...]:
        """Every published history, by the name of its file."""
        paths = sorted((self.root / "series").glob("*.yaml"))
        return tuple(self.series(path.stem) for path in paths)

    @cached_property
    def withheld(self) -> tuple[Withheld, ...]:
        """What was researched and may not be cited, each with the reason."""
        return self._list(Withheld, self.root / "law" / "withheld.yaml")

    @cached_property
    def outdated(self) -> tuple[Outdated, ...]:
        """Numbers of the law that people still quote."""
        return self._list(Outdated, self.root / "law" / "outdated.yaml")

    @cached_property
    def ladders(self) -> tuple[Ladder, ...]:
        """What an act costs on each rung, and what moves it up."""
        return self._list(Ladder, self.root / "law" / "ladders.yaml")

    @cached_property
    def papers(self) -> tuple[Paper, ...]:
        """The papers that arrive, and what each rests on."""
        return self._list(Paper, self.root / "law" / "papers.yaml")

    def named(self, name: str) -> str:
        """The id of the instrument that people call by a name, or nothing."""
        with suppress(ContentError):
            for each in self.instruments.values():
                titles = {each.short.zh, each.short.en, each.title.zh, each.title.en}
                if name in titles or f"中华人民共和国{name}" in titles:
                    return each.id
        return ""

    def _provision(self, cite: str) -> Provision:
        instrument, _, article = cite.partition("/")
        path = self._path(instrument)
        if path.is_file():
            if instrument not in self._entries:
                self._entries[instrument] = Entries(path, self.root, "article", ("provisions",))
            entries = self._entries[instrument]
            if article in entries:
                source, place = entries.source(article)
                data = {"instrument": instrument, **source.data}
                return to_record(Provision, source, data, place, self.named)
        known = {p.cite: p for p in self.articles(instrument)}
        if cite in known:
            return known[cite]
        what = f"{cite!r} is not in the register (law/provisions/{instrument}.yaml)"
        raise UnknownCitation(what + _parts(cite, known))

    def _instrument(self, instrument_id: str) -> Instrument:
        entries = next((each for each in self._instrument_files if instrument_id in each), None)
        if entries:
            source, place = entries.source(instrument_id)
            return to_record(Instrument, source, source.data, place)
        if instrument_id in self.instruments:
            return self.instruments[instrument_id]
        what = f"{instrument_id!r} is not in law/instruments"
        raise UnknownCitation(what + meant(instrument_id, self.instruments))

    @cached_property
    def _instrument_files(self) -> tuple[Entries, ...]:
        paths = sorted((self.root / "law" / "instruments").glob("*.yaml"))
        return tuple(Entries(path, self.root, "id") for path in paths)

    def _all_articles(self, instrument: str) -> tuple[Provision, ...]:
        path = self._path(instrument)
        if not path.is_file():
            return ()
        source = self._read.get(path) or read_source(path, self.root)
        faults, found = list[Fault](), list[Provision]()
        entries = source.data.get("provisions", []) if isinstance(source.data, dict) else []
        for i, entry in enumerate(entries):
            data = {"instrument": path.stem, **entry}
            with gathering(faults):
                place = ("provisions", i)
                found.append(to_record(Provision, source, data, place, self.named))
        if faults:
            raise ContentError(tuple(faults))
        return tuple(found)

    def _series(self, series_id: str) -> Series:
        folder = self.root / "series"
        head = self._found(series_id, folder)
        table = read_fixings(folder / f"{series_id}.csv", self.root)
        lines = {("fixings", *place): line for place, line in table.lines.items()}
        data = {**head.data, "fixings": table.data}
        beside = {"fixings": table.name}
        return to_record(
            Series, SourceFile(head.name, data, {**head.lines, **lines}, beside=beside)
        )

    def _path(self, instrument: str) -> Path:
        return self.root / "law" / "provisions" / f"{instrument}.yaml"


def _parts(cite: str, known: Collection[str]) -> str:
    """The points into which an article is split, or the whole of which a point is cited."""
    parts = [each.partition("/")[2] for each in known if each.startswith(f"{cite}.")]
    if parts:
        return f"; it is split: cite one of {', '.join(parts)}"
    whole = next((each for each in known if cite.startswith(f"{each}.")), None)
    return f"; it is not split: cite {whole}" if whole else meant(cite, known)
