"""What is kept: cards of people, their groups and guardians; the permits; the index of search; who looked."""

from .looking import Look, LookKind, Seen
from .merging import NotTwins
from .people import LEARNERS, CardRules, Category, Group, Guardian, Kin, Person, Sex, Status
from .permits import PermitRow, UseChoice
from .searching import SearchWord, Weight

__all__ = [
    "LEARNERS",
    "CardRules",
    "Category",
    "Group",
    "Guardian",
    "Kin",
    "Look",
    "LookKind",
    "NotTwins",
    "PermitRow",
    "Person",
    "SearchWord",
    "Seen",
    "Sex",
    "Status",
    "UseChoice",
    "Weight",
]
