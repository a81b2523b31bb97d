"""Whoever came in by a telephone that proved wrong is out again when it is put right."""

from __future__ import annotations

import pytest

from mediation.kernel.errors import NotFound
from mediation.parties.contact import Contact, Representative
from mediation.procedure.parties import identify
from mediation.projections import party_case
from tests.clocks import Clock
from tests.integration.parties.town import BOSS, Town

WRONG = "13700137000"


def test_a_wrong_number_opens_nothing_after_it_was_corrected(town: Town, clock: Clock) -> None:
    dispute_id = town.invited(boss=WRONG)
    stranger = town.comes_in(WRONG)
    assert party_case.header(town.fresh(), stranger, dispute_id).notice_only
    registrar, respondent = town.cast["registrar"], town.party(dispute_id, "respondent").id
    identify.correct_contact(town.write(), registrar, dispute_id, respondent, Contact(phone=BOSS))
    identify.identify(town.write(), registrar, dispute_id, respondent, "business_licence")
    with pytest.raises(NotFound):
        party_case.header(town.fresh(), stranger, dispute_id)
    assert party_case.header(town.fresh(), town.comes_in(BOSS), dispute_id).identified
    clock.forward(minutes=2)
    town.comes_in(WRONG)
    with pytest.raises(NotFound):
        party_case.header(town.fresh(), stranger, dispute_id)


def test_an_authority_that_was_seen_outlives_the_telephone(town: Town) -> None:
    dispute_id = town.invited()
    registrar, respondent = town.cast["registrar"], town.party(dispute_id, "respondent").id
    chief = Representative("陈国富", BOSS, "legal_representative")
    identify.add_representative(town.write(), registrar, dispute_id, respondent, chief)
    boss = town.comes_in(BOSS)
    identify.correct_contact(town.write(), registrar, dispute_id, respondent, Contact(phone=WRONG))
    assert party_case.header(town.fresh(), boss, dispute_id).capacity == "legal_representative"
