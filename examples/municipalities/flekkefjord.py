"""Flekkefjord: the user and the family own the group, and its start-up has fixed steps.

At least two helping agencies are needed, and school, kindergarten and workplace are not among them.  A meeting is about
needs, responsibility and follow-up, and its two functions are named in the call.
"""

from typing import Final

from ansvar_core import (
    Act,
    Breach,
    ChangeProposal,
    Choice,
    Concerns,
    ContentCheck,
    Difference,
    DoFirst,
    Effect,
    Fact,
    GroupEstablished,
    Manner,
    MeetingCalled,
    Permission,
    Profile,
    Role,
    RoutinePoint,
    RuleText,
    Situation,
    Source,
    StandingCheck,
    Step,
    Text,
    Topic,
    Weight,
    When,
    covered,
)

_NEEDS: Final = frozenset({Topic.USERS_OWN, Topic.SHARED_MATTER, Topic.GOALS_AND_MEASURES})


def _agency_outside(situation: Situation) -> tuple[Breach, ...]:
    group = situation.group
    breaches: list[Breach] = []
    for agency in group.agencies:
        if agency not in group.member_agencies and covered(situation.setting, agency):
            step = Step(kind="member-joined", fields={"member.agency": agency}, asks=("member.party",))
            breaches.append(Breach(facts=(Fact(subject=agency),), remedies=(DoFirst(steps=(step,)),)))
    return tuple(breaches)


def _three_themes(situation: Situation, event: MeetingCalled) -> Breach | None:
    group = situation.group
    topics = {item.topic for item in event.agenda}
    missing = {"needs": not topics & _NEEDS, "responsibility": Topic.DIVISION_OF_WORK not in topics}
    # Before the first meeting of the period there is nothing to follow up.
    missing["follow-up"] = group.last_held is not None and Topic.FOLLOW_UP not in topics
    if event.agenda and any(missing.values()):
        facts = tuple(Fact(field="agenda", about=theme) for theme, lacks in missing.items() if lacks)
        return Breach(facts=facts, remedies=(ChangeProposal(asks=("agenda",)),))
    return None


def _chair_named(situation: Situation, event: MeetingCalled) -> Breach | None:
    if event.chair is None:
        meeting = situation.group.meetings.get(event.meeting)
        chair = (meeting.agreed_chair if meeting else None) or situation.group.coordinator.holder
        change = ChangeProposal(fields={"chair": chair}) if chair else ChangeProposal(asks=("chair",))
        return Breach(facts=(Fact(field="chair"),), remedies=(change,))
    return None


