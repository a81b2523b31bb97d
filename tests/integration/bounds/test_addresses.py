"""Whatever stands in an address, the answer is a page of ours: never an error of the program (500)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote
from zlib import crc32

import pytest
from flask import Flask

from mediation.demo.plans import Upto
from mediation.web.access import DECLARED
from mediation.web.forms import QueryForm
from tests.architecture.sources import python_files
from tests.integration.bounds.hostile import RAW, VALUES
from tests.integration.web.client import Browser
from tests.wall.addresses import Keys, addresses, keys_of
from tests.wall.observers import OWN, Observer, observers
from tests.world import World

ASKED = re.compile(r"""request\.args\.get\(\s*"(\w+)""")
WRITTEN = {name: quote(text, safe="") for name, text in VALUES.items()} | RAW
EACH = 3
"""Values that a page is tried with; over all pages every one comes up many times."""
WHO = ("public", "worker", "mediator", "manager", "court", "system-admin", "auditor")


def names_asked(app: Flask) -> tuple[str, ...]:
    """Every name that a page of ours reads from an address."""
    read = {name for path in python_files("mediation") for name in ASKED.findall(path.read_text())}
    with app.test_request_context("/"):
        typed = {name for form in _kinds(QueryForm) for name in form()._fields}
    return tuple(sorted((read | typed) - {"lang"}))


def _kinds(kind: type[Any]) -> Iterator[type[Any]]:
    for below in kind.__subclasses__():
        yield below
        yield from _kinds(below)


@pytest.fixture
def keys(world: World) -> Keys:
    """The keys of a dispute with a bit of everything."""
    return keys_of(world.at(Upto.PAID), ())


@pytest.fixture
def people(keys: Keys, world: World, app: Flask) -> Mapping[str, Observer]:
    """Somebody of each kind, signed in."""
    return {one.name: one for one in observers(WHO, world, app)}


def broken(browser: Browser, address: str) -> list[str]:
    status = browser.client.get(address).status_code
    return [f"{status} {address[:300]}"] if status >= 500 else []


def some(what: str) -> Iterator[tuple[str, str]]:
    """A few of the hostile values, others for each page."""
    names, first = list(WRITTEN), crc32(what.encode())
    for step in range(EACH):
        name = names[(first + step * 7) % len(names)]
        yield name, WRITTEN[name]


def test_no_question_breaks_a_page(app: Flask, keys: Keys, people: Mapping[str, Observer]) -> None:
    names, tried, found = names_asked(app), set(), []
    for who, person in people.items():
        for path in addresses(app, keys):
            if "?" in path or not path.startswith(OWN[who]):
                continue
            for name, value in some(f"{who}{path}"):
                tried.add(name)
                question = "&".join(f"{each}={value}" for each in names)
                found += broken(person.browser, f"{path}?{question}")
    assert tried == set(WRITTEN)
    assert found == []


def test_no_place_breaks_a_page(app: Flask, keys: Keys, people: Mapping[str, Observer]) -> None:
    tried, found = set(), []
    for rule in app.url_map.iter_rules():
        if rule.endpoint not in DECLARED or "GET" not in (rule.methods or ()):
            continue
        for blank in sorted(rule.arguments):
            for name, value in some(f"{rule.rule}{blank}"):
                path = _filled(rule.rule, keys, blank, value)
                for who in (who for who in people if path.startswith(OWN[who])):
                    tried.add(name)
                    found += broken(people[who].browser, path)
    assert tried == set(WRITTEN)
    assert found == []


def _filled(rule: str, keys: Keys, hostile: str, value: str) -> str:
    path = re.sub(rf"<(?:\w+:)?{hostile}>", lambda _: value, rule)
    for blank in re.findall(r"<(?:\w+:)?(\w+)>", path):
        known = keys.blanks.get(blank) or ("x",)
        path = re.sub(rf"<(?:\w+:)?{blank}>", known[0], path)
    return path


def test_a_place_that_no_database_counts_to_is_the_beginning(
    keys: Keys, people: Mapping[str, Observer]
) -> None:
    number = keys.blanks["number"][0]
    lists = (("auditor", f"/audit/disputes/{number}"), ("mediator", f"/desk/disputes/{number}/history"))
    for who, path in lists:
        for before in ("9223372036854775808", "-1", "9" * 3000, "²", "1e3", "1_0"):
            answer = people[who].browser.client.get(f"{path}?before={quote(before)}")
            assert answer.status_code == 200, (path, before)


@pytest.mark.parametrize("address", ["/?" + "a" * 5000, "/" + "a" * 5000, "/desk?next=" + "%2F" * 2000])
def test_an_address_without_end_is_refused_in_words(browser: Browser, address: str) -> None:
    answer = browser.client.get(address)
    assert answer.status_code == 414 and "请求无法处理" in answer.text
