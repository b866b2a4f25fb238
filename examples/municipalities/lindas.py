"""Lindås (now part of Alver): papers in good time.

Four meetings a year, the agenda a week ahead, the minutes within two days.  The page speaks of a group of leaders; here
its working rules are used for a group around a user.
"""

from __future__ import annotations

from typing import Final

from ansvar_core import Choice, Difference, Effect, Profile, Source, Span, Text, Weight

PREPARED: Final = Text(
    nb="Den som får sakslista en uke før, rekker å forberede seg, og familien rekker å si hva de vil ha med.",
    nn="Den som får saklista ei veke før, rekk å førebu seg, og familien rekk å seie kva dei vil ha med.",
    en="Whoever has the agenda a week before has time to prepare, and the family to say what they want on it.",
)
FRESH: Final = Text(
    nb="Det som ble avtalt, skal gjøres fra neste dag. Da må alle ha det på skrift mens de ennå husker det.",
    nn="Det som vart avtalt, skal gjerast frå neste dag. Då må alle ha det på skrift medan dei enno hugsar det.",
    en="What was agreed is to be done from the next day on. So all need it in writing while they remember it.",
)
AGENDA: Final = Source(local=("LID-02",))
MINUTES: Final = Source(local=("LID-03",))

PROFILE: Final = Profile(
    name="lindas",
    label=Text(nb="Lindås kommune", nn="Lindås kommune", en="The municipality of Lindås"),
    documents=("Leiargruppa, https://lindas.custompublish.com/leiargruppa.381883.nn.html",),
    differences=(
        Difference(
            what=Choice(key="meeting.interval", value=Span(months=3)),
            because=Text(
                nb="Fire møter i året er det vanlige. Går det mer enn et kvartal, er det på tide å kalle inn.",
                nn="Fire møte i året er det vanlege. Går det meir enn eit kvartal, er det på tide å kalle inn.",
                en="Four meetings a year are usual. After more than a quarter it is time to call one.",
            ),
            source=Source(local=("LID-01",)),
        ),
        Difference(what=Choice(key="meeting.notice", value=Span(days=7)), because=PREPARED, source=AGENDA),
        Difference(what=Weight(code="meeting.notice", effect=Effect.BLOCKS), because=PREPARED, source=AGENDA),
        Difference(what=Weight(code="meeting.agenda", effect=Effect.BLOCKS), because=PREPARED, source=AGENDA),
        Difference(what=Choice(key="minutes.deadline", value=Span(days=2)), because=FRESH, source=MINUTES),
        Difference(what=Choice(key="minutes.sharing_deadline", value=Span(days=2)), because=FRESH, source=MINUTES),
    ),
)
