"""Findings, and the verdict they add up to."""

from __future__ import annotations

import pytest

from ansvar_core.values.findings import Effect, Finding, Floor
from ansvar_core.values.law import LawReference, Mark, Source
from ansvar_core.values.verdict import Verdict

OURS = Source(design=True)


def finding(code: str, effect: Effect) -> Finding:
    return Finding(code=code, effect=effect, floor=Floor.GUIDELINE, source=OURS)


BLOCKS, WARNS, INFORMS = finding("a.b", Effect.BLOCKS), finding("a.w", Effect.WARNS), finding("a.i", Effect.INFORMS)


class TestVerdict:
    """What is blocked is out of order, and nothing else is."""

    @pytest.mark.parametrize(
        ("findings", "permitted"),
        [((), True), ((WARNS,), True), ((INFORMS, WARNS), True), ((BLOCKS,), False), ((WARNS, BLOCKS), False)],
    )
    def test_it_is_permitted_unless_something_blocks(self, findings: tuple[Finding, ...], permitted: bool) -> None:
        """A warning or a piece of information refuses nothing, and a verdict is as true as it is permitted."""
        verdict = Verdict(findings=findings)

        assert verdict.permitted is permitted
        assert bool(verdict) is permitted

    def test_it_gives_all_codes_and_the_hindrances_in_order(self) -> None:
        """Nothing is sorted away: the order is the order of the rules."""
        verdict = Verdict(findings=(WARNS, BLOCKS, INFORMS))

        assert verdict.codes == ("a.w", "a.b", "a.i")
        assert verdict.blocking == (BLOCKS,)

    @pytest.mark.parametrize(("one", "blocks"), [(BLOCKS, True), (WARNS, False), (INFORMS, False)])
    def test_a_finding_knows_whether_it_blocks(self, one: Finding, blocks: bool) -> None:
        """The effect alone decides."""
        assert one.blocks is blocks


class TestLaw:
    """A provision is written as lawyers write it."""

    def test_a_provision_is_written_with_its_section(self) -> None:
        """The act, the section sign and the section."""
        provision = LawReference(act="pasient- og brukerrettighetsloven", section="4-1", mark=Mark.CONFIRMED)

        assert str(provision) == "pasient- og brukerrettighetsloven § 4-1"
