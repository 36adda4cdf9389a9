"""Citations of acts: what is cited, whether it is spelt rightly and still holds (DOMAIN.md §1.8)."""

from .acts import ACTS, Act
from .checking import check_citations
from .in_plans import PlanFinding, check_plan_citations
from .model import Finding, Grade

__all__ = ["ACTS", "Act", "Finding", "Grade", "PlanFinding", "check_citations", "check_plan_citations"]
