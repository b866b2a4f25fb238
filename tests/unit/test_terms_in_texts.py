"""Every text uses the municipality's own words, and names law only where the legal frame does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from typing import Final

import pytest

from ansvar_core import STANDARD
from ansvar_core.rulebook import Rulebook
from ansvar_core.rules.texts import TEXTS
from ansvar_core.rules.texts.labels import LABELS
from ansvar_core.rules.words import words
from ansvar_core.values.law import Ground, LawReference, Mark
from ansvar_core.values.terms import Forms, Gender, Language, Term, TermName, Text

Words = Callable[[Language], Mapping[str, object]]
Law = Callable[[Ground], tuple[LawReference, ...]]

GROUP, COORDINATOR = STANDARD.terms
TEAM: Final = Term(
    name=TermName.GROUP,
    nb=Forms(
        full="oppfølgingsteam",
        the_full="oppfølgingsteamet",
        short="team",
        the_short="teamet",
        article="et",
        gender=Gender.NEUTER,
    ),
    nn=Forms(
        full="oppfølgingsteam",
        the_full="oppfølgingsteamet",
        short="team",
        the_short="teamet",
        article="eit",
        gender=Gender.NEUTER,
    ),
    en=Forms(full="follow-up team", the_full="the follow-up team", short="team", the_short="the team", article="a"),
)
RING: Final = Term(
    name=TermName.GROUP,
    nb=Forms(full="støttering", the_full="støtteringen", article="en"),
    nn=Forms(full="støttering", the_full="støtteringen", article="ein"),
    en=Forms(full="inner circle", the_full="the inner circle", article="an"),
)
RELAY_HOLDER: Final = Term(
    name=TermName.COORDINATOR,
    nb=Forms(full="stafettholder", the_full="stafettholderen", article="en"),
    nn=Forms(full="stafetthaldar", the_full="stafetthaldaren", article="ein"),
    en=Forms(full="relay holder", the_full="the relay holder", article="a"),
)
CONTACT_POINT: Final = Term(
    name=TermName.COORDINATOR,
    nb=Forms(full="bindeledd", the_full="bindeleddet", article="et", gender=Gender.NEUTER),
    nn=Forms(full="bindeledd", the_full="bindeleddet", article="eit", gender=Gender.NEUTER),
    en=Forms(full="access point", the_full="the access point", article="an"),
)


def provision(act: str, act_nn: str | None, section: str, mark: Mark) -> LawReference:
    return LawReference(act=act, act_nn=act_nn, section=section, mark=mark)


def patients(section: str, mark: Mark = Mark.ANALOGY) -> LawReference:
    return provision("pasient- og brukerrettighetsloven", "pasient- og brukarrettslova", section, mark)


def services(section: str) -> LawReference:
    return provision("helse- og omsorgstjenesteloven", "helse- og omsorgstenestelova", section, Mark.CONFIRMED)


def personnel(section: str) -> LawReference:
    return provision("helsepersonelloven", "helsepersonellova", section, Mark.CONFIRMED)


PROVISIONS: Final[Mapping[Ground, tuple[LawReference, ...]]] = {
    Ground.RELEASE: (personnel("22"),),
    Ground.SECRECY: (provision("forvaltningsloven", "forvaltningslova", "13 a", Mark.GENERAL_KNOWLEDGE),),
    Ground.COOPERATING_PERSONNEL: (personnel("25"),),
    Ground.WITHDRAWAL: (patients("4-1"),),
    Ground.FORM: (patients("4-2"),),
    Ground.WHO_CONSENTS: (patients("4-3"),),
    Ground.CONSENT_FOR_CHILD: (patients("4-4"),),
    Ground.WITHOUT_COMPETENCE: (patients("4-6"),),
    Ground.PARTICIPATION: (patients("3-1", Mark.GENERAL_KNOWLEDGE),),
    Ground.CHILD_HEARD: (patients("4-4", Mark.CONFIRMED), provision("barnelova", None, "31", Mark.CONFIRMED)),
    Ground.CHILD_HEARD_AT_ANY_AGE: (
        provision("barnevernsloven", "barnevernslova", "1-4", Mark.GENERAL_KNOWLEDGE),
        provision("Grunnloven", "Grunnlova", "104", Mark.GENERAL_KNOWLEDGE),
    ),
    Ground.PLAN: (services("7-1"),),
    Ground.COORDINATOR: (services("7-2"),),
    Ground.FULL_AGE: (provision("vergemålsloven", "verjemålslova", "2", Mark.CONFIRMED),),
}


def norwegian(ground: Ground) -> tuple[LawReference, ...]:
    return PROVISIONS[ground]


def silent(ground: Ground) -> tuple[LawReference, ...]:
    """A frame that names no provision for any ground."""
    return ()


def filling(group: Term = GROUP, coordinator: Term = COORDINATOR, law: Law = norwegian) -> Words:
    return words({TermName.GROUP: group, TermName.COORDINATOR: coordinator}, law)


def parts(code: str) -> tuple[Text, Text, Text]:
    text = TEXTS[code]
    return text.wrong, text.why, text.do


def raw() -> Iterator[tuple[str, Text]]:
    """Every part of every text, by its code and part, with its slots."""
    for code in TEXTS:
        yield from zip((f"{code}:wrong", f"{code}:why", f"{code}:do"), parts(code), strict=True)


def said(fill: Words) -> Iterator[tuple[str, Language, str]]:
    """Every text as people read it."""
    for where, text in raw():
        filled = text.filled(fill)
        yield from ((where, language, filled[language]) for language in Language)


def labelled(fill: Words) -> Iterator[tuple[str, Language, str]]:
    """Every label as people read it."""
    for name, text in LABELS.items():
        filled = text.filled(fill)
        yield from ((name, language, filled[language]) for language in Language)


def slots(sentence: str) -> Iterator[str]:
    """The names of the slots in a sentence, in order."""
    return (name for _, name, _, _ in Formatter().parse(sentence) if name is not None)


def law_slots(sentence: str) -> list[str]:
    """The slots of a sentence that cite law, in order."""
    return [name for name in slots(sentence) if name.startswith("law_")]


FILLINGS: Final = {
    "standard": filling(),
    "neuter group": filling(TEAM),
    "masculine group": filling(RING),
    "relay holder": filling(TEAM, RELAY_HOLDER),
    "neuter coordinator": filling(TEAM, CONTACT_POINT),
    "no provisions": filling(law=silent),
    "all other": filling(RING, CONTACT_POINT, silent),
}


class TestAMunicipalitysOwnWord:
    """Whoever has another word meets that word everywhere."""

    def test_no_text_or_label_says_group_where_the_municipality_says_team(self) -> None:
        """The standard word is nowhere written into a sentence."""
        fill = filling(TEAM)
        found = [each for each in (*said(fill), *labelled(fill)) if re.search("grupp|group", each[2], re.IGNORECASE)]
        assert found == []

    def test_only_the_right_in_law_is_still_to_a_coordinator(self) -> None:
        """The law gives a right to a coordinator by that word, whatever the municipality calls its own."""
        fill = filling(TEAM, RELAY_HOLDER)
        found = {each[0] for each in (*said(fill), *labelled(fill)) if "oordinator" in each[2]}
        assert found == {"establish.coordinator:why", "coordinator.vacant:why", "coordinator.new:why"}

    def test_without_that_right_nothing_says_coordinator_where_the_municipality_says_relay_holder(self) -> None:
        """What is left is the municipality's word alone."""
        fill = filling(TEAM, RELAY_HOLDER, silent)
        assert [each for each in (*said(fill), *labelled(fill)) if "oordinator" in each[2]] == []

    @pytest.mark.parametrize(
        ("where", "language", "fill", "expected"),
        [
            (
                "group.not-now:why",
                Language.NN,
                filling(TEAM),
                (
                    "Retningslinja byggjer på ei rekkjefølgje: nokon ser behovet og vurderer det saman med brukaren, "
                    "teamet blir førebutt og oppretta, og det blir avslutta når behovet er borte. Ein kan ikkje hoppe "
                    "over eit steg."
                ),
            ),
            (
                "group.not-now:do",
                Language.NN,
                filling(RING),
                (
                    "Ta først dei stega som manglar, og kom så tilbake til dette. Er støtteringen avslutta, kan han "
                    "startast på nytt når nokon ser behov for det."
                ),
            ),
            (
                "group.size:why",
                Language.NB,
                filling(TEAM),
                (
                    "Retningslinja ber om en nøktern størrelse. Et stort team koster brukeren og tjenestene mer enn "
                    "det gir."
                ),
            ),
            (
                "meeting.called-restricted:wrong",
                Language.NB,
                filling(TEAM),
                "En av dem som kalles inn, er sperret fra teamets papirer.",
            ),
            (
                "meeting.called-restricted:wrong",
                Language.EN,
                filling(TEAM),
                "One of those called is shut out of the team's papers.",
            ),
            (
                "assessment.concluded-with-user:why",
                Language.EN,
                filling(RING),
                (
                    "The guideline says that the agency that sees the need assesses the further work together with "
                    "the user, including whether to start an inner circle."
                ),
            ),
            (
                "establish.coordinator:wrong",
                Language.NB,
                filling(TEAM, CONTACT_POINT),
                "Teamet har ikke noe bindeledd.",
            ),
            (
                "coordinator.vacant:do",
                Language.NN,
                filling(TEAM, CONTACT_POINT),
                "Finn eit nytt bindeledd så snart som råd. Møtet kan haldast i mellomtida.",
            ),
            (
                "coordinator.consent-first:wrong",
                Language.NN,
                filling(TEAM, CONTACT_POINT),
                "Eit bindeledd blir spurt før alle som må samtykkje, har gjort det.",
            ),
        ],
    )
    def test_the_words_around_it_agree(self, where: str, language: Language, fill: Words, expected: str) -> None:
        """A pronoun, an article or an adjective follows the gender of the word that is put in."""
        assert expected == dict(raw())[where].filled(fill)[language]

    @pytest.mark.parametrize(
        ("name", "language", "expected"),
        [
            ("group-status.none", Language.NB, "ikke noe team"),
            ("group-status.none", Language.NN, "ikkje noko team"),
            ("group-status.being-prepared", Language.NN, "blir førebutt"),
            ("why-on-agenda.no-coordinator", Language.NB, "nytt bindeledd trengs"),
            ("event.coordinator-offered", Language.NN, "bindeledd spurt"),
            ("assessment-outcome.start", Language.EN, "start a team"),
        ],
    )
    def test_the_words_of_a_label_agree_too(self, name: str, language: Language, expected: str) -> None:
        """Also the shortest text follows the gender of the word that is put in."""
        assert expected == LABELS[name].filled(filling(TEAM, CONTACT_POINT))[language]


