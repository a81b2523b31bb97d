"""Beside the channel's own page at the desk: news of it, the reader's book-mark, papers that a party gave."""

from mediation.web.desk.confided import handed as handed
from mediation.web.desk.confided import news as news
