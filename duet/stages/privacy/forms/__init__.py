"""What we accept."""

from .destroying import ErasingForm, OrderForm, Scope
from .journal import JournalForm
from .keeping import TermsForm
from .requests import AnswerForm, RequestForm

__all__ = ["AnswerForm", "ErasingForm", "JournalForm", "OrderForm", "RequestForm", "Scope", "TermsForm"]
