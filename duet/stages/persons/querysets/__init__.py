"""What we ask."""

from .people import KEEPERS, CardRulesQuerySet, GroupQuerySet, GuardianQuerySet, PersonQuerySet
from .permits import PermitQuerySet
from .searching import SearchWordQuerySet

__all__ = ["KEEPERS", "CardRulesQuerySet", "GroupQuerySet", "GuardianQuerySet", "PermitQuerySet", "PersonQuerySet", "SearchWordQuerySet"]
