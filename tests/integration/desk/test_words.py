"""Every move, everybody awaited and everybody who acts has words."""

from __future__ import annotations

from mediation.kernel.actor import Role
from mediation.law.year_days import DayKind
from mediation.policy.relations import Relation
from mediation.projections.desk_case import TABS
from mediation.projections.next_move import WAITS_FOR
from mediation.projections.party_case import PAGES
from mediation.projections.queue import SHOWS
from mediation.web.desk.frame import TAB_NAMES
from mediation.web.desk.today import SHOW_NAMES
from mediation.web.labels.clocks import day_kind
from mediation.web.labels.moves import acted_as, awaited, move
from mediation.web.parties.frame import PAGE_NAMES


def test_moves_and_those_who_are_awaited_have_words() -> None:
    assert move.codes == set(WAITS_FOR)
    assert awaited.codes == set(WAITS_FOR.values())


def test_whoever_acts_in_a_dispute_has_words() -> None:
    of_offices = {Role.AUDITOR, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN}
    assert acted_as.codes >= {relation.value for relation in Relation}
    assert acted_as.codes >= {role.value for role in set(Role) - of_offices}


def test_every_page_list_and_day_has_words() -> None:
    assert TAB_NAMES.keys() == TABS.keys()
    assert PAGE_NAMES.keys() == PAGES.keys()
    assert tuple(SHOW_NAMES) == SHOWS
    assert day_kind.codes == {kind.value for kind in DayKind}
