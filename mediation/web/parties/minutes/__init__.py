"""Minutes of joint sessions on a party's phone. One line for each module of pages."""

from mediation.web.parties.minutes import reading as reading
from mediation.web.parties.minutes import signing as signing
