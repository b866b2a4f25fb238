"""Source A: the general page of Helsedirektoratet about the group."""

from __future__ import annotations

from typing import Final

from ansvar_core.statements.statement import Statement, stated

__all__ = ["SOURCE_A"]

SOURCE_A: Final[tuple[Statement, ...]] = (
    stated(
        "A1",
        "fact",
        text="The group goes by several names: ansvarsgruppe, plangruppe, tverrfaglig koordineringsgruppe.",
        effect="defines",
        label="A name changes nothing that is judged; the glossary lists the names.",
    ),
    stated(
        "A2",
        "fact",
        text="It is there to plan, follow up, coordinate and evaluate the help around somebody with special needs.",
        effect="defines",
        fields="Group.goals Group.work Group.evaluation MeetingCalled.purpose",
    ),
    stated(
        "A3",
        "should",
        text="Be sober about the size: a large group costs the user and the services more than it gives.",
        effect="warns, where the policy has a number",
        does="warns",
        checks="group.size",
        parameters="group.size_warning",
    ),
    stated(
        "A4",
        "fact",
        text="The group is a way of working and is not regulated by law.",
        effect="defines",
        floors="",
        fields="Source.law",
        label="A rule names law only where law stands behind it; that none regulates the group itself is for "
        "readers to know.",
    ),
    stated(
        "A5",
        "fact",
        text="The agencies meet together with the user and, where it fits, with next of kin, so that the "
        "services are one whole.",
        effect="defines",
        checks="establish.members meeting.called-take-part role.invite",
        fields="Group.members Group.participants Group.next_of_kin MeetingOpened.present",
    ),
    stated(
        "A6",
        "fact",
        text="As a rule a coordinator from the municipality leads the group, or the user does.",
        effect="parameter",
        checks="meeting.chair meeting.chair-at-opening role.chair role.coordinate",
        parameters="meeting.chair_rule roles.permissions",
        fields="ChairAgreed.party",
    ),
    stated(
        "A7",
        "must",
        text="The group clears up who has which role and which tasks.",
        effect="blocks establishing while a member has no function",
        does="blocks",
        checks="establish.member-function",
        fields="Member.function Topic.DIVISION_OF_WORK",
        queries="Rulebook.route",
    ),
    stated(
        "A8",
        "fact",
        text="Some take part in every meeting, others when needed, and these are kept informed by the minutes.",
        effect="defines; owed: the minutes reach them",
        does="defines owed",
        checks="meeting.regulars-called",
        owed="member.sub-responsibility minutes.reach-as-needed",
        fields="Member.attendance",
    ),
    stated(
        "A9",
        "may",
        text="The group suits work around an individual plan, and people without a plan can have a group too.",
        effect="defines",
        fields="Group.plan",
    ),
    stated(
        "A10",
        "should",
        text="Where there is an individual plan, the group works from it.",
        effect="warns when there is a plan and the agenda or the goals do not start from it",
        does="warns",
        checks="meeting.starts-from-plan goal.starts-from-plan",
        fields="GoalSet.from_plan PlanReferred.plan",
        queries="Rulebook.agenda",
    ),
    stated(
        "A11",
        "must",
        text="The user has the right to take part in the services and in choosing between the forms they can have.",
        effect="blocks assessment without the user",
        does="blocks",
        floors="law",
        checks="assessment.user-takes-part",
        fields="AssessmentStarted.together_with",
    ),
    stated(
        "A12",
        "fact",
        text="A related form is called oppfølgingsteam.",
        effect="label",
        floors="",
        label="Another form of work, outside this library; named so that readers do not mix the two.",
    ),
)
"""The statements of source A (utsagn i kilde A)."""
