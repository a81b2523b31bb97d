"""Disputes of the tests of sessions."""

from __future__ import annotations

from dataclasses import replace

from mediation.demo.plans import Employer, Someone
from tests.world import USUAL

ELSEWHERE = replace(
    USUAL,
    mediator="mediator6",
    worker=Someone("周海燕", "13857510501", "越城区府山街道"),
    employer=Employer(
        "绍兴市越秀印染有限公司", "13857510601", "越城区", "孙会计", Someone("越建明", "13857510602")
    ),
)
