"""What is kept: approved editions and requests for agreement; and how the text of today stands to them."""

from .agreements import AgreementRequest, AgreementState
from .editions import Edition
from .working import WorkingText

__all__ = ["AgreementRequest", "AgreementState", "Edition", "WorkingText"]
