"""Texts about whoever is shut out of the group's papers."""

from __future__ import annotations

from typing import Final

from ansvar_core.rules.texts.base import said
from ansvar_core.values.terms import RuleText

__all__ = ["TEXTS"]

_WORK_WHY: Final = (
    "Arbeidet i {group:the} kommer fra møtene og referatene, og den som får det, får vite noe av det som står der. En "
    "sperring går foran alt annet enn brukerens eget innsyn.",
    "Arbeidet i {group:the} kjem frå møta og referata, og den som får det, får vite noko av det som står der. Ei "
    "sperring går framfor alt anna enn brukaren sitt eige innsyn.",
    "The work of {group:the} comes from its meetings and minutes, and whoever takes it over learns some of what stands "
    "there. A restriction goes before everything but the user's own access.",
)

TEXTS: Final[dict[str, RuleText]] = {
    "meeting.called-restricted": said(
        wrong=(
            "En av dem som kalles inn, er sperret fra {group:the}s papirer.",
            "Ein av dei som blir kalla inn, er sperra frå papira til {group:the}.",
            "One of those called is shut out of {group:the}'s papers.",
        ),
        why=(
            "Innkallingen viser sakslista, og en sperring går foran alt annet enn brukerens eget innsyn.",
            "Innkallinga viser saklista, og ei sperring går framfor alt anna enn brukaren sitt eige innsyn.",
            "The call shows the agenda, and a restriction goes before everything but the user's own access.",
        ),
        do=(
            "Kall inn uten vedkommende, eller opphev sperringen hvis grunnen er borte.",
            "Kall inn utan vedkomande, eller opphev sperringa om grunnen er borte.",
            "Call without that person, or lift the restriction if its reason is gone.",
        ),
    ),
    "meeting.moved-restricted": said(
        wrong=(
            "En av dem som er innkalt, er sperret fra {group:the}s papirer.",
            "Ein av dei som er innkalla, er sperra frå papira til {group:the}.",
            "One of those called is shut out of {group:the}'s papers.",
        ),
        why=(
            "Å flytte et møte er å kalle alle inn på nytt. Innkallingen viser sakslista, og en sperring går foran alt "
            "annet enn brukerens eget innsyn.",
            "Å flytte eit møte er å kalle alle inn på nytt. Innkallinga viser saklista, og ei sperring går framfor alt "
            "anna enn brukaren sitt eige innsyn.",
            "Moving a meeting calls everybody anew. The call shows the agenda, and a restriction goes before "
            "everything but the user's own access.",
        ),
        do=(
            "Send en ny innkalling uten vedkommende, eller opphev sperringen hvis grunnen er borte.",
            "Send ei ny innkalling utan vedkomande, eller opphev sperringa om grunnen er borte.",
            "Send a new call without that person, or lift the restriction if its reason is gone.",
        ),
    ),
    "meeting.present-restricted": said(
        wrong=(
            "En av dem som er i rommet, er sperret fra {group:the}s papirer.",
            "Ein av dei som er i rommet, er sperra frå papira til {group:the}.",
            "Somebody in the room is shut out of {group:the}'s papers.",
        ),
        why=(
            "Den som sitter i møtet, får høre det som skal stå i referatet. En sperring går foran alt annet enn "
            "brukerens eget innsyn, også når den sperrede møter for en annen.",
            "Den som sit i møtet, får høyre det som skal stå i referatet. Ei sperring går framfor alt anna enn "
            "brukaren sitt eige innsyn, òg når den som er sperra, møter for ein annan.",
            "Whoever sits in the meeting hears what the minutes will hold. A restriction goes before everything but "
            "the user's own access, also when the one shut out comes in somebody else's place.",
        ),
        do=(
            "Hold møtet uten vedkommende, eller opphev sperringen hvis grunnen er borte.",
            "Hald møtet utan vedkomande, eller opphev sperringa om grunnen er borte.",
            "Hold the meeting without that person, or lift the restriction if its reason is gone.",
        ),
    ),
    "handover.receiver-restricted": said(
        wrong=(
            "Arbeidet tilbys noen som er sperret fra papirene det kommer fra.",
            "Arbeidet blir tilbode nokon som er sperra frå papira det kjem frå.",
            "The work is offered to somebody who is shut out of the papers that it comes from.",
        ),
        why=_WORK_WHY,
        do=(
            "Tilby arbeidet til en annen, eller legg bort oppgaven og si fra til brukeren. Er grunnen til sperringen "
            "borte, kan den oppheves først.",
            "Tilby arbeidet til ein annan, eller legg bort oppgåva og sei frå til brukaren. Er grunnen til sperringa "
            "borte, kan ho opphevast først.",
            "Offer the work to somebody else, or drop the task and tell the user. If the reason for the restriction is "
            "gone, it can be lifted first.",
        ),
    ),
    "handover.accepter-restricted": said(
        wrong=(
            "Den som er bedt om å ta over arbeidet, er sperret fra papirene det kommer fra.",
            "Den som er beden om å ta over arbeidet, er sperra frå papira det kjem frå.",
            "The one asked to take over the work is shut out of the papers that it comes from.",
        ),
        why=_WORK_WHY,
        do=(
            "Tilby arbeidet til en annen, eller legg det bort og si fra til brukeren. Er grunnen til sperringen borte, "
            "kan den oppheves først.",
            "Tilby arbeidet til ein annan, eller legg det bort og sei frå til brukaren. Er grunnen til sperringa "
            "borte, kan ho opphevast først.",
            "Offer the work to somebody else, or drop it and tell the user. If the reason for the restriction is gone, "
            "it can be lifted first.",
        ),
    ),
}
"""Whoever is shut out (sperret)."""
