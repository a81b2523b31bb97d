"""The disputes of the sample, told by what is asked for."""

from __future__ import annotations

from mediation.demo.stories.building import BUILDING
from mediation.demo.stories.contracts import CONTRACTS
from mediation.demo.stories.pay import PAY
from mediation.demo.stories.platforms import PLATFORMS
from mediation.demo.stories.rare import RARE

STORIES = (*PAY, *BUILDING, *PLATFORMS, *CONTRACTS, *RARE)
