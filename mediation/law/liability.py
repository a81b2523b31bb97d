"""The chain of those liable for a worker's wages: who may be asked, on which ground, who pays first."""

from __future__ import annotations

from dataclasses import dataclass

from mediation.law.liability_roads import Hint, evidence_for, roads_for
from mediation.law.liability_rules import RULES, Rule
from mediation.law.liability_words import Answers, Article, Hirer, Liable, Pays


@dataclass(frozen=True, slots=True)
class Ground:
    """Why somebody may be liable; `certain` when it holds on the answers given."""

    pays: Pays
    article: Article
    zh: str
    en: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Possible:
    """Somebody who may be asked, with the grounds, the surest and first to pay in front."""

    who: Liable
    grounds: tuple[Ground, ...]

    @property
    def certain(self) -> bool:
        """Whether at least one ground holds on the answers given."""
        return any(ground.certain for ground in self.grounds)

    @property
    def pays(self) -> Pays:
        """How it pays on its first ground."""
        return self.grounds[0].pays


@dataclass(frozen=True, slots=True)
class Chain:
    """Those who may be liable, in the order of who pays first, and what stands beside them."""

    possible: tuple[Possible, ...]
    foreman_is_no_employer: bool
    """Whether a person hired: that person is no employer, and naming it alone leads nowhere."""
    roads: tuple[Hint, ...]
    evidence: tuple[Hint, ...]


def chain(answers: Answers) -> Chain:
    """Those who may be liable on these answers.

    First who has to pay first, then who has to pay, then who hired, then who advances, then who is liable
    together with others; of the same rank the surer one. The order helps to name respondents: it limits
    nobody's choice. 保障农民工工资支付条例 15–20, 26–37, 50; 法释〔2025〕12号 1–3.
    """
    held = [(rule, rule.holds(answers)) for rule in RULES]
    open_ = [(rule, bool(holds)) for rule, holds in held if holds is not False]
    possible = (_possible(who, open_) for who in Liable)
    named = sorted(filter(None, possible), key=lambda each: (not each.certain, each.pays.value))
    foreman = answers.hired_by is Hirer.FOREMAN
    return Chain(tuple(named), foreman, roads_for(answers), evidence_for(answers))


def _possible(who: Liable, held: list[tuple[Rule, bool]]) -> Possible | None:
    own = [
        Ground(rule.pays, rule.article, rule.zh, rule.en, certain)
        for rule, certain in held
        if rule.who is who
    ]
    own.sort(key=lambda ground: (not ground.certain, ground.pays.value))
    return Possible(who, tuple(own)) if own else None
