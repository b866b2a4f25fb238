"""What fills the slots of a text: the municipality's own words, and the provisions of the legal frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import attrs

from ansvar_core.errors import InvalidPolicy
from ansvar_core.values.law import Ground, LawReference, Mark
from ansvar_core.values.terms import Language, RuleText, Term, TermName, Text

__all__ = ["filled_text", "words"]

_AND: Final = {Language.NB: "og", Language.NN: "og", Language.EN: "and"}
_BY_ANALOGY: Final = {Language.NB: "brukt analogisk", Language.NN: "brukt analogisk", Language.EN: "by analogy"}


@attrs.frozen(kw_only=True)
class _Law:
    """The provisions behind a ground, as one language cites them; nothing at all where the frame names none."""

    provisions: tuple[LawReference, ...]
    language: Language

    def __format__(self, phrase: str) -> str:
        return (phrase or " (%)").replace("%", self._cited()) if self.provisions else ""

    def _cited(self) -> str:
        # An analogy must not seem to reach a provision that is about the matter itself, so those stand first.
        direct = self._joined([each for each in self.provisions if each.mark is not Mark.ANALOGY])
        near = self._joined([each for each in self.provisions if each.mark is Mark.ANALOGY])
        if not near:
            return direct
        by_analogy = _BY_ANALOGY[self.language]
        return f"{direct} {_AND[self.language]}, {by_analogy}, {near}" if direct else f"{near}, {by_analogy}"

    def _joined(self, provisions: Sequence[LawReference]) -> str:
        *first, last = (each.said(self.language) for each in provisions) if provisions else ("",)
        return f"{', '.join(first)} {_AND[self.language]} {last}" if first else last


def words(
    terms: Mapping[TermName, Term], frame_law: Callable[[Ground], tuple[LawReference, ...]]
) -> Callable[[Language], Mapping[str, object]]:
    """What fills the slots of a text in each language (ord til tekstene).

    `{group}` and `{coordinator}` come from `terms`, and `{law_release}` and its like from what `frame_law` names.
    """

    def of(language: Language) -> Mapping[str, object]:
        named: dict[str, object] = {name.value: term[language] for name, term in terms.items()}
        return named | {
            f"law_{ground.value.replace('-', '_')}": _Law(provisions=frame_law(ground), language=language)
            for ground in Ground
        }

    return {language: of(language) for language in Language}.__getitem__


def filled_text(key: str, text: Text | RuleText, fill: Callable[[Language], Mapping[str, object]]) -> None:
    """Refuse a text with a slot that no word fills (kontroll av tekst); raises `InvalidPolicy`."""
    try:
        text.filled(fill)
    except (KeyError, ValueError, IndexError) as error:
        raise InvalidPolicy(key, f"a text has a slot that nothing fills: {error}") from None
