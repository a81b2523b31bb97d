"""`mediation worker`: sends messages and runs the timers beside the server, until it is told to stop.

huey is the clock and the queue, in memory: what is to be done stands in the tables, so that
nothing is lost with the process and two workers do each thing once.
"""

from __future__ import annotations

import click
from flask import Flask
from huey import MemoryHuey, crontab

from mediation.adapters.logs import open_log
from mediation.cli import checkpoints
from mediation.cli.context import application, demo_option
from mediation.cli.outbox import deliver
from mediation.cli.timers import tick
from mediation.kernel import heartbeats
from mediation.store import db

EVERY_SECONDS = 2


@click.command()
@demo_option
def worker(demo: bool) -> None:
    """Send messages every two seconds, run the timers every minute, keep the audit log's heads every hour."""
    open_log()
    queue = queue_of(application(demo=demo))
    queue.create_consumer(workers=2, check_worker_health=True, scheduler_interval=1).run()


def queue_of(app: Flask) -> MemoryHuey:
    """The queue with its three jobs; a job that fails is logged and comes again."""
    queue = MemoryHuey("mediation", results=False)

    @queue.task()
    def send() -> None:
        try:
            deliver(app, lambda: beat(app, heartbeats.MESSAGES))
        finally:
            send.schedule(delay=EVERY_SECONDS)

    @queue.periodic_task(crontab(minute="*"))
    def timers() -> None:
        tick(app)
        beat(app, heartbeats.TIMERS)

    @queue.periodic_task(crontab(minute="7"))
    def checkpoint() -> None:
        checkpoints.take(app)

    send()
    timers()
    return queue


def beat(app: Flask, job: str) -> None:
    """Leave the sign that a job was done, for /readyz and /metrics."""
    with app.app_context(), db.sessionmaker() as session:
        heartbeats.beat(session, job)
