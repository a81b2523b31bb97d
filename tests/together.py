"""Several at once: the same work in threads or in processes, started on one signal."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.connection import Connection
from threading import Barrier
from typing import Any

_PATIENCE = 120


def in_threads(count: int, work: Callable[[int], Any]) -> list[Any]:
    """What `work(0)` … `work(count - 1)` gave, or the exception each raised, in order."""
    barrier = Barrier(count)

    def run(number: int) -> Any:
        barrier.wait(_PATIENCE)
        return _outcome(work, number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(run, range(count)))


def in_processes(count: int, work: Callable[..., Any], *arguments: Any) -> list[Any]:
    """The same with processes of their own: `work(number, *arguments)`; it must stand in a module."""
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(count)
    pipes, running = [], []
    for number in range(count):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_child, args=(theirs, barrier, work, number, arguments))
        process.start()
        theirs.close()
        pipes.append(ours)
        running.append(process)
    outcomes = [_received(pipe) for pipe in pipes]
    for process in running:
        process.join(_PATIENCE)
        process.close()
    return outcomes


def _received(pipe: Connection) -> Any:
    with pipe:
        if not pipe.poll(_PATIENCE):
            return TimeoutError("no answer")
        try:
            return pipe.recv()
        except EOFError as error:
            return error


def _child(pipe: Connection, barrier: Any, work: Callable[..., Any], number: int, arguments: Any) -> None:
    barrier.wait(_PATIENCE)
    with pipe:
        pipe.send(_outcome(work, number, *arguments))


def _outcome(work: Callable[..., Any], *arguments: Any) -> Any:
    try:
        return work(*arguments)
    except Exception as error:
        return error
