"""Private addresses are not there for anybody else."""

from __future__ import annotations

import pytest

from tests.integration.agreements.scene import Scene
from tests.integration.talks.acts import put
from tests.integration.talks.pages import PRIVATE, Signed, desk


@pytest.mark.parametrize("path", PRIVATE)
@pytest.mark.parametrize(
    "who", ["registrar", "manager", "seal", "mediator2", "court", "auditor", "system-admin"]
)
def test_private_addresses_are_not_there_for_others(
    scene: Scene, client_for: Signed, path: str, who: str
) -> None:
    address = path.format(party=scene.party("applicant").id.hex, proposal=put(scene).hex)
    assert client_for(scene.cast[who]).get(desk(scene, address)).status == 404


@pytest.mark.parametrize("who", ["worker", "boss"])
def test_a_party_does_not_reach_the_desk(scene: Scene, client_for: Signed, who: str) -> None:
    browser = client_for(getattr(scene, who))
    for side in ("applicant", "respondent"):
        assert browser.get(desk(scene, f"/channels/{scene.party(side).id.hex}")).status == 404
    assert browser.get(desk(scene, "/preparation")).status == 404


@pytest.mark.parametrize("reference", ["zz", "0" * 32])
def test_wrong_references_are_not_found(scene: Scene, client_for: Signed, reference: str) -> None:
    browser = client_for(scene.worker)
    for page in ("channel", "proposals", "talks", "channel/evidence"):
        assert browser.get(f"/my/disputes/{reference}/{page}").status == 404