_CHECKS: Final = (
    StandingCheck(
        code="flekkefjord.agency-outside",
        effect=Effect.WARNS,
        source=Source(local=("FLE-12",)),
        governs=(GroupEstablished,),
        judge=_agency_outside,
        text=RuleText(
            wrong=Text(
                nb="En instans som hjelper brukeren, er ikke med i {group:the}.",
                nn="Ein instans som hjelper brukaren, er ikkje med i {group:the}.",
                en="An agency that helps the user is not in {group:the}.",
            ),
            why=Text(
                nb="De som jobber aktivt for brukeren, bør sitte rundt samme bord.",
                nn="Dei som arbeider aktivt for brukaren, bør sitje rundt same bordet.",
                en="Those who work actively for the user ought to sit around the same table.",
            ),
            do=Text(
                nb="Ta med noen fra instansen, eller la det være hvis brukeren vil det slik.",
                nn="Ta med nokon frå instansen, eller la det vere om brukaren vil ha det slik.",
                en="Bring somebody from the agency in, or leave it if that is how the user wants it.",
            ),
        ),
    ),
    ContentCheck(
        code="flekkefjord.three-themes",
        source=Source(local=("FLE-14",)),
        governs=(MeetingCalled,),
        judge=_three_themes,
        text=RuleText(
            wrong=Text(
                nb="Sakslista mangler punkt om behov, ansvar eller oppfølging.",
                nn="Saklista manglar punkt om behov, ansvar eller oppfølging.",
                en="The agenda lacks an item on needs, responsibility or follow-up.",
            ),
            why=Text(
                nb="Et møte som ikke er innom alle tre, slutter uten at noen vet hva som skal skje.",
                nn="Eit møte som ikkje er innom alle tre, sluttar utan at nokon veit kva som skal skje.",
                en="A meeting that does not touch all three ends without anybody knowing what will happen.",
            ),
            do=Text(
                nb="Sett opp det som mangler. Oppfølging trengs først når det har vært et møte.",
                nn="Set opp det som manglar. Oppfølging trengst først når det har vore eit møte.",
                en="Put what is missing on the agenda. Follow-up is needed only once there has been a meeting.",
            ),
        ),
    ),
    ContentCheck(
        code="flekkefjord.chair-named",
        source=Source(local=("FLE-15",)),
        governs=(MeetingCalled,),
        judge=_chair_named,
        text=RuleText(
            wrong=Text(
                nb="Innkallingen sier ikke hvem som leder møtet.",
                nn="Innkallinga seier ikkje kven som leier møtet.",
                en="The call does not say who chairs the meeting.",
            ),
            why=Text(
                nb="Den som kommer, skal vite på forhånd hvem som styrer møtet.",
                nn="Den som kjem, skal vite på førehand kven som styrer møtet.",
                en="Whoever comes is to know beforehand who runs the meeting.",
            ),
            do=Text(nb="Sett opp møtelederen.", nn="Set opp møteleiaren.", en="Name the chair."),
        ),
    ),
)

