"""The glossary."""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from typing import Final

import ansvar_core
from ansvar_core import Rulebook
from printing.words import english, methods, norwegian, table

_FIELD_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "responsibility group": (
        "ansvarsgruppe",
        "This form of work. Also plangruppe, IP-gruppe, tverrfaglig koordineringsgruppe; not oppfølgingsteam.",
    ),
    "service user, user": ("bruker, pasient, planeier", "The person the group is for. The plan is the person's own."),
    "parent": ("forelder med foreldreansvar", "Consent follows parental responsibility, not daily care."),
    "those responsible for the child": ("foresatte", "Those who consent for the child."),
    "legal guardian": ("verge", "Acts within a mandate, never wider."),
    "next of kin": ("pårørende", "Takes part as the user wishes."),
    "trusted person": (
        "tillitsperson",
        "It is agreed who this is. Child welfare law has another one of the same name.",
    ),
    "participant": ("deltaker", "Everybody who takes part."),
    "member": ("medlem", "Somebody who takes part for an agency."),
    "agency": ("instans", "A service that helps the user."),
    "coordinator": ("koordinator", "A statutory role. The contact person, who as a rule chairs."),
    "child coordinator": ("barnekoordinator", "A statutory role of its own since 1 August 2022. Not modelled."),
    "coordinating unit": ("koordinerende enhet (KE)", "The municipal unit that appoints and guides coordinators."),
    "individual plan": ("individuell plan (IP)", "Statutory, one per person. Referred to, not kept here."),
    "relay holder": ("stafettholder", "A role of the BTI model, who can take over after the group."),
    "relay log": ("stafettlogg", "The document of the BTI model. Not kept here."),
    "BTI model": ("Bedre tverrfaglig innsats", "A model with levels of effort. Level 2 is simple cooperation."),
    "chair": ("møteleder", "Leads a meeting."),
    "minute-taker": ("referent", "Writes the minutes. Another function than the chair."),
    "minutes": ("referat", "The binding list of tasks, and where the next agenda comes from."),
    "consent": ("samtykke", "To take part in the cooperation, or to exchange named kinds of information."),
    "competence to consent": ("samtykkekompetanse", "Whether the user can consent. Others decide; it is recorded."),
    "confidentiality": ("taushetsplikt", "What consent to exchange releases from."),
    "operating agreement": ("driftsavtale", "Ties a private practitioner to the municipality."),
    "sub-responsibility": ("delansvar", "What each member answers for."),
    "primary group": ("primærgruppe", "A small group close to the user between meetings."),
    "measure": ("tiltak", "What is done to reach a goal."),
    "task": ("oppgave", "Who does what until when."),
    "rotation": ("turnus, rullering", "Taking minutes in turn."),
    "call, invitation": ("innkalling, invitasjon", "Who is called has a duty to come; who is invited may."),
    "excused absence": ("forfall", "An absence with a reason noted by the chair."),
    "stand-in": ("vikar, stedfortreder", "Sent by the same agency in a member's place."),
    "need": ("behov", "Long-lasting, and of coordinated services."),
    "standing still": ("står stille", "No agency is covered by consent, so nothing may be exchanged."),
    "cover": ("dekning", "What consent reaches: an agency, an object, kinds of information, on a day."),
    "duty": ("plikt", "Something owed by somebody."),
    "refusal": ("avslag", "A verdict with something that blocks."),
    "finding": ("funn", "One thing a rule has to say."),
    "remedy": ("utvei", "What would take a finding away."),
    "gate": ("port", "An event that waits while a duty is overdue."),
}


def glossary() -> str:
    """English and Norwegian."""
    text = "# Glossary\n\n## Words of the field\n\n"
    words = sorted((each, *said) for each, said in _FIELD_WORDS.items())
    text += table(("English", "norsk", "meaning"), words) + "\n## Names in the code\n\n"
    rows = []
    for name in sorted(ansvar_core.__all__, key=str.lower):
        thing = getattr(ansvar_core, name)
        if (inspect.isclass(thing) or inspect.isfunction(thing)) and norwegian(thing):
            rows.append((f"`{name}`", norwegian(thing), english(thing)))
    rows += [(f"`Rulebook.{name}`", norwegian(each), english(each)) for name, each in methods(Rulebook)]
    return text + table(("name", "norsk", "meaning"), rows)
