"""The help that names those who may be liable: its questions as fields, its chain as a page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Any, TypeVar

from wtforms import RadioField, SelectChoice

from mediation.law.liability import Chain, Ground, Possible, chain
from mediation.law.liability_questions import FIRST, further_questions
from mediation.law.liability_roads import Hint
from mediation.law.liability_words import Answers, Giver, Hirer, Said
from mediation.web.labels import liability as words
from mediation.web.labels.facts import in_reader_language
from mediation.web.translate import lazy_gettext as _l

Choice = TypeVar("Choice", bound=StrEnum)
MOST_GROUND = 200


def _said(label: Any) -> RadioField:
    return RadioField(label, choices=lambda: words.said.choices(), default="unknown", validate_choice=False)


class LiabilityFields:
    """What is asked; nothing of it has to be answered, and nothing of it is kept."""

    site = RadioField(
        _l("是在工地上干活吗？"),
        choices=[SelectChoice("yes", _l("是，盖楼、装修、修路等工程")), SelectChoice("no", _l("不是"))],
        validate_choice=False,
    )
    hired_by = RadioField(
        _l("是谁叫您来干活的？"), choices=lambda: words.hirer.choices(), validate_choice=False
    )
    given_by = RadioField(
        _l("是谁把这个活包给他（它）的？"),
        choices=lambda: words.giver.choices(),
        default="unknown",
        validate_choice=False,
    )
    licensed = _said(_l("叫您来的那家单位，有营业执照和干这个活的资质吗？"))
    general_known = _said(_l("您知道总包是哪家公司吗？"))
    transferred = _said(_l("总包是不是把整个工程转给别的公司做了？"))
    owner_paid = _said(_l("建设单位（甲方）按时付工程款了吗？"))
    unlawful_project = _said(_l("这个工程是不是没有办规划、施工的手续？"))
    licence_lent = _said(_l("是不是借用别的公司的名义或资质接的活（挂靠）？"))
    related_units = _said(_l("是不是几家有关系的公司轮流用您，又没有签书面合同？"))


def answers_of(form: Any) -> Answers | None:
    """What was answered; None while the first questions are open."""
    if any(not form[name].data for name in FIRST):
        return None
    return Answers(
        site=form["site"].data != "no",
        hired_by=_one_of(Hirer, form["hired_by"].data),
        given_by=_one_of(Giver, form["given_by"].data),
        **{name: _one_of(Said, form[name].data) for name in _PLAIN},
    )


_PLAIN = (
    "licensed", "general_known", "transferred", "owner_paid", "unlawful_project", "licence_lent",
    "related_units",
)  # fmt: skip


def _one_of(kind: type[Choice], written: Any) -> Choice:
    return kind(written) if written in set(kind) else kind("unknown")


def fields_of(form: Any, answers: Answers | None) -> Iterator[Any]:
    """The questions to be shown now: the first ones, then those whose answer could change the chain."""
    names = FIRST if answers is None else (*FIRST, *further_questions(answers))
    return (form[name] for name in names)


def told(answers: Answers | None) -> dict[str, Any] | None:
    """The chain as a page draws it; None while the first questions are open."""
    return None if answers is None else _chain(chain(answers))


def ground_of(answers: Answers | None, who: str) -> str:
    """The first ground of one of the chain, as it stands in a claim (in Chinese); empty for nobody of it."""
    if answers is None:
        return ""
    found = next((each for each in chain(answers).possible if each.who.value == who), None)
    if found is None:
        return ""
    ground = found.grounds[0]
    return f"{ground.zh} ({ground.article.zh})"[:MOST_GROUND]


def _chain(found: Chain) -> dict[str, Any]:
    return {
        "possible": [_possible(each) for each in found.possible],
        "foreman": found.foreman_is_no_employer,
        "roads": [_hint(each) for each in found.roads],
        "evidence": [_hint(each) for each in found.evidence],
    }


def _possible(each: Possible) -> dict[str, Any]:
    return {
        "who": each.who.value,
        "name": words.liable(each.who.value),
        "pays": words.pays(each.pays.name),
        "certain": each.certain,
        "grounds": [_ground(ground) for ground in each.grounds],
    }


def _ground(ground: Ground) -> dict[str, Any]:
    text = in_reader_language(ground)
    return {
        "text": text,
        "article": in_reader_language(ground.article),
        "certain": ground.certain,
    }


def _hint(hint: Hint) -> dict[str, str]:
    return {
        "text": in_reader_language(hint),
        "article": in_reader_language(hint.article),
    }
