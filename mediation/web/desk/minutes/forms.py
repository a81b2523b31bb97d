"""Forms of minutes at the desk: the draft in rows, and what the mediator enters for others."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import wtforms
from flask import request
from flask_wtf.file import FileField
from wtforms import FormField, HiddenField, RadioField, SelectChoice, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, Length, Optional

from mediation.minutes import rules
from mediation.minutes.text import Content, Fact, Issue, Other
from mediation.procedure.minutes.objecting import KINDS
from mediation.procedure.minutes.signing import METHODS
from mediation.procedure.talks.cite import frozen, lines_of
from mediation.projections.minutes.draft import DraftPage, kept_cards
from mediation.talks.rules import METHODS_TOGETHER, MODES
from mediation.web.citing import CitingFields, key_of_line
from mediation.web.desk.minutes.choices import items, people_of, proposals, stated, themselves
from mediation.web.fields import AreaField, MomentField, TextField
from mediation.web.forms import SpokenFields, StepForm
from mediation.web.labels import minutes as words
from mediation.web.labels.people import side
from mediation.web.labels.talks import method, mode
from mediation.web.like_lines import in_a_sentence
from mediation.web.lists import BoundedList
from mediation.web.translate import lazy_gettext as _l

CHOOSE = _l("请选择一项")
SIDES = ("applicant", "respondent")


class OtherForm(wtforms.Form):
    """Somebody present who acts for no party; a row without a name is left out."""

    name = TextField(_l("姓名"), most=60, required=False)
    role = SelectField(_l("身份"), default="other")
    side = SelectField(_l("随哪一方到场"), default="")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role.choices = words.role.choices(*rules.OTHER_ROLES)
        self.side.choices = [SelectChoice("", _l("不属于任何一方")), *side.choices(*SIDES)]


class IssueForm(wtforms.Form):
    """One issue with what each side says; a row without the issue itself is left out."""

    text = AreaField(_l("争议焦点"), most=1000, required=False)
    item = SelectField(_l("对应的请求事项"), default="", choices=())
    applicant = AreaField(_l("申请人的意见"), most=4000, required=False)
    respondent = AreaField(_l("被申请人的意见"), most=4000, required=False)

    def validate(self, extra_validators: Any = None) -> bool:
        sound = super().validate(extra_validators)
        if sound and not self.text.data and (self.applicant.data or self.respondent.data):
            self.text.errors = [str(_l("请写明是哪个争议焦点的意见"))]
            return False
        return sound


class FactForm(wtforms.Form):
    """One fact that nobody disputes: in own words, or one that a side has stated."""

    text = AreaField(_l("没有争议的事实"), most=500, required=False)
    known = SelectField(_l("一方已经说过的事实（可以不选）"), default="", choices=())


class DraftForm(CitingFields, StepForm):
    """Minutes as they are written; everything may still be missing."""

    held_from = MomentField(_l("开始时间"), required=False)
    held_until = MomentField(_l("结束时间"), required=False)
    members = SelectMultipleField(_l("代表各方到场的人"), choices=())
    in_person = SelectMultipleField(_l("本人到场、还没有账号的"), choices=())
    others = BoundedList(FormField(OtherForm), max_entries=rules.MOST_OTHERS)
    issues = BoundedList(FormField(IssueForm), max_entries=rules.MOST_ISSUES)
    facts = BoundedList(FormField(FactForm), max_entries=rules.MOST_FACTS)
    methods = SelectMultipleField(_l("用了哪些方法"))
    agreed = AreaField(_l("商定的事项"), most=4000, required=False)
    left_open = AreaField(_l("没有谈成、留待以后的事项"), most=4000, required=False)
    next_step = AreaField(_l("下一步"), most=2000, required=False)
    proposal = SelectField(_l("当场接受的调解方案（可以不选）"), default="", choices=())
    change_note = AreaField(_l("这次更正了什么"), most=1000, required=False)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.methods.choices = method.choices(*METHODS_TOGETHER)

    def offer(self, page: DraftPage) -> None:
        """Everything that can be chosen, before the form is read."""
        self.members.choices, self.in_person.choices = people_of(page), themselves(page)
        self.proposal.choices = proposals(page)
        of_items, facts = items(page), stated(page)
        for entry in self.issues:
            entry.form.item.choices = of_items
        for entry in self.facts:
            entry.form.known.choices = [SelectChoice("", _l("不选，用自己的话写"))] + [
                SelectChoice(key, text) for key, text in facts.items()
            ]
        self.stated = facts
        for line in lines_of(page.content.cited):
            key = key_of_line(line)
            if key not in self.lines:
                self.lines[key] = line
                self.likes.choices = [*self.likes.choices, SelectChoice(key, in_a_sentence(line))]

    def content(self) -> Content:
        """What was written, as the use case takes it; empty rows are left out."""
        return Content(
            self.held_from.data, self.held_until.data, tuple(self.members.data or ()),
            tuple(self.in_person.data or ()),
            tuple(Other(row["name"], row["role"], row["side"]) for row in _rows(self.others, "name")),
            tuple(
                Issue(row["text"], row["item"] or "", row["applicant"] or "", row["respondent"] or "")
                for row in _rows(self.issues, "text")
            ),
            tuple(Fact(row["text"] or self.stated[row["known"]], row["known"] or "")
                  for row in _rows(self.facts, "text", "known")),
            tuple(self.methods.data or ()), frozen(self.citing()), self.agreed.data or "",
            self.left_open.data or "", self.next_step.data or "", self.proposal.data or "",
            self.change_note.data or "",
        )  # fmt: skip


def _rows(entries: Any, *wanted: str) -> list[dict[str, Any]]:
    """The rows in which one of the wanted fields is filled."""
    return [entry.data for entry in entries if any(entry.data[name] for name in wanted)]


def draft_form(page: DraftPage) -> DraftForm:
    """The form with what was saved last, and an empty row at the end of each list."""
    content = page.content
    rows: dict[str, Any] = {
        "others": [{"name": each.name, "role": each.role, "side": each.side} for each in content.others],
        "issues": [
            {"text": each.text, "item": each.item, "applicant": each.applicant, "respondent": each.respondent}
            for each in content.issues
        ],
        "facts": [{"text": each.text, "known": each.known} for each in content.facts],
    }
    if not request.form:
        bounds = {"others": rules.MOST_OTHERS, "issues": rules.MOST_ISSUES, "facts": rules.MOST_FACTS}
        rows = {name: [*told, {}][: bounds[name]] for name, told in rows.items()}
    same = ("methods", "agreed", "left_open", "next_step", "proposal", "change_note", "members", "in_person")
    return DraftForm(
        seen=page.version, held_from=_known(content.held_from), held_until=_known(content.held_until),
        cards=kept_cards(content.cited), likes=[key_of_line(line) for line in lines_of(content.cited)],
        **rows, **{name: getattr(content, name) for name in same},
    )  # fmt: skip


def _known(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


class BeginForm(StepForm):
    """Both came without an arrangement."""

    mode = RadioField(_l("怎样会面"), validators=[InputRequired(_l("请选择怎样会面"))])
    place = TextField(_l("地点"), most=200)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.mode.choices = mode.choices(*MODES)


class DigestForm(StepForm):
    """A form that speaks of one text, named by its digest."""

    digest = HiddenField(validators=[InputRequired(), Length(64, 64)])


class PaperForm(DigestForm):
    """A signature that the mediator saw on the printed minutes."""

    attendee = RadioField(_l("谁签的"), validators=[InputRequired(CHOOSE)])
    method = RadioField(_l("怎样签的"), validators=[InputRequired(CHOOSE)])
    signed_at = MomentField(_l("什么时候签的"))
    remark = AreaField(_l("备注"), most=500, required=False)
    scan = FileField(_l("扫描件或照片"))
    own_words = AreaField(_l("接受低于依法数额的，劳动者自己怎么说"), most=2000, required=False)

    def __init__(self, *, below: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not below:
            del self.own_words
        self.method.choices = words.method.choices(*METHODS)


class WordsForm(StepForm):
    """Why somebody does not sign, or what somebody finds wrong in the record."""

    attendee = RadioField(_l("谁说的"), validators=[InputRequired(CHOOSE)])
    kind = RadioField(_l("说的是什么"), validators=[InputRequired(CHOOSE)])
    words = AreaField(_l("原话或者原因"), most=1000)

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind.choices = words.kind.choices(*KINDS)


class FactAnswerForm(wtforms.Form):
    """One party's word about one fact."""

    answer = RadioField(_l("这一方怎么说"), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answer.choices = words.fact_answer.choices(*rules.ANSWERS)


class EnteredFactsForm(SpokenFields, StepForm):
    """What a party said of the facts, as the mediator heard it."""

    party = RadioField(_l("哪一方说的"), validators=[InputRequired(CHOOSE)])
    facts = BoundedList(FormField(FactAnswerForm), max_entries=rules.MOST_FACTS)