PROFILE: Final = Profile(
    name="flekkefjord",
    label=Text(nb="Flekkefjord kommune", nn="Flekkefjord kommune", en="The municipality of Flekkefjord"),
    documents=(
        (
            "Retningslinjer for bruk av ansvarsgrupper, "
            "https://www.btilister.no/flekkefjord/verktoy/retningslinjer-for-bruk-av-ansvarsgrupper/"
        ),
        "Ansvarsgruppe, https://www.btilister.no/flekkefjord/tiltak/ansvarsgruppe/",
    ),
    checks=_CHECKS,
    differences=(
        Difference(
            what=Weight(code="establish.min-agencies", effect=Effect.BLOCKS),
            because=Text(
                nb="Med bare én hjelpeinstans er det ingenting å samordne, og da er {group:a} til liten hjelp.",
                nn="Med berre éin hjelpeinstans er det ingenting å samordne, og då er {group:a} til lita hjelp.",
                en="With one helping agency alone there is nothing to coordinate, and {group:a} is of little help.",
            ),
            source=Source(local=("FLE-02",)),
        ),
        Difference(
            what=Choice(key="establish.not_counted_agency_kinds", value={"school", "kindergarten", "workplace"}),
            because=Text(
                nb="Nesten alle har skole, barnehage eller arbeidsplass. Det alene viser ikke et sammensatt behov.",
                nn="Nesten alle har skule, barnehage eller arbeidsplass. Det åleine viser ikkje eit samansett behov.",
                en="Nearly everybody has a school, a kindergarten or a workplace. That alone shows no complex need.",
            ),
            source=Source(local=("FLE-03",)),
        ),
        Difference(
            what=Permission(act=Act.ESTABLISH, roles={Role.USER, Role.CONSENTER, Role.COORDINATOR}),
            because=Text(
                nb="{group:The} tilhører brukeren og familien. De setter i gang, eller ber {coordinator:the} om det.",
                nn="{group:The} høyrer til brukaren og familien. Dei set i gang, eller ber {coordinator:the} om det.",
                en="{group:The} belongs to the user and the family. They start it, or ask {coordinator:the} to do so.",
            ),
            source=Source(local=("FLE-05",)),
        ),
        Difference(
            what=RoutinePoint(
                code="flekkefjord.group-explained",
                what=Text(
                    nb="brukeren, de nærmeste eller vergen har fått vite at det blir {group:a}, og hvorfor",
                    nn="brukaren, dei nærmaste eller verja har fått vite at det blir {group:a}, og kvifor",
                    en="the user, the next of kin or the guardian has been told that there is to be {group:a}, and why",
                ),
                when=When.BEFORE,
                event="group-established",
            ),
            because=Text(
                nb="Ingen skal oppdage at de har fått {group:a}. Det første steget er å fortelle om det.",
                nn="Ingen skal oppdage at dei har fått {group:a}. Det første steget er å fortelje om det.",
                en="Nobody should find out that they have got {group:a}. The first step is to tell them.",
            ),
            source=Source(local=("FLE-06",)),
        ),
        Difference(
            what=Choice(key="consent.forms_allowed", value={Manner.WRITTEN}),
            because=Text(
                nb="Skjemaet blir gått gjennom sammen og skrevet under. Da vet begge parter hva det er sagt ja til.",
                nn="Skjemaet blir gått gjennom saman og skrive under. Då veit begge partar kva det er sagt ja til.",
                en="The form is gone through together and signed, so both sides know what has been agreed to.",
            ),
            source=Source(local=("FLE-07",)),
        ),
        Difference(
            what=Weight(code="consent.documented", effect=Effect.BLOCKS),
            because=Text(
                nb="Et underskrevet skjema som ingen finner igjen, kan ingen vise til.",
                nn="Eit underskrive skjema som ingen finn att, kan ingen vise til.",
                en="A signed form that nobody can find is one that nobody can point to.",
            ),
            source=Source(local=("FLE-07",)),
        ),
        Difference(
            what=RoutinePoint(
                code="flekkefjord.tasks-settled",
                what=Text(
                    nb="det er avklart hva nettopp {group:denne/dette} {group:the} skal gjøre",
                    nn="det er avklart kva nettopp {group:denne/dette} {group:the} skal gjere",
                    en="it is settled what this very {group} is to do",
                ),
                when=When.BEFORE,
                event="group-established",
            ),
            because=Text(
                nb="Først når oppgavene er klare, kan hver enkelt si hva de kan bidra med.",
                nn="Først når oppgåvene er klare, kan kvar og ein seie kva dei kan bidra med.",
                en="Only when the tasks are clear can each say what they can contribute.",
            ),
            source=Source(local=("FLE-09",)),
        ),
        Difference(
            what=RoutinePoint(
                code="flekkefjord.start-reported",
                what=Text(
                    nb="lederen for oppvekstteamet har fått vite at {group:the} er i gang",
                    nn="leiaren for oppvekstteamet har fått vite at {group:the} er i gang",
                    en="the leader of the upbringing team has been told that {group:the} has started",
                ),
                when=When.AFTER,
                event="group-established",
                concerns=Concerns.CHILD,
            ),
            because=Text(
                nb="Oppvekstteamet skal ha oversikt over hvilke barn og unge som får samordnet hjelp.",
                nn="Oppvekstteamet skal ha oversikt over kva barn og unge som får samordna hjelp.",
                en="The upbringing team is to know which children and young people get coordinated help.",
            ),
            source=Source(local=("FLE-11",)),
        ),
        Difference(
            what=Weight(code="meeting.agenda", effect=Effect.BLOCKS),
            because=Text(
                nb="Møtene skal være planlagt. Da må innkallingen si hva møtet skal handle om.",
                nn="Møta skal vere planlagde. Då må innkallinga seie kva møtet skal handle om.",
                en="Meetings are to be planned. So the call must say what the meeting will be about.",
            ),
            source=Source(local=("FLE-14",)),
        ),
        Difference(
            what=Weight(code="meeting.minute-taker-named", effect=Effect.BLOCKS),
            because=Text(
                nb="Møteleder og referent er to verv, og før møtet skal det være klart hvem som har dem.",
                nn="Møteleiar og referent er to verv, og før møtet skal det vere klart kven som har dei.",
                en="Chair and minute-taker are two functions, and it is to be clear before the meeting who has them.",
            ),
            source=Source(local=("FLE-15",)),
        ),
    ),
)