class TestWhatTheFrameNames:
    """The texts hold no law of their own."""

    def test_without_provisions_no_text_or_label_names_any(self) -> None:
        """An act is named by the legal frame or not at all."""
        fill = filling(law=silent)
        act = re.compile(r"§|\w(?:loven|lova)\b|Grunnlov|\bAct\b|\bsections? \d")
        assert [each for each in (*said(fill), *labelled(fill)) if act.search(each[2])] == []

    def test_every_ground_that_a_text_cites_is_cited_in_all_three_languages(self) -> None:
        """Nobody is told less of the law for reading another language."""
        cited = {where: [law_slots(text[language]) for language in Language] for where, text in raw()}
        assert {where: by for where, by in cited.items() if not by[0] == by[1] == by[2]} == {}

    @pytest.mark.parametrize("ground", sorted(set(Ground) - {Ground.CHILD_HEARD_AT_ANY_AGE, Ground.FULL_AGE}))
    def test_another_provision_for_a_ground_is_what_the_texts_name(self, ground: Ground) -> None:
        """A country with another act gets its texts with that act, in every language."""
        other = provision("prøveloven", None, "9", Mark.CONFIRMED)
        fill = filling(law=lambda asked: (other,) if asked is ground else ())
        naming = {language for _, language, sentence in said(fill) if "prøveloven § 9" in sentence}
        assert set(Language) == naming

    def test_a_text_cites_only_what_its_rule_rests_on(self) -> None:
        """Whoever looks up the source of a rule finds every provision that its text names."""
        book = Rulebook.standard()
        beyond = {
            rule.code: cited - {f"law_{ground.name.lower()}" for ground in rule.source.grounds}
            for rule in (*book.checks, *book.reading_checks, *book.obligations)
            for cited in [{name for text in parts(rule.code) for name in law_slots(text.nb)}]
        }
        assert {code: names for code, names in beyond.items() if names} == {}


