"""What a party answers by itself: the invitation, a completion, and words put down as its own."""

from __future__ import annotations

import pytest

from mediation.kernel import clock as kernel_clock
from mediation.kernel.errors import Invalid, NotAllowed, NotFound, NotPossible, Refused, Stale
from mediation.procedure.claims import review
from mediation.procedure.parties import answer
from mediation.procedure.parties.answer import Completion
from mediation.procedure.said import Said
from mediation.projections import history
from tests.integration.parties.town import BOSS, WORKER, Town


@pytest.mark.parametrize(("given", "kept"), [("agrees", "agrees"), ("refuses", "refuses"), ("words", None)])
def test_a_respondent_answers_before_anybody_knows_who_it_is(
    town: Town, given: str, kept: str | None
) -> None:
    dispute_id = town.invited()
    boss = town.comes_in(BOSS)
    answer.answer_invitation(town.write(), boss, dispute_id, 2, given, "工资已经付过一部分。")
    party, (said,) = town.party(dispute_id, "respondent"), town.words(dispute_id)
    assert party.answer == kept and party.state == "invited"
    assert (said.how, said.value, said.party_id) == ("online", given, party.id)
    assert history.of(town.fresh(), dispute_id).entries[0].note == "工资已经付过一部分。"
    assert town.dispute(dispute_id).version == 3


def test_a_bad_answer_changes_nothing(town: Town) -> None:
    dispute_id = town.invited()
    boss = town.comes_in(BOSS)
    for given, words, fault in (("maybe", "", "answer"), ("words", "  ", "words")):
        with pytest.raises(Invalid) as wrong:
            answer.answer_invitation(town.write(), boss, dispute_id, None, given, words)
        assert list(wrong.value.errors) == [fault]
    with pytest.raises(Stale):
        answer.answer_invitation(town.write(), boss, dispute_id, 1, "agrees")
    assert town.words(dispute_id) == [] and town.dispute(dispute_id).version == 2


def test_nobody_answers_for_the_other_side(town: Town) -> None:
    dispute_id = town.invited()
    worker = town.comes_in(WORKER)
    with pytest.raises(NotAllowed):
        answer.answer_invitation(town.write(), worker, dispute_id, None, "agrees")
    stranger = town.comes_in("13700137000")
    with pytest.raises(NotFound):
        answer.answer_invitation(town.write(), stranger, dispute_id, None, "agrees")


def test_the_applicant_completes_what_was_asked_for(town: Town) -> None:
    dispute_id = town.file()
    worker = town.comes_in(WORKER)
    with pytest.raises(Refused) as refused:
        answer.complete_filing(town.write(), worker, dispute_id, None, Completion("没有要求"))
    assert refused.value.codes == ("awaiting_completion",)
    review.request_completion(town.write(), town.cast["registrar"], dispute_id, None, "请写明入职日期")
    with pytest.raises(Invalid):
        answer.complete_filing(town.write(), worker, dispute_id, None, Completion("  "))
    with pytest.raises(Invalid) as wrong:
        answer.complete_filing(
            town.write(), worker, dispute_id, None, Completion("见附件", [(b"MZ", "a.exe")])
        )
    assert wrong.value.errors == {"files": "file_kind"}
    files = [("2025年9月入职".encode(), "说明.txt")]
    answer.complete_filing(town.write(), worker, dispute_id, None, Completion("2025年9月1日入职", files))
    assert town.dispute(dispute_id).awaiting_completion is None
    assert [said.note for said in town.words(dispute_id)] == ["2025年9月1日入职"]


def test_contradicted_words_do_not_count_but_stay(town: Town) -> None:
    dispute_id = town.invited()
    registrar, party = town.cast["registrar"], town.party(dispute_id, "respondent")
    heard = Said("telephone", kernel_clock.now(), "说不愿意调解")
    review.answer_invitation(town.write(), registrar, dispute_id, None, party.id, "refuses", heard)
    (said,) = town.words(dispute_id)
    boss, worker = town.comes_in(BOSS), town.comes_in(WORKER)
    with pytest.raises(NotFound):
        answer.contradict(town.write(), worker, dispute_id, said.id, "不是这样")
    with pytest.raises(Invalid):
        answer.contradict(town.write(), boss, dispute_id, said.id, " ")
    answer.contradict(town.write(), boss, dispute_id, said.id, "没有接过这个电话")
    (said,) = town.words(dispute_id)
    assert (said.note, said.contradiction) == ("说不愿意调解", "没有接过这个电话")
    assert town.party(dispute_id, "respondent").answer is None
    with pytest.raises(NotPossible) as again:
        answer.contradict(town.write(), boss, dispute_id, said.id, "再说一次")
    assert again.value.code == "already_contradicted"


def test_a_later_answer_outlives_the_contradiction_of_an_earlier_one(town: Town) -> None:
    dispute_id = town.invited()
    party, boss = town.party(dispute_id, "respondent"), town.comes_in(BOSS)
    heard = Said("telephone", kernel_clock.now(), "说不愿意")
    review.answer_invitation(
        town.write(), town.cast["registrar"], dispute_id, None, party.id, "refuses", heard
    )
    answer.answer_invitation(town.write(), boss, dispute_id, None, "agrees")
    said = next(one for one in town.words(dispute_id) if one.how != "online")
    answer.contradict(town.write(), boss, dispute_id, said.id, "我没有这样说")
    assert town.party(dispute_id, "respondent").answer == "agrees"


def test_what_one_wrote_oneself_cannot_be_contradicted(town: Town) -> None:
    dispute_id = town.invited()
    boss = town.comes_in(BOSS)
    answer.answer_invitation(town.write(), boss, dispute_id, None, "agrees")
    (own,) = town.words(dispute_id)
    with pytest.raises(NotFound):
        answer.contradict(town.write(), boss, dispute_id, own.id, "不是我")
