"""Pairs of runs: the same script on an empty store, with its private acts and without them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flask import Flask
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from mediation.demo.acts import Told
from mediation.kernel import identifiers
from mediation.kernel.database import CaseSession
from tests.clocks import Clock
from tests.integration.web.client import Browser
from tests.stores import Store
from tests.wall import others
from tests.wall.addresses import Keys, addresses, keys_of
from tests.wall.compare import differences
from tests.wall.inside import Inside
from tests.wall.look import Seen, letters, look
from tests.wall.machine import afterwards, watched
from tests.wall.observers import names_of, observers
from tests.wall.play import play
from tests.wall.posts import posts
from tests.wall.script import Script
from tests.wall.sweep import EVERYTHING, Sweep
from tests.world import CHIEF, EMPLOYER, WORKER, World

PHONES = {"applicant": (WORKER.phone,), "respondent": (EMPLOYER.phone, CHIEF.phone)}
BEGINNING = "2026-11-02 09:00"


@dataclass
class Pairs:
    """Plays pairs of runs on the store of this process."""

    app: Flask
    engine: Engine
    store: Store
    files: Path
    clock: Clock

    def differences(self, script: Script, sweep: Sweep = EVERYTHING) -> list[str]:
        """What somebody outside can tell of the private acts; nothing, if the wall holds."""
        return self.differences_of([script], sweep)

    def differences_of(self, scripts: Sequence[Script], sweep: Sweep) -> list[str]:
        """The same of several scripts that are one but for what is said in private.

        The run without is theirs in common, and so are the addresses tried: those of the first one's private
        entries. The keys of one stream come in one order, so half of them name entries of the others, too.
        """
        assert all(script.joint == scripts[0].joint for script in scripts)
        first, keys = self.run(scripts[0], sweep, private=True)
        others = [self.run(script, sweep, private=True, keys=keys)[0] for script in scripts[1:]]
        without, _ = self.run(scripts[0], sweep, private=False, keys=keys)
        return [line for with_acts in (first, *others) for line in differences(with_acts, without)]

    def run(
        self, script: Script, sweep: Sweep, *, private: bool, keys: Keys | None = None
    ) -> tuple[list[Seen], Keys]:
        """What is seen after a run. The keys of one run with private acts are tried after the others, too."""
        self._empty()
        with identifiers.seeded(script.seed):
            self.clock.at(BEGINNING)
            world = World(self._session, self.clock)
            with watched(self.app) as found:
                told, inside = play(script, world, self._inside(script), private=private)
            found += afterwards(self.app, world)
            keys = keys or keys_of(told, inside.keys, inside.tokens, beside_of(inside))
            found += self._seen(sweep.who or names_of(script), world, sweep, keys)
            return [*found, *letters(world, PHONES.get(script.side, ()))], keys

    def _inside(self, script: Script) -> Callable[[Told], Inside]:
        return lambda told: Inside(told, script.side, None, Browser(self.app))

    def _seen(self, names: Iterable[str], world: World, sweep: Sweep, keys: Keys) -> Iterator[Seen]:
        opened, sent = (tuple(addresses(self.app, keys, method)) for method in ("GET", "POST"))
        for observer in observers(names, world, self.app):
            yield from look(observer, sweep.of(observer.name, opened))
            yield from posts(observer, sweep.of(observer.name, sent), keys)

    def _session(self) -> Session:
        return CaseSession(self.engine, expire_on_commit=False)

    def _empty(self) -> None:
        """No row and no file is left of the run before, and no connection that could hold one."""
        self.engine.dispose()
        self.store.clean()
        shutil.rmtree(self.files, ignore_errors=True)
        self.files.mkdir()


def beside_of(inside: Inside) -> Mapping[str, str]:
    """Number and reference of the other dispute."""
    return others.names_of(inside.beside) if inside.beside is not None else {}