class TestEveryText:
    """However its slots are filled, a text is whole."""

    def test_every_slot_is_one_that_can_be_filled(self) -> None:
        """A slot with a misspelt name would fail when a caseworker reads it."""
        known = set(filling()(Language.NB))
        used = {name for _, text in (*raw(), *LABELS.items()) for each in Language for name in slots(text[each])}
        assert used - known == set()

    @pytest.mark.parametrize("name", FILLINGS)
    def test_every_part_is_whole_sentences(self, name: str) -> None:
        """Nothing is left open, doubled, or hanging from a provision that is not there."""
        broken = re.compile(r"[{}%]|\s\s|\s[.,;:)]|\(\s*\)|[,;:]\.|\.\.")
        wrong = [
            (where, language, sentence)
            for where, language, sentence in said(FILLINGS[name])
            if broken.search(sentence)
            or sentence != sentence.strip()
            or not sentence[:1].isupper()
            or not sentence.endswith((".", "?"))
            or re.search(r"[.?] [a-zæøå]", sentence)
        ]
        assert wrong == []

    @pytest.mark.parametrize("name", FILLINGS)
    def test_every_label_is_whole(self, name: str) -> None:
        """A label is some words without a hole in them."""
        broken = re.compile(r"[{}%]|\s\s|^\s|\s$|^$")
        assert [each for each in labelled(FILLINGS[name]) if broken.search(each[2])] == []

    def test_no_rule_says_we(self) -> None:
        """A caseworker would take it for the municipality, which may have chosen otherwise."""
        we = re.compile(r"\b(?:vi|vår|vårt|våre|oss|we|our|ours|us)\b", re.IGNORECASE)
        assert [each for each in said(filling()) if we.search(each[2])] == []

    @pytest.mark.parametrize(
        ("where", "language", "expected"),
        [
            ("establish.coordinator:wrong", Language.NB, "Gruppa har ingen koordinator."),
            ("establish.coordinator:wrong", Language.NN, "Gruppa har ingen koordinator."),
            ("establish.coordinator:wrong", Language.EN, "The group has no coordinator."),
            (
                "coordinator.vacant:why",
                Language.NN,
                (
                    "Retningslinja seier at gruppa skal ha ein koordinator som er kontaktperson for brukaren og dei "
                    "andre. Retten til koordinator ved langvarige og koordinerte tenester står i helse- og "
                    "omsorgstenestelova § 7-2."
                ),
            ),
            (
                "need.coordinated:why",
                Language.EN,
                (
                    "Under the guideline a responsibility group is for users who need services that are both "
                    "long-lasting and coordinated. With a single service there is little to coordinate."
                ),
            ),
            (
                "topic.resource-complaint:why",
                Language.NB,
                (
                    "Retningslinja sier at slike klager skal gå gjennom vanlig saksgang. Ansvarsgruppa kan verken "
                    "avgjøre dem eller gjøre om på et vedtak."
                ),
            ),
            (
                "establish.child-heard:why",
                Language.NB,
                (
                    "Retningslinja sier at et barn skal høres uansett alder. Retten til å bli hørt følger også av "
                    "loven (pasient- og brukerrettighetsloven § 4-4 og barnelova § 31)."
                ),
            ),
            (
                "meeting.agency-in-room-covered:why",
                Language.NN,
                (
                    "Når opplysningar blir delte på grunnlag av samtykke, må samtykket dekkje dei som får høyre dei. "
                    "Det følgjer av teieplikta, helsepersonellova § 22 og forvaltningslova § 13 a. Svaret gjeld berre "
                    "samtykket: Opplysningsplikta til barnevernet og andre lovlege grunnlag for å dele gjeld uansett."
                ),
            ),
            (
                "consent.own-no:why",
                Language.EN,
                (
                    "A no is as personal as a yes. Only the person who gave or is to give the consent can refuse, "
                    "narrow or withdraw it (pasient- og brukerrettighetsloven § 4-1, by analogy)."
                ),
            ),
        ],
    )
    def test_the_standard_words_read_as_before(self, where: str, language: Language, expected: str) -> None:
        """Whoever changes nothing reads good plain sentences."""
        assert expected == dict(raw())[where].filled(filling())[language]


