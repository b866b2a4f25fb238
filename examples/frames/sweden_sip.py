"""Another country's legal frame: the Swedish SIP (samordnad individuell plan), made from the public API alone.

It shows that the core holds no Norwegian law: who consents, from which age and for how long come from the frame, and so
do the provisions that the texts name.  It is an example and no account of Swedish law.  What is stated is what is known
here from practice: custodians consent until 18; consent is specific and time-limited; a follow-up date is obligatory;
not making a SIP needs a documented reason; initiator, chair and main responsible are separate roles; being called is
something else than being invited.  No provision is known, so none is cited.  For the rest the working rules of the
standard stand in.
"""

from __future__ import annotations

from typing import Final

from ansvar_core import (
    CHECKS,
    AssessmentConcluded,
    AssessmentOutcome,
    Baseline,
    Breach,
    Capacity,
    ChairRule,
    ChangeProposal,
    ContentCheck,
    Dated,
    Effect,
    Fact,
    Forms,
    Gender,
    Ground,
    LawReference,
    LegalFrame,
    Mark,
    Policy,
    RoutinePoint,
    Rulebook,
    RuleText,
    Situation,
    Source,
    Term,
    TermName,
    Text,
    Weight,
    When,
)

# Known from practice alone, so it names no act and no section.  It is cited in Swedish in every language, as Norwegian
# acts are in Norwegian.
_PRACTICE: Final = (LawReference(act="svensk praxis för SIP", mark=Mark.GENERAL_KNOWLEDGE),)
# Nothing is known of how Swedish law words withdrawal.  The promise that consent can always be withdrawn is kept on the
# article about consent as a basis for processing personal data, which is about something near.
_GDPR: Final = (LawReference(act="GDPR art. 7", mark=Mark.ANALOGY),)

SWEDEN: Final = LegalFrame(
    name="sweden",
    # Grounds that are not here have no provision that is known: what rests on them is a matter for the guideline.
    grounds={
        # Consent is specific: it lifts secrecy for what it names.
        Ground.RELEASE: Dated.always("frame.grounds.release", _PRACTICE),
        Ground.WITHDRAWAL: Dated.always("frame.grounds.withdrawal", _GDPR),
        # Custodians consent until 18.
        Ground.WHO_CONSENTS: Dated.always("frame.grounds.who-consents", _PRACTICE),
        Ground.CONSENT_FOR_CHILD: Dated.always("frame.grounds.consent-for-child", _PRACTICE),
    },
    youth_consents_at_earliest=Dated.always("frame.youth_consents_at_earliest", 18),
    youth_consents_at_latest=Dated.always("frame.youth_consents_at_latest", 18),
    parents_consent_at_least_until=Dated.always("frame.parents_consent_at_least_until", 18),
    # The age at which one stops being a child here is the one at which custodians stop consenting.
    full_age=Dated.always("frame.full_age", 18),
    heard_by_law_from=Dated.always("frame.heard_by_law_from", None),
    # Of others who may decide for somebody nothing is known.
    capacities={Capacity.SELF, Capacity.PARENT},
    # "Custodians" is read as all of them: the stricter reading where nothing says that one is enough.
    one_parent_may_be_enough=Dated.always("frame.one_parent_may_be_enough", value=False),
    consent_is_time_limited=Dated.always("frame.consent_is_time_limited", value=True),
)
"""What is known of the law around a SIP (svensk rettslig ramme)."""

REASON: Final = "sip.reason-documented"


def _refusal(situation: Situation, event: AssessmentConcluded) -> Breach | None:
    if event.outcome is AssessmentOutcome.DO_NOT_START and REASON not in event.routine:
        change = ChangeProposal(fields={"routine": event.routine | {REASON}})
        return Breach(facts=(Fact(field="routine", about=REASON),), remedies=(change,))
    return None


_REFUSAL_REASONED: Final = ContentCheck(
    code="sip.refusal-reasoned",
    governs=(AssessmentConcluded,),
    source=Source(local=("SIP",)),
    judge=_refusal,
    text=RuleText(
        wrong=Text(
            nb="Det er konkludert med ikke å lage en SIP, uten at grunnen er dokumentert.",
            nn="Det er konkludert med ikkje å lage ein SIP, utan at grunnen er dokumentert.",
            en="It has been concluded not to make a SIP, and the reason has not been documented.",
        ),
        why=Text(
            nb="Den som får nei til en SIP, skal kunne se hvorfor.",
            nn="Den som får nei til ein SIP, skal kunne sjå kvifor.",
            en="Whoever is told no to a SIP must be able to see why.",
        ),
        do=Text(
            nb="Skriv ned grunnen, og kryss av for at den er dokumentert.",
            nn="Skriv ned grunnen, og kryss av for at han er dokumentert.",
            en="Write down the reason, and tick off that it is documented.",
        ),
    ),
)

_POLICY: Final = Policy(
    # The standard's time zone fits: Sweden keeps the same clock as Norway.
    frame=SWEDEN,
    youth_consents_from=18,
    parents_consent_until=18,
    consent_last_day_required=True,
    # The chair is named for each meeting, and follows from no other role.
    chair_rule=ChairRule.NAMED_IN_THE_CALL,
    routine=(
        RoutinePoint(
            code=REASON,
            what=Text(
                nb="grunnen til ikke å lage en SIP er dokumentert",
                nn="grunnen til ikkje å lage ein SIP er dokumentert",
                en="the reason for not making a SIP is documented",
            ),
            when=When.IN,
            event=AssessmentConcluded.tag,
        ),
    ),
    weights=(
        Weight(code="meeting.next-date", effect=Effect.BLOCKS),
        # Not asked of every conclusion: the check above asks when the answer is no.
        Weight(code=REASON, effect=None),
    ),
)

_TERMS: Final = (
    Term(
        name=TermName.GROUP,
        nb=Forms(
            full="SIP-gruppe",
            the_full="SIP-gruppa",
            short="gruppe",
            the_short="gruppa",
            article="en",
            gender=Gender.FEMININE,
        ),
        nn=Forms(
            full="SIP-gruppe",
            the_full="SIP-gruppa",
            short="gruppe",
            the_short="gruppa",
            article="ei",
            gender=Gender.FEMININE,
        ),
        en=Forms(full="SIP group", the_full="the SIP group", short="group", the_short="the group", article="a"),
    ),
    Term(
        name=TermName.COORDINATOR,
        nb=Forms(full="hovedansvarlig", the_full="den hovedansvarlige", article="en"),
        nn=Forms(full="hovudansvarleg", the_full="den hovudansvarlege", article="ein"),
        en=Forms(full="main responsible person", the_full="the main responsible person", article="a"),
    ),
)

SIP: Final = Baseline(
    name="sip",
    label=Text(nb="svensk SIP", nn="svensk SIP", en="the Swedish SIP"),
    policies=Dated.always("sip", _POLICY),
    terms=_TERMS,
    checks=(*CHECKS, _REFUSAL_REASONED),
)
"""The working rules of the standard on the Swedish frame, with what a SIP asks for besides (grunnregler for SIP)."""

BOOK: Final = Rulebook.of(SIP)
"""The rulebook of the SIP (regelbok for SIP)."""
