"""How the pages answer; see tests/architecture/pages.py."""

from tests.architecture.pages import Page

from .ask_pages import PAGES as ASKING
from .withdraw_pages import PAGES as WITHDRAWALS

PAGES: dict[str, Page] = {**ASKING, **WITHDRAWALS}
