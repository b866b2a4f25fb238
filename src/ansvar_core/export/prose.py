"""A profile in words, for those who decide on it: how a municipality differs from its baseline, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final, assert_never

import attrs

from ansvar_core.choices import Concerns, Gate, Permission, Role, RoutinePoint, Weight, When
from ansvar_core.dates import Span, start_of
from ansvar_core.policies.differences import Choice, Difference, NotOwed, Without
from ansvar_core.policies.profile import Profile
from ansvar_core.policy import Policy
from ansvar_core.rulebook import Rulebook
from ansvar_core.rules.base import Check, Obligation, ReadingCheck
from ansvar_core.values.findings import Effect
from ansvar_core.values.law import Source
from ansvar_core.values.parameter import parameters
from ansvar_core.values.terms import Language, Text

__all__ = ["profile_in_words"]

_PARAMETERS: Final = MappingProxyType({each.key: (name, each) for name, each in parameters(Policy).items()})


def _text(nb: str, nn: str, en: str) -> Text:
    return Text(nb=nb, nn=nn, en=en)


_SAYS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "intro": _text(
            "Slik skiller reglene seg fra {0}. Alt som ikke står her, er som der.",
            "Slik skil reglane seg frå {0}. Alt som ikkje står her, er som der.",
            "This is how the rules differ from {0}. What is not mentioned here is as there.",
        ),
        "always": _text(
            "Det loven krever, og det loggen trenger for å henge sammen, kan ingen kommune fravike. Ingen regel her "
            "kan stå i veien for at et samtykke trekkes eller nektes, eller for at brukeren, eller de som må samtykke, "
            "bestemmer at samarbeidet skal avsluttes.",
            "Det lova krev, og det loggen treng for å henge saman, kan ingen kommune fråvike. Ingen regel her kan stå "
            "i vegen for at eit samtykke blir trekt eller nekta, eller for at brukaren, eller dei som må samtykkje, "
            "bestemmer at samarbeidet skal avsluttast.",
            "What the law needs, and what the record needs to hold together, no municipality can depart from. No rule "
            "here can stand in the way of withdrawing or refusing consent, or of a decision by the user, or by those "
            "who must consent, to end the cooperation.",
        ),
        "documents": _text("Bygger på", "Byggjer på", "Rests on"),
        "terms": _text("Ord", "Ord", "Words"),
        "called": _text("Her heter det «{0}».", "Her heiter det «{0}».", "Here it is called “{0}”."),
        "without": _text(
            "Felles regler som ikke gjelder her",
            "Felles reglar som ikkje gjeld her",
            "Shared rules that do not hold here",
        ),
        "choices": _text("Valg", "Val", "Choices"),
        "value": _text("Her: {0}. Ellers: {1}.", "Her: {0}. Elles: {1}.", "Here: {0}. Otherwise: {1}."),
        "effects": _text("Regler med en annen virkning", "Reglar med ein annan verknad", "Rules with another effect"),
        "not-owed": _text("Plikter som ikke gjelder", "Plikter som ikkje gjeld", "Duties that are not owed"),
        "permissions": _text("Hvem som gjør hva", "Kven som gjer kva", "Who does what"),
        "reserved": _text("forbeholdt {0}", "reservert for {0}", "reserved for {0}"),
        "gates": _text("Det som må vente", "Det som må vente", "What must wait"),
        "waits": _text(
            "«{0}» må vente mens denne plikten er over fristen: {1}",
            "«{0}» må vente medan denne plikta er over fristen: {1}",
            "“{0}” waits while this duty is overdue: {1}",
        ),
        "routine": _text("Kommunens egen rutine", "Kommunen sin eigen rutine", "The municipality's own routine"),
        "when-in": _text("I «{0}»", "I «{0}»", "In “{0}”"),
        "when-before": _text("Før «{0}»", "Før «{0}»", "Before “{0}”"),
        "when-after": _text("Etter «{0}»", "Etter «{0}»", "After “{0}”"),
        "owed-by": _text("Ansvarlig: {0}", "Ansvarleg: {0}", "Owed by: {0}"),
        "within": _text("Innen {0}", "Innan {0}", "Within {0}"),
        "next-meeting": _text("Innen neste møte", "Innan neste møte", "By the next meeting"),
        "no-day": _text("Uten frist", "Utan frist", "No deadline"),
        "only-child": _text("Gjelder barn", "Gjeld barn", "For children"),
        "only-adult": _text("Gjelder voksne", "Gjeld vaksne", "For adults"),
        "own": _text("Egne regler", "Eigne reglar", "Rules of its own"),
        "own-duties": _text("Egne plikter", "Eigne plikter", "Duties of its own"),
        "because": _text("Hvorfor: {0}", "Kvifor: {0}", "Why: {0}"),
        "source": _text("Kilde: {0}.", "Kjelde: {0}.", "Source: {0}."),
        "our-decision": _text("kommunens eget valg", "kommunen sitt eige val", "the municipality's own choice"),
        "from": _text("Fra {0}.", "Frå {0}.", "From {0}."),
        "until": _text("Til og med {0}.", "Til og med {0}.", "Until {0}, that day included."),
        "off": _text("er slått av", "er slått av", "is not asked"),
        "otherwise": _text("ellers: {0}", "elles: {0}", "otherwise: {0}"),
        "quoted": _text("«{0}»", "«{0}»", "“{0}”"),
        "yes": _text("ja", "ja", "yes"),
        "no": _text("nei", "nei", "no"),
        "none": _text("ikke valgt", "ikkje valt", "not chosen"),
        "empty": _text("ingen", "ingen", "none"),
        "days": _text("{0} dager", "{0} dagar", "{0} days"),
        "day": _text("{0} dag", "{0} dag", "{0} day"),
        "months": _text("{0} måneder", "{0} månader", "{0} months"),
        "month": _text("{0} måned", "{0} månad", "{0} month"),
        "working_days": _text("{0} virkedager", "{0} verkedagar", "{0} working days"),
        "working_day": _text("{0} virkedag", "{0} verkedag", "{0} working day"),
        "zone": _text("tidssonen", "tidssona", "the time zone"),
    }
)
_MONTHS: Final = {
    "no": [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}


def profile_in_words(profile: Profile, language: Language | str) -> str:
    """How a municipality's rules differ from its baseline, and why, as Markdown (profilen i ord).

    Raises `ValueError` for a language that does not exist here.
    """
    return _Teller(profile=profile, book=Rulebook.of(profile), language=Language(language)).page()


@attrs.frozen(kw_only=True)
class _Teller:
    profile: Profile
    book: Rulebook
    language: Language

    def page(self) -> str:
        base = self.profile.baseline
        lines = [f"# {self.profile.label[self.language]}", "", self._says("intro", base.label[self.language])]
        lines += ["", self._says("always")]
        sections = (
            ("documents", ([f"- {each}"] for each in self.profile.documents)),
            ("terms", self._terms()),
            ("without", self._of(Without)),
            ("choices", self._of(Choice)),
            ("effects", self._of(Weight)),
            ("not-owed", self._of(NotOwed)),
            ("permissions", self._of(Permission)),
            ("gates", self._of(Gate)),
            ("routine", self._of(RoutinePoint)),
            ("own", self._own((*self.profile.checks, *self.profile.reading_checks))),
            ("own-duties", self._own(self.profile.obligations)),
        )
        for name, entries in sections:
            told = [line for entry in entries for line in entry]
            if told:
                lines += ["", f"## {self._says(name)}", "", *told]
        if isinstance(base, Profile):
            # What it shares with others is no less its rules.
            shared = _Teller(profile=base, book=Rulebook.of(base), language=self.language).page()
            lines += ["", *shared.rstrip().splitlines()]
        return "\n".join(lines) + "\n"

    def _says(self, name: str, *given: object) -> str:
        return _SAYS[name][self.language].format(*given)

    def _terms(self) -> Iterator[list[str]]:
        old = {term.name: term for term in self.profile.baseline.resolved.terms}
        for term in self.profile.terms:
            yield [f"- {_capital(old[term.name][self.language].full)}: {self._called(term[self.language].full)}"]

    def _called(self, word: str) -> str:
        said = self._says("called", word)
        return said[:1].lower() + said[1:]

    def _of(self, kind: type[Any]) -> Iterator[list[str]]:
        for each in self.profile.differences:
            if isinstance(each.what, kind):
                yield [*self._what(each), *self._why(each)]

    def _why(self, difference: Difference) -> Iterator[str]:
        words = self.book.words(self._moment(difference))
        yield f"  {self._says('because', difference.because.filled(words)[self.language])}"
        yield f"  {self._says('source', self._source(difference.source))}"
        yield from (f"  {each}" for each in self._days(difference.first_day, difference.last_day))

    def _days(self, first: date | None, last: date | None) -> Iterator[str]:
        if first is not None:
            yield self._says("from", self._day(first))
        if last is not None:
            yield self._says("until", self._day(last))

    def _source(self, source: Source) -> str:
        law = (each.said(self.language) for each in source.law)
        return ", ".join((*source.local, *source.statements, *law)) or self._says("our-decision")

    def _what(self, difference: Difference) -> Iterator[str]:
        what, at, base = difference.what, self._moment(difference), self.profile.baseline
        match what:
            case Choice(key=key):
                name, parameter = _PARAMETERS[key]
                both = (each.resolved.policies.at(self._first(difference)) for each in (self.profile, base))
                here, otherwise = (self._value(getattr(each, name)) for each in both)
                yield f"- **{parameter.what.filled(self.book.words(at))[self.language]}**"
                yield f"  {self._says('value', here, otherwise)}"
            case Weight(code=code, effect=effect):
                yield f"- **{self._wrong(code, at)}**"
                otherwise = self._says("otherwise", self._effect(self._before(code, difference)))
                yield f"  {_capital(self._effect(effect))} ({otherwise})."
            case NotOwed(code=code):
                yield f"- **{self._wrong(code, at)}**"
            case Permission(act=act, roles=roles):
                named = ", ".join(self._label(each) for each in sorted(roles, key=list(Role).index))
                yield f"- **{_capital(self._label(act))}**: {self._says('reserved', named)}."
            case Gate(duty=duty, event=event):
                yield f"- **{self._says('waits', self._label(event), self._wrong(duty, at))}**"
            case RoutinePoint():
                yield from self._point(what)
            case Without(key=key):
                yield self._left_out(key)
            case _ as never:
                assert_never(never)

    def _left_out(self, key: str) -> str:
        """The first line of the shared difference, as its own page has it."""
        base = self.profile.baseline
        assert isinstance(base, Profile)  # noqa: S101  # only a profile has differences to leave out
        teller = _Teller(profile=base, book=Rulebook.of(base), language=self.language)
        return next(line for each in base.effective if each.key == key for line in teller._what(each))

    def _point(self, point: RoutinePoint) -> Iterator[str]:
        when = self._says(f"when-{point.when}", self._label(point.event))
        words = self.book.words(None)
        yield f"- **{when}: {point.what.filled(words)[self.language]}**"
        if point.concerns is not Concerns.ALL:
            yield f"  {self._says(f'only-{point.concerns}')}."
        if point.when is not When.AFTER:
            yield f"  {_capital(self._label(point.effect))}."
            return
        due = self._says("next-meeting" if point.by_next_meeting else "no-day")
        if point.within is not None:
            due = self._says("within", self._value(point.within))
        yield f"  {due}. {self._says('owed-by', self._label(point.who))}."

    def _own(self, rules: Iterable[Check | ReadingCheck | Obligation]) -> Iterator[list[str]]:
        for rule in rules:
            text = self.book.text(rule.code)
            effect = getattr(rule, "effect", None)
            kinds = ", ".join(self._says("quoted", self._label(kind.tag)) for kind in getattr(rule, "governs", ()))
            told = [f"- **{text.wrong[self.language]}**"]
            if isinstance(effect, Effect):
                told.append(f"  {_capital(self._label(effect))}{': ' if kinds else ''}{kinds}.")
            told.append(f"  {self._says('because', text.why[self.language])}")
            told.append(f"  {self._says('source', self._source(rule.source))}")
            yield [*told, *(f"  {each}" for each in self._days(rule.first_day, rule.last_day))]

    def _before(self, code: str, difference: Difference) -> Effect | None:
        """The effect a rule has in the baseline, on the first day of the difference."""
        base = self.profile.baseline.resolved.editions().at(self._first(difference))
        return next((each.effect for each in (*base.checks, *base.reading_checks) if each.code == code), None)

    def _effect(self, effect: Effect | None) -> str:
        return self._says("off") if effect is None else self._label(effect)

    def _first(self, difference: Difference) -> date:
        """The first day on which a difference counts."""
        started = self.profile.resolved.policies.versions[0][0]
        return max(difference.first_day or date.min, started or date.min)

    def _moment(self, difference: Difference) -> datetime | None:
        day = self._first(difference)
        return None if day == date.min else start_of(day, self.book.policies.at(day).zone)

    def _wrong(self, code: str, at: datetime | None) -> str:
        return self.book.text(code, at).wrong[self.language]

    def _label(self, value: StrEnum | str) -> str:
        return self.book.label(value, self.language)

    def _day(self, day: date) -> str:
        month = _MONTHS["en" if self.language is Language.EN else "no"][day.month - 1]
        return f"{day.day}{'' if self.language is Language.EN else '.'} {month} {day.year}"

    def _value(self, value: Any) -> str:
        match value:
            case None:
                return self._says("none")
            case bool():
                return self._says("yes" if value else "no")
            case StrEnum():
                return self._label(value)
            case Span():
                parts = ((name, getattr(value, name)) for name in ("months", "days", "working_days"))
                return ", ".join(self._says(name[:-1] if n == 1 else name, n) for name, n in parts if n)
            case frozenset():
                return ", ".join(sorted(self._value(each) for each in value)) or self._says("empty")
            case tzinfo():
                return self._says("zone")
            case _:
                return str(value)


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
