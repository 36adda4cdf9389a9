"""What may be done with a person's data, worked out from what was said about it (152-ФЗ art. 9 and 10.1; DOMAIN.md §1.6).

``words`` is what was said, in order; ``permits`` is what follows from it on a day. Nothing else in the program decides.
"""

from .law import permits
from .model import EVERYTHING, RECIPIENT_ABOVE, Cell, Field, Kind, Permit, Resource, Rules, Says, Subject, Use, Voice, Word
from .terms import Deed, Demand, Term, conditions_due, extended, terms_of

__all__ = [
    "EVERYTHING",
    "RECIPIENT_ABOVE",
    "Cell",
    "Deed",
    "Demand",
    "Field",
    "Kind",
    "Permit",
    "Resource",
    "Rules",
    "Says",
    "Subject",
    "Term",
    "Use",
    "Voice",
    "Word",
    "conditions_due",
    "extended",
    "permits",
    "terms_of",
]
