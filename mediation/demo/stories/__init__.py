"""The disputes of the sample, told by what is asked for."""

from __future__ import annotations

from mediation.demo.stories.building import BUILDING
from mediation.demo.stories.contracts import CONTRACTS
from mediation.demo.stories.mills import MILLS
from mediation.demo.stories.pay import PAY
from mediation.demo.stories.platforms import PLATFORMS
from mediation.demo.stories.rare import RARE
from mediation.demo.stories.sanitation import SANITATION
from mediation.demo.stories.sent_in import SENT_IN
from mediation.demo.stories.services import SERVICES
from mediation.demo.stories.turned import TURNED

STORIES = (*PAY, *BUILDING, *PLATFORMS, *CONTRACTS, *RARE, *SANITATION, *MILLS, *SERVICES, *TURNED, *SENT_IN)
