"""Lunner: one relay holder from the first level, who calls, chairs, writes and follows up.

The child and the parents have a say in who it is, an adult talks with the child between the meetings, and the log is
opened and closed together with those it is about.
"""

from datetime import datetime
from typing import Final

from ansvar_core import (
    Act,
    ChairRule,
    ChildHeard,
    Choice,
    Concerns,
    Difference,
    Effect,
    Forms,
    Group,
    GroupStatus,
    HandoverAccepted,
    HearingManner,
    MeasureAgreed,
    MeetingEnded,
    MinutesWritten,
    MinuteTakerRule,
    Obligation,
    Owing,
    Permission,
    Profile,
    Role,
    RoutinePoint,
    RuleText,
    Setting,
    Source,
    TaskAgreed,
    Term,
    TermName,
    Text,
    Weight,
    When,
    WorkChanged,
    WorkDone,
    WorkDropped,
    live_meetings,
    next_meeting_day,
)


def said(nb: str, nn: str, en: str) -> Text:
    """One text in the three languages, in this order."""
    return Text(nb=nb, nn=nn, en=en)


def tick(row: str, code: str, event: str, what: Text, why: Text, *, concerns: Concerns = Concerns.ALL) -> Difference:
    """A point of the routine that the event itself must meet."""
    point = RoutinePoint(code=code, what=what, when=When.IN, event=event, concerns=concerns)
    return Difference(what=point, because=why, source=Source(local=(row,)))


def past_the_day(setting: Setting) -> tuple[Owing, ...]:
    """Work that the services answer for is open after its day; a meeting's minutes show what it did about it."""
    group = setting.group
    owed: list[Owing] = []
    for item in (group.work[each] for each in group.open_work):
        if item.deadline is None or item.responsible not in (None, *group.members):
            continue
        met = [
            setting.on(each.opened_at).day
            for each in group.meetings.values()
            if each.minutes and each.opened_at is not None and item.agreed_at < each.opened_at <= setting.at
        ]
        day = item.deadline.day
        late = len(met) > 0 if day is None else setting.day > day
        if late:
            owed.append(
                Owing(
                    who=group.coordinator.holder,
                    position=item.position,
                    subject=item.id,
                    due=next_meeting_day(setting),
                    next_meeting=True,
                    overdue=len(met) > 1 if day is None else any(each > day for each in met),
                )
            )
    return tuple(owed)


def talked_with(group: Group, since: datetime) -> bool:
    """Whether an adult has talked with the child, or tried to; having been in the room is not enough."""
    return any(each.at > since and each.manner is not HearingManner.TOOK_PART for each in group.heard)


def not_talked_with(setting: Setting) -> Owing | None:
    """A meeting has been held, and no adult has talked with the child since."""
    group = setting.group
    last = group.meetings[group.last_held] if group.last_held is not None else None
    if last is None or last.ended_at is None or last.ended_position is None or not setting.is_child:
        return None
    since = last.ended_at
    if group.status is GroupStatus.ESTABLISHED and not talked_with(group, since):
        opened = (each.opened_at for each in live_meetings(setting) if each.opened_at is not None)
        return Owing(
            who=group.coordinator.holder,
            position=last.ended_position,
            due=next_meeting_day(setting),
            next_meeting=True,
            overdue=any(since < each <= setting.at for each in opened),
        )
    return None


FOLLOWED_UP: Final = Obligation(
    code="lunner.deadline-followed-up",
    source=Source(local=("LUN-06",)),
    opened_by=(MinutesWritten, MeasureAgreed, TaskAgreed, WorkChanged),
    settled_by=(WorkDone, WorkChanged, WorkDropped, HandoverAccepted),
    owed=past_the_day,
    text=RuleText(
        wrong=said(
            "Fristen for noe vi ble enige om, er ute, og det er ikke registrert hva som skjedde med det.",
            "Fristen for noko vi vart samde om, er ute, og det er ikkje registrert kva som hende med det.",
            "The deadline for something we agreed on has passed, and it is not recorded what came of it.",
        ),
        why=said(
            "En avtale ingen spør etter, blir fort glemt. Derfor er det én som holder øye med fristene.",
            "Ein avtale ingen spør etter, blir fort gløymd. Difor er det éin som held auge med fristane.",
            "What nobody asks about is soon forgotten, so there is one who keeps an eye on the deadlines.",
        ),
        do=said(
            "Spør den som har ansvaret. Registrer at det er gjort, overtatt, falt bort eller har fått ny frist.",
            "Spør den som har ansvaret. Registrer at det er gjort, overteke, falle bort eller har fått ny frist.",
            "Ask whoever is responsible. Record that it is done, taken over or dropped, or has a new deadline.",
        ),
    ),
)

TALKED: Final = Obligation(
    code="lunner.child-talked-with",
    source=Source(local=("LUN-07",)),
    opened_by=(MeetingEnded,),
    settled_by=(ChildHeard,),
    owed=not_talked_with,
    text=RuleText(
        wrong=said(
            "Det er ikke registrert at en voksen har snakket med barnet siden forrige møte.",
            "Det er ikkje registrert at ein vaksen har snakka med barnet sidan førre møte.",
            "It is not recorded that an adult has talked with the child since the last meeting.",
        ),
        why=said(
            "Det er mellom møtene barnet merker om noe hjelper, og det er lettere å si til én enn til et helt møte.",
            "Det er mellom møta barnet merkar om noko hjelper, og det er lettare sagt til éin enn til eit heilt møte.",
            "Between the meetings is when the child notices whether anything helps, and it is easier said to one "
            "than to a whole meeting.",
        ),
        do=said(
            "{coordinator:The} avtaler hvem som snakker med barnet før neste møte, og registrerer at det er gjort.",
            "{coordinator:The} avtaler kven som snakkar med barnet før neste møte, og registrerer at det er gjort.",
            "{coordinator:The} settles who talks with the child before the next meeting, and records that it is done.",
        ),
    ),
)

