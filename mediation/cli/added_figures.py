"""The figures that administrators added to the store, for a command of the law that asks for them.

Apart and loaded only then: the law knows no store, and its commands answer without one.
"""

from __future__ import annotations

from sqlalchemy.exc import SQLAlchemyError

from mediation.cli.context import application
from mediation.law.value import Value
from mediation.law_parameters.queries import added_for
from mediation.store import db


def of_place(place: str) -> tuple[Value, ...]:
    """Those of this place and all it lies in, from the configured store.

    Raises ValueError with a line for whoever asked where the store cannot be read.
    """
    app = application()
    try:
        with app.app_context(), db.sessionmaker() as session:
            return added_for(session, place)
    except SQLAlchemyError:
        raise ValueError("--added：数据库不能读取 (the store cannot be read)") from None
