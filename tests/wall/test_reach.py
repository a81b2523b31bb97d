"""The wall test looks at something: the private acts are done, and observers do get pages of the dispute."""

from __future__ import annotations

from tests.wall.pairs import Pairs
from tests.wall.sweep import Sweep
from tests.wall.test_fixed import SCRIPTS
from tests.wall.test_leaks import SCRIPT

SEE_IT = {"worker", "registrar", "manager", "manager2", "court"}
DO_NOT = {"registrar2", "mediator2", "bureau", "system-admin", "security-admin", "public"}
A_FEW = 9


def test_the_assigned_mediator_can_tell(pairs: Pairs) -> None:
    found = pairs.differences(SCRIPT, Sweep(("mediator",), {"mediator": 2}, 40))
    assert any("/channels/" in line for line in found)


def test_observers_do_get_pages_of_the_dispute(pairs: Pairs) -> None:
    """A dispute sent by a court: its parties, its offices and the court see it, and nobody else."""
    names = tuple(sorted(SEE_IT | DO_NOT))
    seen, keys = pairs.run(
        SCRIPTS["respondent"], Sweep(names, {**dict.fromkeys(SEE_IT, A_FEW), "court": 1}, A_FEW), private=True
    )
    (number,), (reference,) = keys.blanks["number"], keys.blanks["reference"]
    found = {
        each.who for each in seen if each.status == 200 and (number in each.what or reference in each.what)
    }
    assert found == SEE_IT
    assert keys.blanks["entry"]
