"""Steinkjer: the one whose plan it is decides who is let in, and the coordinator has a fixed routine.

Consent is signed on paper and always has a last day, and the user or those who consent let people in.  Requests for a
coordinator go different ways for children and adults, and three things are cleared before a group is ended.
"""

from typing import Final

from ansvar_core import (
    Act,
    Attendance,
    Breach,
    ChairRule,
    ChangeProposal,
    Choice,
    Concerns,
    ConsentGiven,
    ContentCheck,
    CoordinatorAccepted,
    CoordinatorDeclined,
    CoordinatorOffered,
    CoordinatorStatus,
    Difference,
    DoFirst,
    Effect,
    Fact,
    GroupEstablished,
    GroupStatus,
    Instead,
    Manner,
    MeetingCalled,
    Obligation,
    Owing,
    Permission,
    Profile,
    Role,
    RoutinePoint,
    RuleText,
    Setting,
    Situation,
    Source,
    Step,
    Text,
    Weight,
    When,
    roles_of,
)


def no_chair(situation: Situation, event: MeetingCalled) -> Breach | None:
    """The call does not say who answers for the meeting."""
    if event.chair is None:
        holder = situation.group.coordinator.holder
        named = ChangeProposal(fields={"chair": holder}) if holder else ChangeProposal(asks=("chair",))
        return Breach(facts=(Fact(field="chair"),), remedies=(named,))
    return None


def unequal(situation: Situation, event: ConsentGiven) -> Breach | None:
    """Different last days on one form, agencies that only come as needed aside."""
    members = [each.member for each in situation.group.current_members]
    regular = {each.agency for each in members if each.attendance is Attendance.EVERY_MEETING}
    as_needed = {each.agency for each in members} - regular
    grants = [each for each in event.grants if each.agency not in as_needed]
    if len({each.last_day for each in grants}) > 1:
        agencies = dict.fromkeys(each.agency for each in grants)
        facts = tuple(Fact(field="grants", subject=event.grantor, about=agency) for agency in agencies)
        return Breach(facts=facts, remedies=(ChangeProposal(asks=("grants",)),))
    return None


def not_municipal(situation: Situation, event: GroupEstablished | CoordinatorAccepted) -> Breach | None:
    """Before the group is established, whoever has accepted may still become a member."""
    group = situation.group
    accepting = isinstance(event, CoordinatorAccepted)
    who = event.party if isinstance(event, CoordinatorAccepted) else group.coordinator.holder
    if who is None or (accepting and group.established_position is None):
        return None
    if Role.MUNICIPAL_MEMBER not in roles_of(situation.setting, who):
        offer = Step(kind=CoordinatorOffered.tag, asks=("party", "routine"))
        steps = (offer, Step(kind=CoordinatorAccepted.tag, asks=("party",)))
        fact = Fact(subject=who, about=group.agency_of(who))
        return Breach(facts=(fact,), remedies=(Instead(steps=steps) if accepting else DoFirst(steps=steps),))
    return None


def unsolved(setting: Setting) -> Owing | None:
    """Somebody has said no, nobody else has been asked, and nobody answers."""
    group = setting.group
    asked = set(group.coordinator.asked.values())
    open_ = group.coordinator.holder is None and group.status not in (GroupStatus.ENDED, GroupStatus.NOT_STARTED)
    if open_ and CoordinatorStatus.DECLINED in asked and CoordinatorStatus.OFFERED not in asked:
        return Owing(who=group.need.agency, position=group.latest[CoordinatorDeclined.tag].position)
    return None


CHAIR_NAMED: Final = ContentCheck(
    code="steinkjer.chair-named",
    effect=Effect.WARNS,
    governs=(MeetingCalled,),
    source=Source(local=("STE-02",)),
    judge=no_chair,
    text=RuleText(
        wrong=Text(
            nb="Innkallingen sier ikke hvem som har ansvar for møtet.",
            nn="Innkallinga seier ikkje kven som har ansvar for møtet.",
            en="The call does not say who answers for the meeting.",
        ),
        why=Text(
            nb="De som kommer, skal på forhånd vite hva møtet skal føre til, og hvem de kan spørre.",
            nn="Dei som kjem, skal på førehand vite kva møtet skal føre til, og kven dei kan spørje.",
            en="Those who come are to know beforehand what the meeting is for, and whom they can ask.",
        ),
        do=Text(
            nb="Sett {coordinator:the} som møteleder i innkallingen.",
            nn="Set {coordinator:the} som møteleiar i innkallinga.",
            en="Name {coordinator:the} as chair in the call.",
        ),
    ),
)

