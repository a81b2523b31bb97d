"""A form with every kind of field, filled wrongly or not at all."""

from __future__ import annotations

from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    DateTimeLocalField,
    FileField,
    Form,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    validators,
)
from wtforms.fields.choices import SelectChoice as Choice

NEEDED = validators.InputRequired("请填写这一项")
RELEASE = [
    Choice("keep", "保密"),
    Choice("may_be_hinted", "可以透露大意"),
    Choice("may_be_conveyed", "可以转达原话"),
]
CAUSES = [Choice("pay", "拖欠的工资"), Choice("overtime", "加班费")]


class MoneyField(StringField):  # type: ignore[misc]
    """Known to the template by its name alone."""


class Everything(Form):  # type: ignore[misc]
    once = HiddenField(default="key", validators=[validators.Length(max=3, message="表单已过期")])
    name = StringField("您叫什么名字？", [NEEDED], description="和身份证上一样")
    amount = MoneyField("对方一共欠您多少钱？", [NEEDED])
    age = IntegerField("工作了几个月？", [NEEDED])
    facts = TextAreaField("发生了什么？", [NEEDED], description="写清楚时间、地点和人。")
    told_at = DateTimeLocalField("什么时候说的？", [NEEDED])
    left_on = DateField("哪一天离职的？", [NEEDED], format=["%Y %m %d", "%Y-%m-%d"])
    seal = RadioField("这段话可以让对方知道吗？", [NEEDED], choices=RELEASE)
    causes = SelectMultipleField("您要什么？", [NEEDED], choices=CAUSES)
    office = SelectField("哪个机构？", choices=[Choice("1", "八字桥工作室"), Choice("2", "皋埠工作室")])
    agree = BooleanField("我知道调解不影响申请仲裁", [NEEDED])
    paper = FileField("材料", description="照片或扫描件")
    secret = PasswordField("密码", [NEEDED])

    def hidden_tag(self) -> Any:
        return self.once()
