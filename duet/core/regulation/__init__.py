"""Legal grounds: which acts a paper of a day cites, and in which words (DOMAIN.md §1.1, §1.9)."""

from .checking import Known, check_text
from .federal import CHECKED, FEDERAL, Federal, federal
from .grounds import Ground, grounds, ranked
from .kinds import KINDS, KindForms, kind_forms
from .model import Level, Term, Topic

__all__ = [
    "CHECKED",
    "FEDERAL",
    "KINDS",
    "Federal",
    "Ground",
    "KindForms",
    "Known",
    "Level",
    "Term",
    "Topic",
    "check_text",
    "federal",
    "grounds",
    "kind_forms",
    "ranked",
]