SAME_LAST_DAY: Final = ContentCheck(
    code="steinkjer.same-last-day",
    effect=Effect.WARNS,
    governs=(ConsentGiven,),
    source=Source(local=("STE-10",)),
    judge=unequal,
    text=RuleText(
        wrong=Text(
            nb="Samtykket har ulik siste dag for dem som er fast med i {group:the}.",
            nn="Samtykket har ulik siste dag for dei som er fast med i {group:the}.",
            en="The consent has different last days for those who are always with {group:the}.",
        ),
        why=Text(
            nb="Når samtykkene går ut hver sin dag, må noen brått ut av rommet. Samme dag er lettere å følge med på.",
            nn="Når samtykka går ut kvar sin dag, må nokon brått ut av rommet. Same dagen er lettare å følgje med på.",
            en="When consents run out on different days, somebody must suddenly leave the room. One day is easier to "
            "keep an eye on.",
        ),
        do=Text(
            nb="Spør om siste dag kan være den samme for alle de faste. Den som samtykker, bestemmer.",
            nn="Spør om siste dag kan vere den same for alle dei faste. Den som samtykkjer, bestemmer.",
            en="Ask whether the last day can be the same for all of them. Whoever consents decides.",
        ),
    ),
)

MUNICIPAL: Final[ContentCheck[GroupEstablished | CoordinatorAccepted]] = ContentCheck(
    code="steinkjer.municipal-coordinator",
    effect=Effect.WARNS,
    governs=(GroupEstablished, CoordinatorAccepted),
    source=Source(local=("STE-16",)),
    judge=not_municipal,
    text=RuleText(
        wrong=Text(
            nb="{coordinator:The} kommer ikke fra en kommunal tjeneste.",
            nn="{coordinator:The} kjem ikkje frå ei kommunal teneste.",
            en="{coordinator:The} does not come from a municipal service.",
        ),
        why=Text(
            nb="{coordinator:The} bør være ansatt i kommunen, i den tjenesten som hjelper mest. Der er veien kort til "
            "dem som kan gjøre noe.",
            nn="{coordinator:The} bør vere tilsett i kommunen, i den tenesta som hjelper mest. Der er vegen kort til "
            "dei som kan gjere noko.",
            en="{coordinator:The} ought to be employed by the municipality, in the service that helps the most. From "
            "there the way is short to those who can do something.",
        ),
        do=Text(
            nb="Spør brukeren om en fra den kommunale tjenesten som hjelper mest, kan være {coordinator}.",
            nn="Spør brukaren om ein frå den kommunale tenesta som hjelper mest, kan vere {coordinator}.",
            en="Ask the user whether somebody from the municipal service that helps the most can be {coordinator}.",
        ),
    ),
)

UNSOLVED: Final = Obligation(
    code="steinkjer.unsolved-to-head-of-health",
    source=Source(local=("STE-15",)),
    opened_by=(CoordinatorDeclined,),
    settled_by=(CoordinatorOffered, CoordinatorAccepted),
    owed=unsolved,
    text=RuleText(
        wrong=Text(
            nb="Den som ble spurt, sa nei, og ingen andre er spurt om å være {coordinator}.",
            nn="Den som vart spurd, sa nei, og ingen andre er spurde om å vere {coordinator}.",
            en="The one asked said no, and nobody else has been asked to be {coordinator}.",
        ),
        why=Text(
            nb="Brukeren skal ikke vente mens tjenestene blir enige. Det som ikke løser seg, avgjør helsesjefen.",
            nn="Brukaren skal ikkje vente medan tenestene blir samde. Det som ikkje løyser seg, avgjer helsesjefen.",
            en="The user shall not wait while the services agree. What is not solved, the head of health settles.",
        ),
        do=Text(
            nb="Be helsesjefen avgjøre hvem som skal spørres, og registrer at den personen er spurt.",
            nn="Be helsesjefen avgjere kven som skal spørjast, og registrer at den personen er spurd.",
            en="Ask the head of health to settle who is to be asked, and record that this person has been asked.",
        ),
    ),
)

