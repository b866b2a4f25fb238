"""Source B: the guideline (retningslinje)."""

from __future__ import annotations

from typing import Final

from ansvar_core.statements.statement import Statement, stated

__all__ = ["SOURCE_B"]

SOURCE_B: Final[tuple[Statement, ...]] = (
    stated(
        "B1",
        "fact",
        text="The members contribute services to a user whose need is both long-lasting and in want of coordination.",
        effect="warns, naming the half that fails",
        does="warns",
        checks="need.long-lasting need.coordinated establish.members establish.min-agencies",
        parameters="establish.min_agencies",
        fields="NeedSeen.long_lasting NeedSeen.coordinated",
    ),
    stated(
        "B2",
        "must",
        text="The aim is clear goals, help across professions and coordinated services; everybody works toward "
        "common goals.",
        effect="owed by the coordinator: goals set, from the first meeting",
        does="owed",
        owed="goals.set",
        fields="Group.goals",
    ),
    stated(
        "B3",
        "must",
        text="Informed consent to working together is obtained before a meeting is set up and the work starts.",
        effect="blocks",
        floors="law guideline",
        checks="meeting.not-now consent.not-now establish.consent-to-cooperation establish.consent-to-exchange "
        "consent.nobody-can consent.standing-still meeting.called-agency-covered "
        "meeting.moved-agency-covered "
        "meeting.consent-runs-out-before consent.grantor-has-no-say consent.wrong-capacity "
        "consent.own-act consent.informed consent.manner consent.documented consent.last-day "
        "consent.last-day-required consent.kinds-listed consent.other-basis consent.may-say-no "
        "consent.own-no consent.narrowing-narrows consent.nothing-to-narrow consent.nothing-to-confirm "
        "member.agency-consent coordinator.consent-first meeting.kinds-listed meeting.called-take-part "
        "meeting.agency-in-room-covered meeting.others-by-users-wish handover.receiver-covered "
        "handover.accepter-covered preparation.who-stops ending.nothing-to-go-back-to "
        "error.whose-word",
        owed="consent.renewed",
        fields="Event.exchanges ConsentGiven.informed Grant.object",
    ),
    stated(
        "B4",
        "must",
        text="The agency that sees the need assesses the further work together with the user, also whether to "
        "start a group.",
        effect="blocks going on without the assessment with the user",
        does="blocks",
        checks="group.not-now assessment.concluded-with-user preparation.who-stops role.establish",
        fields="Need.agency AssessmentConcluded.outcome AssessmentConcluded.together_with",
    ),
    stated(
        "B5",
        "may",
        text="The group works over time, but can end when the need is another.",
        effect="defines",
        checks="group.not-now ending.who-decides ending.reason ending.who-regrets",
        owed="meeting.held",
        parameters="roles.permissions",
        fields="NeedReviewed.long_lasting EndingDecided.reason",
    ),
    stated(
        "B6",
        "should",
        text="Be sober about the size of the group.",
        effect="warns, where the policy has a number",
        does="warns",
        checks="group.size",
        parameters="group.size_warning",
    ),
    stated(
        "B7",
        "fact",
        text="The group is often tied to an individual plan.",
        effect="defines",
        fields="Group.plan",
    ),
    stated(
        "B8",
        "must",
        text="Everyone employed by the municipal service, or with an operating agreement with it, has a duty "
        "to take part when needed.",
        effect="owed by those bound; an absence without excuse is a breach in the audit",
        does="owed",
        checks="meeting.absent-and-present meeting.excuse-for-nobody meeting.another-day meeting.excused-by-chair",
        owed="meeting.attendance",
        fields="Agency.tie MeetingCalled.called Absence.reason StandIn.member",
    ),
    stated(
        "B9",
        "must",
        text="The user and those responsible for the child, or the legal guardian, take part in the group; "
        "taking the user along is central.",
        effect="blocks establishing without them as participants; whether they are present is B15",
        does="blocks",
        checks="establish.user-and-family meeting.user-present",
        fields="Group.participants Topic.USERS_OWN",
    ),
    stated(
        "B10",
        "must",
        text="A coordinator is chosen, and is who the user and the others turn to.",
        effect="blocks",
        floors="soundness",
        checks="coordinator.not-now establish.coordinator establish.coordinator-takes-part "
        "coordinator.consent-first coordinator.not-the-holder coordinator.accepts-in-person "
        "coordinator.vacant role.call role.coordinate",
        owed="coordinator.new",
        fields="Group.coordinator",
    ),
    stated(
        "B11",
        "must",
        text="The coordinator chairs the meetings.",
        effect="blocks another chair unless policy or agreement allows",
        does="blocks",
        checks="meeting.chair meeting.chair-present meeting.chair-at-opening meeting.chair-stand-in "
        "role.call role.chair",
        parameters="meeting.chair_rule roles.permissions",
        fields="MeetingCalled.chair MeetingOpened.chair ChairAgreed.party",
    ),
    stated(
        "B12",
        "must",
        text="Every member has a sub-responsibility that binds.",
        effect="blocks establishing while a member has none",
        does="blocks",
        checks="establish.sub-responsibility",
        owed="member.sub-responsibility",
        fields="Member.sub_responsibility",
    ),
    stated(
        "B13",
        "must",
        text="It is agreed who is the user’s trusted person.",
        effect="blocks establishing until agreed",
        does="blocks",
        checks="establish.trusted-person",
        fields="Group.trusted_person",
    ),
    stated(
        "B14",
        "must",
        text="Those it concerns have the right to say what they think; a child is heard at any age.",
        effect="blocks assessment, establishing and opening for a child that has not been heard",
        does="blocks",
        floors="law guideline",
        checks="assessment.child-heard establish.child-heard meeting.child-heard child.how-heard "
        "child.heard-by-whom objection.already objection.nothing-to-answer",
        owed="consent.objection-answered",
        parameters="frame.heard_by_law_from",
        fields="ChildHeard.manner Group.heard ObjectionRecorded.party",
    ),
    stated(
        "B15",
        "should must",
        text="The user should be in the meeting; where that cannot be, it is settled who talks with the user "
        "so that the user’s voice is there.",
        effect="absence warns; nobody settled to bring the voice of an absent user blocks opening",
        does="warns blocks",
        checks="meeting.user-called meeting.user-present meeting.users-voice",
        fields="VoiceArranged.party",
    ),
    stated(
        "B16",
        "should",
        text="The group looks for solutions and ahead.",
        effect="informs (a question of the process evaluation)",
        does="informs",
        checks="process.solution-focused",
        fields="ProcessQuestion.SOLUTION_FOCUSED",
    ),
    stated(
        "B17",
        "must",
        text="The group answers for the services to the user being coordinated.",
        effect="defines",
        queries="Rulebook.duties",
        label="What is owed can be listed; whether the services really hang together is for people to see.",
    ),
    stated(
        "B18",
        "may",
        text="A primary group can be chosen, which works close to the user between the meetings.",
        effect="defines",
        fields="Member.primary_group",
    ),
    stated(
        "B19",
        "fact",
        text="A topic of the group: drawing up and evaluating the individual plan together with the user; "
        "Sampro is the tool.",
        effect="defines (topic)",
        does="defines",
        fields="Topic.INDIVIDUAL_PLAN PlanReferred.plan",
        queries="Rulebook.route",
    ),
    stated(
        "B20",
        "fact",
        text="A topic of the group: what concerns all or several of the services and matters to the user.",
        effect="defines (topic)",
        does="defines",
        fields="Topic.SHARED_MATTER",
        queries="Rulebook.route",
    ),
    stated(
        "B21",
        "fact",
        text="A topic of the group: who does what and answers for what; coordinating the work around the user.",
        effect="defines (topic)",
        does="defines",
        fields="Topic.DIVISION_OF_WORK TaskAgreed.responsible",
        queries="Rulebook.route",
    ),
    stated(
        "B22",
        "must",
        text="Goals and measures are made concrete.",
        effect="warns on a measure without responsible or deadline",
        does="warns",
        checks="work.concrete",
        fields="MeasureAgreed.responsible MeasureAgreed.deadline GoalSet.deadline Topic.GOALS_AND_MEASURES",
        queries="Rulebook.route",
    ),
    stated(
        "B23",
        "may",
        text="The minutes serve as the agenda from meeting to meeting, and are the tool the group works with.",
        effect="defines (query agenda)",
        does="defines",
        checks="meeting.agenda",
        owed="meeting.held",
        fields="Topic.FOLLOW_UP",
        queries="Rulebook.agenda",
    ),
    stated(
        "B24",
        "must",
        text="Every member makes itself acquainted with the minutes.",
        effect="owed",
        checks="minutes.read-in-person minutes.reader-has-them",
        owed="minutes.read",
        fields="MinutesAcknowledged.party",
    ),
    stated(
        "B25",
        "must",
        text="Everybody who takes part has access to the minutes.",
        effect="owed: sharing; answered by may_read; never wider than consent",
        does="owed",
        checks="access.another-restriction access.lifted-by-the-one-shut-out access.nothing-to-lift "
        "access.user-decides meeting.called-restricted "
        "meeting.moved-restricted meeting.present-restricted handover.receiver-restricted "
        "handover.accepter-restricted "
        "minutes.kinds-listed "
        "minutes.recipient-may-read "
        "minutes.reader-has-them access.unknown-papers access.restricted access.no-consent "
        "access.not-a-member-then access.user-has-not-agreed access.no-part-in-the-group "
        "access.other-basis role.share role.read",
        owed="minutes.shared minutes.reach-as-needed",
        fields="MinutesShared.recipients MinutesWritten.kinds",
        queries="Rulebook.may_read",
    ),
    stated(
        "B26",
        "must",
        text="Taking minutes goes in turn and is agreed beforehand.",
        effect="missing at the call warns, at the opening blocks; out of turn without a reason warns",
        does="warns blocks",
        checks="meeting.not-now meeting.minute-taker-named meeting.minute-taker-reads rota.out-of-turn "
        "rota.twice-running meeting.minute-taker-by-rule meeting.minute-taker-present meeting.minute-taker-may-read "
        "meeting.next-minute-taker minutes.writer end.minutes-written role.take-minutes",
        owed="minutes.written",
        parameters="meeting.chair_takes_minutes meeting.minute_taker_rule",
        fields="Member.takes_turns MeetingEnded.next_minute_taker MeetingCalled.off_rota_reason",
        queries="Rulebook.rota",
    ),
    stated(
        "B27",
        "must",
        text="The minutes are the division of tasks that binds: who does what until the next meeting.",
        effect="blocks minutes with a task without responsible or deadline (“until the next meeting” is one)",
        does="blocks",
        checks="work.not-now minutes.task-not-now meeting.tasks-agreed minutes.tasks-complete end.work-disposed "
        "end.minutes-written",
        owed="minutes.written work.done",
        fields="Task.responsible Task.deadline Topic.FOLLOW_UP",
    ),
    stated(
        "B28",
        "must",
        text="Sub-goals, measures and progress are evaluated.",
        effect="owed, from the date agreed",
        does="owed",
        checks="meeting.next-date goal.in-a-circle plan.next-evaluation plan.evaluation-interval",
        owed="plan.evaluated",
        parameters="evaluation.interval",
        fields="PlanEvaluated.next_on Goal.parent Topic.EVALUATION",
    ),
    stated(
        "B29",
        "should",
        text="The way the meeting went is evaluated at its end.",
        effect="warns",
        checks="meeting.process-evaluated",
        parameters="evaluation.process_each_meeting",
        fields="MeetingEnded.process_evaluated ProcessEvaluated.questions",
    ),
    stated(
        "B30",
        "should",
        text="Meetings are limited in time.",
        effect="warns when there is no end time",
        does="warns",
        checks="meeting.time-limited meeting.length",
        parameters="meeting.duration_minutes",
        fields="MeetingCalled.ends",
    ),
    stated(
        "B31",
        "must",
        text="Not for the group: being dissatisfied with staff, or an agency that does not follow up. That "
        "goes to the person or the person’s leader.",
        effect="blocks the agenda item, and says where to go",
        does="blocks",
        checks="topic.staff-complaint",
        parameters="topics.excluded",
        fields="Topic.STAFF_COMPLAINT",
        queries="Rulebook.route",
    ),
    stated(
        "B32",
        "must",
        text="Not for the group: complaints about how means are shared out. They go the ordinary way of a case.",
        effect="blocks the agenda item, and says where to go",
        does="blocks",
        checks="topic.resource-complaint",
        parameters="topics.excluded",
        fields="Topic.RESOURCE_COMPLAINT",
        queries="Rulebook.route",
    ),
    stated(
        "B33",
        "must",
        text="Not for the group: training or guidance in carrying out measures. That has meetings of its own.",
        effect="blocks the agenda item, and says where to go",
        does="blocks",
        checks="topic.training",
        parameters="topics.excluded",
        fields="Topic.TRAINING",
        queries="Rulebook.route",
    ),
    stated(
        "B34",
        "must",
        text="Not for the group: what is unclear or disputed between agencies. They meet about it among themselves.",
        effect="blocks the agenda item, and says where to go",
        does="blocks",
        checks="topic.agency-disagreement",
        parameters="topics.excluded",
        fields="Topic.AGENCY_DISAGREEMENT OutsideMeetingHeld.topic",
        queries="Rulebook.route",
    ),
    stated(
        "B35",
        "must",
        text="The user is told about such meetings between agencies.",
        effect="owed by those who met, before the next group meeting",
        does="owed",
        checks="outside.nothing-to-tell",
        owed="outside.user-told",
        fields="OutsideMeetingHeld.user_told",
        queries="Rulebook.route",
    ),
    stated(
        "B36",
        "must",
        text="The group is ended when the need for coordinated effort is over, or the agencies have become fewer.",
        effect="owed by the coordinator at the next meeting or evaluation: ending considered when the ground is there",
        does="owed",
        checks="ending.who-decides ending.reason role.end",
        owed="ending.considered",
        fields="EndingDecided.reason EndingConsidered.go_on_because Topic.ENDING",
    ),
    stated(
        "B37",
        "may",
        text="Responsibility can then pass to a relay holder and to level 2 of the BTI model.",
        effect="defines",
        checks="coordinator.not-now handover.receiver-covered handover.accepter-covered handover.nobody-asked "
        "handover.accepts-in-person handover.the-one-asked end.successor-accepted",
        fields="Group.relay_holder GroupEnded.successor",
    ),
    stated(
        "B38",
        "must",
        text="A final evaluation with a summary of the work is made when the group is ended.",
        effect="blocks ended (never the decision to end)",
        does="blocks",
        checks="work.dropped-user-told end.final-evaluation end.work-disposed end.meetings-closed",
        owed="ending.final-evaluation",
        fields="FinalEvaluationMade.document",
    ),
    stated(
        "B39",
        "may",
        text="The group can be started again when it is needed.",
        effect="defines",
        checks="group.not-now meeting.earlier-period consent.nothing-to-confirm ending.nothing-to-go-back-to",
        fields="Group.period",
    ),
)
"""The statements of source B (utsagn i kilde B)."""
