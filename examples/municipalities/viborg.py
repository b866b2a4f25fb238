"""Viborg in Denmark: two who hold the threads, one a leader, one near the child.

Only its working rules, put on the Norwegian frame: no Danish law is stated here, and a profile is not a Danish frame.
The meetings are set for a year ahead, two hours are set aside, and parents are there when their child is discussed.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from ansvar_core import (
    Act,
    Breach,
    ChairRule,
    ChangeProposal,
    Choice,
    ContentCheck,
    Difference,
    DoFirst,
    Effect,
    Fact,
    Forms,
    Gender,
    GroupEstablished,
    MeetingCalled,
    MeetingEnded,
    MeetingMoved,
    MeetingOpened,
    MeetingPlanned,
    MeetingStatus,
    MemberChanged,
    MinutesWritten,
    MinuteTakerRule,
    Obligation,
    Owing,
    Permission,
    Profile,
    Role,
    RoutineFollowed,
    RoutinePoint,
    RuleText,
    Setting,
    Situation,
    Source,
    Span,
    StandingCheck,
    Step,
    Term,
    TermName,
    Text,
    Weight,
    When,
    live_meetings,
    met_since,
    next_meeting_day,
)

FORUM: Final = Term(
    name=TermName.GROUP,
    nb=Forms(
        full="tverrfaglig forum",
        the_full="det tverrfaglige forumet",
        short="forum",
        the_short="forumet",
        article="et",
        gender=Gender.NEUTER,
    ),
    nn=Forms(
        full="tverrfagleg forum",
        the_full="det tverrfaglege forumet",
        short="forum",
        the_short="forumet",
        article="eit",
        gender=Gender.NEUTER,
    ),
    en=Forms(
        full="cross-service forum",
        the_full="the cross-service forum",
        short="forum",
        the_short="the forum",
        article="a",
    ),
)
HOLDER: Final = Term(
    name=TermName.COORDINATOR,
    nb=Forms(full="tovholder", the_full="tovholderen", article="en"),
    nn=Forms(full="tovhaldar", the_full="tovhaldaren", article="ein"),
    en=Forms(full="convener", the_full="the convener", article="a"),
)
HOUR: Final = timedelta(hours=1)
YEAR: Final = Span(months=12)
YEAR_CALLED: Final = RoutinePoint(
    code="viborg.year-called",
    what=Text(
        nb="de faste deltakerne er kalt inn for det kommende året",
        nn="dei faste deltakarane er kalla inn for det komande året",
        en="those who are always there are called for the coming year",
    ),
    when=When.AFTER,
    event="group-established",
    who=Role.COORDINATOR,
)


def _not_called_anew(setting: Setting) -> Owing | None:
    last, group = setting.group.routine.get(YEAR_CALLED.code), setting.group
    if last is not None and last.period == group.period and group.established_position and group.ending is None:
        due = YEAR.after(setting.on(last.at).day)
        return Owing(who=group.coordinator.holder, position=last.position, due=due, overdue=setting.day > due)
    return None


def _too_short(situation: Situation, event: MeetingPlanned | MeetingCalled | MeetingMoved) -> Breach | None:
    if situation.setting.is_child and event.ends is not None and event.ends - event.starts < HOUR:
        return Breach(facts=(Fact(field="ends"),), remedies=(ChangeProposal(fields={"ends": event.starts + HOUR}),))
    return None


def _parents(setting: Setting) -> tuple[str, ...]:
    """The parents who take part, but for those whom somebody has had to keep out."""
    kept_out = {each.party for each in setting.group.restrictions if each.lifted_at is None and each.meeting is None}
    taking_part = setting.group.participants - kept_out
    return tuple(each for each in setting.parents if setting.is_child and each in taking_part)


def _parents_not_called(situation: Situation, event: MeetingCalled) -> Breach | None:
    missing = [
        each for each in _parents(situation.setting.on(event.starts)) if each not in event.called | event.invited
    ]
    if missing:
        facts = tuple(Fact(field="invited", subject=each) for each in missing)
        return Breach(facts=facts, remedies=(ChangeProposal(fields={"invited": event.invited | set(missing)}),))
    return None


def _no_parent_present(situation: Situation, event: MeetingOpened) -> Breach | None:
    parents = _parents(situation.setting)
    if parents and not event.present & set(parents):
        facts = tuple(Fact(field="present", subject=each) for each in parents)
        return Breach(facts=facts, remedies=(ChangeProposal(fields={"present": event.present | set(parents)}),))
    return None


def _not_one_near_the_child(situation: Situation) -> Breach | None:
    group = situation.group
    others = [each for each in group.current_members if each.party != group.coordinator.holder]
    near = [each for each in others if each.member.primary_group]
    if len(near) != 1:
        one = Step(kind=MemberChanged.tag, fields={"member.primary_group": not near}, asks=("member.party",))
        facts = tuple(Fact(position=each.position, field="primary_group", subject=each.party) for each in near)
        return Breach(facts=facts, remedies=(DoFirst(steps=(one,) * max(1, len(near) - 1)),))
    return None


def _minutes_not_seen_to(setting: Setting) -> tuple[Owing, ...]:
    return tuple(
        Owing(
            who=each.chair,
            position=each.ended_position,
            subject=each.id,
            due=next_meeting_day(setting),
            next_meeting=True,
            overdue=met_since(setting, each.ended_position),
        )
        for each in live_meetings(setting)
        if each.status is MeetingStatus.ENDED and each.ended_position is not None
    )


CHECKS: Final = (
    ContentCheck[MeetingPlanned | MeetingCalled | MeetingMoved](
        code="viborg.hour-for-the-child",
        governs=(MeetingPlanned, MeetingCalled, MeetingMoved),
        source=Source(local=("DKV-02",)),
        judge=_too_short,
        text=RuleText(
            wrong=Text(
                nb="Det er satt av mindre enn en time til barnet.",
                nn="Det er sett av mindre enn ein time til barnet.",
                en="Less than an hour is set aside for the child.",
            ),
            why=Text(
                nb="På kortere tid rekker ikke barnet og foreldrene å bli hørt.",
                nn="På kortare tid rekk ikkje barnet og foreldra å bli høyrde.",
                en="In less time the child and the parents are not heard out.",
            ),
            do=Text(
                nb="La møtet vare minst en time.",
                nn="La møtet vare minst ein time.",
                en="Let it last an hour at least.",
            ),
        ),
    ),
    ContentCheck(
        code="viborg.parents-called",
        governs=(MeetingCalled,),
        source=Source(local=("DKV-04",)),
        judge=_parents_not_called,
        text=RuleText(
            wrong=Text(
                nb="En forelder som er med i {group:the}, er ikke kalt inn.",
                nn="Ein forelder som er med i {group:the}, er ikkje kalla inn.",
                en="A parent who takes part in {group:the} has not been called.",
            ),
            why=Text(
                nb="Foreldrene er med når det er deres barn det snakkes om.",
                nn="Foreldra er med når det er barnet deira det blir snakka om.",
                en="Parents are there when it is their child that is talked about.",
            ),
            do=Text(nb="Inviter foreldrene også.", nn="Inviter foreldra òg.", en="Invite the parents too."),
        ),
    ),
    ContentCheck(
        code="viborg.parents-present",
        effect=Effect.WARNS,
        governs=(MeetingOpened,),
        source=Source(local=("DKV-04",)),
        judge=_no_parent_present,
        text=RuleText(
            wrong=Text(
                nb="Ingen av foreldrene er til stede.",
                nn="Ingen av foreldra er til stades.",
                en="None of the parents is present.",
            ),
            why=Text(
                nb="Det er deres barn, og de kjenner det best.",
                nn="Det er barnet deira, og dei kjenner det best.",
                en="It is their child, and they know it best.",
            ),
            do=Text(
                nb="Ring foreldrene, eller finn en ny dag som passer for dem.",
                nn="Ring foreldra, eller finn ein ny dag som passar for dei.",
                en="Ring the parents, or find another day that suits them.",
            ),
        ),
    ),
    StandingCheck(
        code="viborg.relation-holder",
        governs=(GroupEstablished,),
        source=Source(local=("DKV-05",)),
        judge=_not_one_near_the_child,
        text=RuleText(
            wrong=Text(
                nb="Det er ingen, eller flere enn én, som holder kontakten med barnet ved siden av {coordinator:the}.",
                nn="Det er ingen, eller fleire enn éin, som held kontakten med barnet ved sida av {coordinator:the}.",
                en="Nobody, or more than one, keeps the contact with the child beside {coordinator:the}.",
            ),
            why=Text(
                nb="Én leder arbeidet og kan ta avgjørelser, en annen kjenner barnet. Det trengs to for å få til "
                "begge deler.",
                nn="Éin leier arbeidet og kan ta avgjerder, ein annan kjenner barnet. Det trengst to for å få til "
                "begge delar.",
                en="One leads the work and can decide, another knows the child. It takes two to do both.",
            ),
            do=Text(
                nb="La ett av medlemmene stå i primærgruppa, og ingen andre.",
                nn="La éin av medlemmene stå i primærgruppa, og ingen andre.",
                en="Mark one member as being in the primary group, and nobody else.",
            ),
        ),
    ),
)

OBLIGATIONS: Final = (
    Obligation(
        code="viborg.year-called-anew",
        source=Source(local=("DKV-01",)),
        opened_by=(RoutineFollowed,),
        settled_by=(RoutineFollowed,),
        owed=_not_called_anew,
        text=RuleText(
            wrong=Text(
                nb="De faste deltakerne er ikke kalt inn for et nytt år.",
                nn="Dei faste deltakarane er ikkje kalla inn for eit nytt år.",
                en="Those who are always there have not been called for another year.",
            ),
            why=Text(
                nb="Den som får datoene et år fram, kan holde dem av.",
                nn="Den som får datoane eit år fram, kan halde dei av.",
                en="Whoever has the dates a year ahead can keep them free.",
            ),
            do=Text(
                nb="Send ut datoene for neste år, og registrer at rutinen er fulgt.",
                nn="Send ut datoane for neste år, og registrer at rutinen er følgd.",
                en="Send out next year's dates, and record that the routine has been followed.",
            ),
        ),
    ),
    Obligation(
        code="viborg.chair-sees-to-minutes",
        source=Source(local=("DKV-08",)),
        opened_by=(MeetingEnded,),
        settled_by=(MinutesWritten,),
        owed=_minutes_not_seen_to,
        text=RuleText(
            wrong=Text(
                nb="Det er ikke skrevet referat eller handlingsplan fra møtet.",
                nn="Det er ikkje skrive referat eller handlingsplan frå møtet.",
                en="No minutes or plan of action have been written from the meeting.",
            ),
            why=Text(
                nb="Hvem som helst kan skrive. Møtelederen ser til at det blir gjort.",
                nn="Kven som helst kan skrive. Møteleiaren ser til at det blir gjort.",
                en="Anybody can write. The chair sees to it that it is done.",
            ),
            do=Text(
                nb="Minn den som skriver på det, eller skriv selv.",
                nn="Minn den som skriv på det, eller skriv sjølv.",
                en="Remind whoever is writing, or write yourself.",
            ),
        ),
    ),
)

TOGETHER: Final = Text(
    nb="{coordinator:The} kaller inn, men møtet er familiens like mye som tjenestenes. Derfor lages sakslista sammen.",
    nn="{coordinator:The} kallar inn, men møtet er like mykje for familien som for tenestene. Difor blir saklista laga "
    "saman.",
    en="{coordinator:The} calls, but the meeting is the family's as much as the services'. So the agenda is made "
    "together.",
)
TIME: Final = Text(
    nb="To timer settes av, så ingen må gå midt i. Da må det stå når møtet slutter.",
    nn="To timar blir sette av, så ingen må gå midt i. Då må det stå når møtet sluttar.",
    en="Two hours are set aside, so that nobody has to leave halfway. So it must be said when the meeting ends.",
)

PROFILE: Final = Profile(
    name="viborg",
    label=Text(nb="Viborg kommune", nn="Viborg kommune", en="The municipality of Viborg"),
    documents=(
        (
            "Tværfagligt Forum: Deltagere og omfang, "
            "https://kommune.viborg.dk/Borger/Boern,-unge-og-familie/Tvaergaaende-indsatser/Den-Tvaerfaglige-Model/"
            "Niveau-2-Tvaerfagligt-Forum/Deltagere-og-omfang"
        ),
        "Tværfagligt Forum: Organisatorisk Tovholder (Roller og opgaver)",
    ),
    terms=(FORUM, HOLDER),
    differences=(
        Difference(
            what=YEAR_CALLED,
            because=Text(
                nb="Den som får datoene et år fram, kan holde dem av. De andre kalles når de trengs.",
                nn="Den som får datoane eit år fram, kan halde dei av. Dei andre blir kalla når dei trengst.",
                en="Whoever has the dates a year ahead can keep them free. The others are called when needed.",
            ),
            source=Source(local=("DKV-01",)),
        ),
        Difference(
            what=Choice(key="meeting.duration_minutes", value=120), because=TIME, source=Source(local=("DKV-02",))
        ),
        Difference(
            what=Weight(code="meeting.time-limited", effect=Effect.BLOCKS),
            because=TIME,
            source=Source(local=("DKV-02",)),
        ),
        Difference(
            what=RoutinePoint(
                code="viborg.holder-is-a-leader",
                what=Text(
                    nb="det er klart at den som spørres, er leder",
                    nn="det er klart at den som blir spurd, er leiar",
                    en="it is clear that the one asked is a leader",
                ),
                when=When.IN,
                event="coordinator-offered",
            ),
            because=Text(
                nb="Den som skal samle tjenestene, må selv kunne bestemme noe.",
                nn="Den som skal samle tenestene, må sjølv kunne avgjere noko.",
                en="Whoever is to bring services together must be able to decide something.",
            ),
            source=Source(local=("DKV-05",)),
        ),
        Difference(
            what=Permission(act=Act.CALL, roles=(Role.COORDINATOR,)), because=TOGETHER, source=Source(local=("DKV-06",))
        ),
        Difference(
            what=RoutinePoint(
                code="viborg.agenda-made-together",
                what=Text(
                    nb="sakslista er laget sammen med foreldrene, barnet og den som holder kontakten med barnet",
                    nn="saklista er laga saman med foreldra, barnet og den som held kontakten med barnet",
                    en="the agenda is made with the parents, the child and the one who keeps the contact with it",
                ),
                when=When.IN,
                event="meeting-called",
            ),
            because=TOGETHER,
            source=Source(local=("DKV-06",)),
        ),
        Difference(
            what=Choice(key="meeting.chair_rule", value=ChairRule.COORDINATOR_ONLY),
            because=Text(
                nb="Den som har ansvaret for at noe skjer, leder også møtet.",
                nn="Den som har ansvaret for at noko skjer, leier òg møtet.",
                en="Whoever answers for things being done also leads the meeting.",
            ),
            source=Source(local=("DKV-07",)),
        ),
        Difference(
            what=Choice(key="meeting.minute_taker_rule", value=MinuteTakerRule.NAMED_IN_THE_CALL),
            because=Text(
                nb="Hvem som skriver, avtales fra møte til møte. Det viktige er at det blir skrevet.",
                nn="Kven som skriv, blir avtalt frå møte til møte. Det viktige er at det blir skrive.",
                en="Who writes is agreed from meeting to meeting. What matters is that it is written.",
            ),
            source=Source(local=("DKV-08",)),
        ),
        Difference(
            what=RoutinePoint(
                code="viborg.measures-checked",
                what=Text(
                    nb="det er sett etter at det som ble avtalt, blir gjort",
                    nn="det er sett etter at det som vart avtalt, blir gjort",
                    en="it is checked that what was agreed is being done",
                ),
                when=When.AFTER,
                event="minutes-written",
                who=Role.COORDINATOR,
                by_next_meeting=True,
            ),
            because=Text(
                nb="Et tiltak hjelper først når det er satt i verk. Noen må ha det som sin oppgave å se etter.",
                nn="Eit tiltak hjelper først når det er sett i verk. Nokon må ha det som si oppgåve å sjå etter.",
                en="A measure helps only once it is carried out. Somebody must have it as their task to check.",
            ),
            source=Source(local=("DKV-09",)),
        ),
    ),
    checks=CHECKS,
    obligations=OBLIGATIONS,
)