SMALL: Final = said(
    "Noen holder stafettpinnen fra første nivå, og der er det gjerne bare én tjeneste som hjelper.",
    "Nokon held stafettpinnen frå første nivå, og der er det gjerne berre éi teneste som hjelper.",
    "Somebody holds the baton from the first level, where there is often only one service that helps.",
)
ONE_HAND: Final = said(
    "{coordinator:The} kaller inn, setter opp sakene og leder. Da vet familien hvem de skal spørre, og hva som kommer.",
    "{coordinator:The} kallar inn, set opp sakene og leier. Då veit familien kven dei skal spørje, og kva som kjem.",
    "{coordinator:The} calls, makes the agenda and chairs, so the family know whom to ask and what will come up.",
)
ONE_PEN: Final = said(
    "{coordinator:The} fører loggen og skriver referatet. Skal noen andre skrive, må det sies hvorfor.",
    "{coordinator:The} fører loggen og skriv referatet. Skal nokon andre skrive, må det seiast kvifor.",
    "{coordinator:The} keeps the log and takes the minutes. If somebody else is to write, it is said why.",
)
LEVEL, CALLS, WRITES = (Source(local=(row,)) for row in ("LUN-01", "LUN-04", "LUN-05"))
BY_HOLDER: Final = Choice(key="meeting.minute_taker_rule", value=MinuteTakerRule.COORDINATOR)

PROFILE: Final = Profile(
    name="lunner",
    label=said("Lunner kommune", "Lunner kommune", "The municipality of Lunner"),
    documents=(
        "Stafettholder, https://www.lunner.kommune.no/stafettholder.585030.no.html",
        "Stafettlogg, https://lunner.custompublish.com/stafettlogg.585031.no.html",
    ),
    differences=(
        Difference(what=Choice(key="establish.min_agencies", value=1), because=SMALL, source=LEVEL),
        Difference(what=Permission(act=Act.CALL, roles={Role.COORDINATOR}), because=ONE_HAND, source=CALLS),
        Difference(
            what=Choice(key="meeting.chair_rule", value=ChairRule.COORDINATOR_ONLY), because=ONE_HAND, source=CALLS
        ),
        Difference(what=Weight(code="meeting.agenda", effect=Effect.BLOCKS), because=ONE_HAND, source=CALLS),
        Difference(what=BY_HOLDER, because=ONE_PEN, source=WRITES),
        Difference(
            what=Weight(code="meeting.minute-taker-by-rule", effect=Effect.BLOCKS), because=ONE_PEN, source=WRITES
        ),
        tick(
            "LUN-03",
            "lunner.say-in-the-holder",
            "coordinator-offered",
            said(
                "barnet og foreldrene har fått være med på å bestemme hvem som spørres",
                "barnet og foreldra har fått vere med på å avgjere kven som blir spurd",
                "the child and the parents have had a say in who is asked",
            ),
            said(
                "Familien skal kunne stole på den som holder i trådene. Da må de få si noe om hvem det er.",
                "Familien skal kunne lite på den som held i trådane. Då må dei få seie noko om kven det er.",
                "The family must be able to trust the one who holds the threads, so they have a say in who it is.",
            ),
            concerns=Concerns.CHILD,
        ),
        tick(
            "LUN-08",
            "lunner.holder-made-clear",
            "need-reviewed",
            said(
                "det er avklart hvem som er {coordinator} videre",
                "det er avklart kven som er {coordinator} vidare",
                "it is made clear who is {coordinator} from here on",
            ),
            said(
                "Når behovet endrer seg, kan ansvaret falle mellom to stoler. Derfor sier vi høyt hvem som har det nå.",
                "Når behovet endrar seg, kan ansvaret falle mellom to stolar. Difor seier vi høgt kven som har det no.",
                "When the need changes, responsibility can fall between two stools. So we say aloud who has it now.",
            ),
        ),
        tick(
            "LUN-09",
            "lunner.opened-together",
            "group-established",
            said(
                "loggen er åpnet sammen med dem den handler om",
                "loggen er opna saman med dei han handlar om",
                "the log is opened together with those it is about",
            ),
            said(
                "Loggen er familiens verktøy også. Det skal ikke finnes en logg de ikke har sett bli til.",
                "Loggen er verktøyet til familien òg. Det skal ikkje finnast ein logg dei ikkje har sett bli til.",
                "The log is the family's tool too. There is to be no log that they have not seen come about.",
            ),
        ),
        tick(
            "LUN-09",
            "lunner.closed-together",
            "group-ended",
            said(
                "loggen er lukket sammen med dem den handler om, så langt de kan og vil",
                "loggen er lukka saman med dei han handlar om, så langt dei kan og vil",
                "the log is closed together with those it is about, as far as they can and wish",
            ),
            said(
                "De som var med fra starten, skal være med på å sette punktum, hvis de kan og vil.",
                "Dei som var med frå starten, skal vere med på å setje punktum, om dei kan og vil.",
                "Those who were there at the start are there at the end, if they can and wish.",
            ),
        ),
    ),
    terms=(
        Term(
            name=TermName.COORDINATOR,
            nb=Forms(full="stafettholder", the_full="stafettholderen", article="en"),
            nn=Forms(full="stafetthaldar", the_full="stafetthaldaren", article="ein"),
            en=Forms(full="relay holder", the_full="the relay holder", article="a"),
        ),
    ),
    obligations=(FOLLOWED_UP, TALKED),
)
"""Lunner (profil)."""
