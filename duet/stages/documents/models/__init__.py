"""Documents, their way, their register."""

from .acquainting import Acquaintance, Way
from .batches import Batch, BatchState
from .documents import STATES, Document, Revision
from .register import Counter, Series, SigningPower
from .route import Visa, VisaState
from .signatures import Signature, SignatureKind
from .templates import OwnTemplate, Spelling, SpellingSort

__all__ = [
    "STATES",
    "Acquaintance",
    "Batch",
    "BatchState",
    "Counter",
    "Document",
    "OwnTemplate",
    "Revision",
    "Series",
    "Signature",
    "SignatureKind",
    "SigningPower",
    "Spelling",
    "SpellingSort",
    "Visa",
    "VisaState",
    "Way",
]