PROFILE: Final = Profile(
    name="steinkjer",
    label=Text(nb="Steinkjer kommune", nn="Steinkjer kommune", en="The municipality of Steinkjer"),
    documents=(
        "Håndbok for koordinatorer, om å lede møter, http://217.168.94.62/eqs/docs/doc_6293/index.html",
        (
            "Samme håndbok: doc_6259 (avslutte og bytte koordinator), doc_6307 (lederens ansvar), doc_7895 og doc_7896 "
            "(SamPro), doc_7907 (slik får du koordinator), doc_7909 (hvem som kan være koordinator)"
        ),
    ),
    differences=(
        Difference(
            what=Choice(key="meeting.chair_rule", value=ChairRule.COORDINATOR_ONLY),
            because=Text(
                nb="Å lede møtene er en del av oppgaven som {coordinator}, og flyttes ikke fra gang til gang.",
                nn="Å leie møta er ein del av oppgåva som {coordinator}, og blir ikkje flytta frå gong til gong.",
                en="To chair the meetings is part of being {coordinator}, and does not move from time to time.",
            ),
            source=Source(local=("STE-01",)),
        ),
        Difference(
            what=RoutinePoint(
                code="steinkjer.checklist-used",
                what=Text(
                    nb="sjekklista for møter er gått gjennom",
                    nn="sjekklista for møte er gått gjennom",
                    en="the checklist for meetings is gone through",
                ),
                when=When.IN,
                event="meeting-called",
                effect=Effect.WARNS,
            ),
            because=Text(
                nb="Sjekklista er kort, og den fanger opp det vi ellers glemmer før et møte.",
                nn="Sjekklista er kort, og ho fangar opp det vi elles gløymer før eit møte.",
                en="The checklist is short, and it catches what we otherwise forget before a meeting.",
            ),
            source=Source(local=("STE-02",)),
        ),
        Difference(
            what=RoutinePoint(
                code="steinkjer.user-told-of-ending",
                what=Text(
                    nb="det er avklart med brukeren, med den som handler for brukeren, eller med de etterlatte, at "
                    "tjenesten avsluttes og kan tas opp igjen",
                    nn="det er avklart med brukaren, med den som handlar for brukaren, eller med dei etterlatne, at "
                    "tenesta blir avslutta og kan takast opp att",
                    en="it is cleared with the user, with whoever acts for the user, or with the bereaved, that the "
                    "service ends and can be taken up again",
                ),
                when=When.BEFORE,
                event="group-ended",
            ),
            because=Text(
                nb="Ingen skal oppdage i etterkant at hjelpen er slutt. Døra står åpen for å komme tilbake.",
                nn="Ingen skal oppdage i etterkant at hjelpa er slutt. Døra står open for å kome tilbake.",
                en="Nobody should find out afterwards that the help is over. The door is open for coming back.",
            ),
            source=Source(local=("STE-05",)),
        ),
        Difference(
            what=RoutinePoint(
                code="steinkjer.leader-informed",
                what=Text(
                    nb="nærmeste leder til {coordinator:the} er informert",
                    nn="næraste leiar til {coordinator:the} er informert",
                    en="the immediate superior of {coordinator:the} is informed",
                ),
                when=When.BEFORE,
                event="group-ended",
            ),
            because=Text(
                nb="Lederen har oversikten over hvem som er {coordinator} for hvem, og må vite at oppgaven er slutt.",
                nn="Leiaren har oversikta over kven som er {coordinator} for kven, og må vite at oppgåva er slutt.",
                en="The superior keeps count of who is {coordinator} for whom, and must know that the task is over.",
            ),
            source=Source(local=("STE-06",)),
        ),
        Difference(
            what=RoutinePoint(
                code="steinkjer.partners-informed",
                what=Text(
                    nb="samarbeidspartnerne har fått formell beskjed om avslutningen",
                    nn="samarbeidspartnarane har fått formell melding om avslutninga",
                    en="the cooperation partners have been formally told that it ends",
                ),
                when=When.BEFORE,
                event="group-ended",
            ),
            because=Text(
                nb="De andre planlegger ut fra at noen samordner. De skal ha det svart på hvitt når det tar slutt.",
                nn="Dei andre planlegg ut frå at nokon samordnar. Dei skal ha det svart på kvitt når det tek slutt.",
                en="The others plan on somebody coordinating. They are to have it in writing when that ends.",
            ),
            source=Source(local=("STE-07",)),
        ),
        Difference(
            what=RoutinePoint(
                code="steinkjer.plan-opened-together",
                what=Text(
                    nb="planen er åpnet av planeieren eller den foresatte sammen med {coordinator:the}",
                    nn="planen er opna av planeigaren eller den føresette saman med {coordinator:the}",
                    en="the plan is opened by its owner or the guardian together with {coordinator:the}",
                ),
                when=When.IN,
                event="plan-referred",
            ),
            because=Text(
                nb="Planen er brukerens. Den åpnes sammen med eieren, ikke for eieren.",
                nn="Planen er brukaren sin. Han blir opna saman med eigaren, ikkje for eigaren.",
                en="The plan is the user's. It is opened with its owner, not for its owner.",
            ),
            source=Source(local=("STE-08",)),
        ),
        Difference(
            what=Permission(act=Act.INVITE, roles={Role.USER, Role.CONSENTER}),
            because=Text(
                nb="Den som eier planen, bestemmer hvem som slipper inn. Tjenestene kan foreslå.",
                nn="Den som eig planen, bestemmer kven som slepp inn. Tenestene kan føreslå.",
                en="Whoever owns the plan decides who is let in. The services can suggest.",
            ),
            source=Source(local=("STE-08", "STE-09")),
        ),
        Difference(
            what=Choice(key="consent.last_day_required", value=True),
            because=Text(
                nb="Planeieren bestemmer også hvor lenge samtykket gjelder. Da må det ha en siste dag.",
                nn="Planeigaren bestemmer òg kor lenge samtykket gjeld. Då må det ha ein siste dag.",
                en="The plan's owner also decides how long the consent lasts. So it must have a last day.",
            ),
            source=Source(local=("STE-09",)),
        ),
        Difference(
            what=Choice(key="consent.forms_allowed", value={Manner.WRITTEN}),
            because=Text(
                nb="Samtykket skrives ut og underskrives, så alle ser det samme.",
                nn="Samtykket blir skrive ut og underskrive, så alle ser det same.",
                en="The consent is printed and signed, so that all see the same.",
            ),
            source=Source(local=("STE-11",)),
        ),
        Difference(
            what=Weight(code="consent.documented", effect=Effect.BLOCKS),
            because=Text(
                nb="Det underskrevne arket skannes inn. Uten det kan ingen få tilgang.",
                nn="Det underskrivne arket blir skanna inn. Utan det kan ingen få tilgang.",
                en="The signed sheet is scanned. Without it nobody can be given access.",
            ),
            source=Source(local=("STE-11",)),
        ),
        Difference(
            what=RoutinePoint(
                code="steinkjer.user-asked-about-coordinator",
                what=Text(
                    nb="brukeren har fått være med på å bestemme hvem som spørres",
                    nn="brukaren har fått vere med på å bestemme kven som blir spurd",
                    en="the user has had a say in who is asked",
                ),
                when=When.IN,
                event="coordinator-offered",
            ),
            because=Text(
                nb="Det er brukeren som skal ha tillit til {coordinator:the}. Derfor spør vi brukeren først.",
                nn="Det er brukaren som skal ha tillit til {coordinator:the}. Difor spør vi brukaren først.",
                en="It is the user who is to trust {coordinator:the}, so we ask the user first.",
            ),
            source=Source(local=("STE-14",)),
        ),
        Difference(
            what=RoutinePoint(
                code="steinkjer.request-to-leader-network",
                what=Text(
                    nb="henvendelsen er sendt til ledernettverket for barn og unge",
                    nn="førespurnaden er send til leiarnettverket for barn og unge",
                    en="the request is sent to the leader network for children and young people",
                ),
                when=When.AFTER,
                event="need-seen",
                concerns=Concerns.CHILD,
            ),
            because=Text(
                nb="Lederne for tjenestene til barn finner sammen ut hvem som er nærmest til å være {coordinator}.",
                nn="Leiarane for tenestene til barn finn saman ut kven som er nærast til å vere {coordinator}.",
                en="The leaders of the services for children find out together who is best placed to be {coordinator}.",
            ),
            source=Source(local=("STE-15",)),
        ),
        Difference(
            what=RoutinePoint(
                code="steinkjer.request-to-allocation-office",
                what=Text(
                    nb="henvendelsen er sendt til tildelingskontoret",
                    nn="førespurnaden er send til tildelingskontoret",
                    en="the request is sent to the allocation office",
                ),
                when=When.AFTER,
                event="need-seen",
                concerns=Concerns.ADULT,
            ),
            because=Text(
                nb="Tildelingskontoret kjenner tjenestene for voksne, og vet hvem som kan være {coordinator}.",
                nn="Tildelingskontoret kjenner tenestene for vaksne, og veit kven som kan vere {coordinator}.",
                en="The allocation office knows the services for adults, and who can be {coordinator}.",
            ),
            source=Source(local=("STE-15",)),
        ),
    ),
    checks=(CHAIR_NAMED, SAME_LAST_DAY, MUNICIPAL),
    obligations=(UNSOLVED,),
)
"""Steinkjer (profil)."""