class TestCiting:
    """A slot of law gives the provisions as the language cites them, with their mark, or nothing."""

    DIRECT = provision("førsteloven", "førstelova", "1", Mark.CONFIRMED)
    KNOWN = provision("andreloven", None, "2 b", Mark.GENERAL_KNOWLEDGE)
    THIRD = provision("tredjeloven", "tredjelova", "3", Mark.CONFIRMED)
    NEAR = provision("naboloven", "nabolova", "8", Mark.ANALOGY)
    FAR = provision("fjernloven", "fjernlova", "9", Mark.ANALOGY)

    @pytest.mark.parametrize(
        ("provisions", "language", "expected"),
        [
            ((), Language.NB, "Det holder."),
            ((DIRECT,), Language.NB, "Det holder (førsteloven § 1)."),
            ((DIRECT,), Language.NN, "Det holder (førstelova § 1)."),
            ((DIRECT,), Language.EN, "Det holder (førsteloven § 1)."),
            ((KNOWN,), Language.NN, "Det holder (andreloven § 2 b)."),
            ((DIRECT, KNOWN), Language.NB, "Det holder (førsteloven § 1 og andreloven § 2 b)."),
            ((DIRECT, KNOWN), Language.EN, "Det holder (førsteloven § 1 and andreloven § 2 b)."),
            (
                (DIRECT, KNOWN, THIRD),
                Language.NN,
                "Det holder (førstelova § 1, andreloven § 2 b og tredjelova § 3).",
            ),
            ((NEAR,), Language.NB, "Det holder (naboloven § 8, brukt analogisk)."),
            ((NEAR,), Language.EN, "Det holder (naboloven § 8, by analogy)."),
            ((NEAR, FAR), Language.NN, "Det holder (nabolova § 8 og fjernlova § 9, brukt analogisk)."),
            ((NEAR, DIRECT), Language.NB, "Det holder (førsteloven § 1 og, brukt analogisk, naboloven § 8)."),
            ((DIRECT, NEAR), Language.EN, "Det holder (førsteloven § 1 and, by analogy, naboloven § 8)."),
        ],
    )
    def test_provisions_stand_in_brackets_with_their_mark(
        self, provisions: tuple[LawReference, ...], language: Language, expected: str
    ) -> None:
        """An analogy is said to be one, and only about the provision that is used so."""
        sentence = "Det holder{law_form}."
        fill = filling(law=lambda ground: provisions if ground is Ground.FORM else ())
        assert expected == Text(nb=sentence, nn=sentence, en=sentence).filled(fill)[language]

    @pytest.mark.parametrize(
        ("provisions", "expected"),
        [((), "Det holder."), ((NEAR,), "Det holder. Formen følger av naboloven § 8, brukt analogisk.")],
    )
    def test_a_phrase_is_there_only_with_its_provision(
        self, provisions: tuple[LawReference, ...], expected: str
    ) -> None:
        """What is said about a provision goes when the provision does."""
        sentence = "Det holder.{law_form: Formen følger av %.}"
        assert expected == Text(nb=sentence, nn=sentence, en=sentence).filled(filling(law=lambda _: provisions)).nb

    @pytest.mark.parametrize("language", Language)
    def test_every_ground_and_every_term_has_a_slot(self, language: Language) -> None:
        """What the law of a country or the words of a municipality decide can be said in a text."""
        grounds = {f"law_{ground.name.lower()}" for ground in Ground}
        assert grounds | {name.value for name in TermName} == set(filling()(language))
