"""A process of its own that sends one prepared request to the application inside it, when it is told to.

It ends with a code for the status, so that no call of the system is made to tell it; and it stands in a
module, so that a fork server can be sent here.
"""

from __future__ import annotations

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from mediation.application import create_app
from tests.crash.asker import Request
from tests.stores import settings_for

CODES = {303: 30, 503: 53, 507: 57}
UNEXPECTED = 99


def send(ready: Connection, url: str, files: Path, cookie: str, request: Request) -> None:
    """Open the form so that everything is loaded, say so, wait for SIGUSR1, send the request, end."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1})
    client = create_app(settings_for(url, files)).test_client(use_cookies=False)
    client.get(request.path, headers={"Cookie": cookie})
    ready.send("ready")
    signal.sigwait({signal.SIGUSR1})
    answer = client.post(
        request.path, data=request.body, headers={"Cookie": cookie}, content_type=request.kind
    )
    os._exit(CODES.get(answer.status_code, UNEXPECTED))
