"""Words of consents: ours to begin with, an organisation's own, filled in for each signer."""

from .asking import APART, ASKS, ORDER, Ask
from .filling import FIELDS, Filled, Line, check, fill, needed, sha256_of
from .standard import STANDARD, Parts, Standard

__all__ = [
    "APART",
    "ASKS",
    "FIELDS",
    "ORDER",
    "STANDARD",
    "Ask",
    "Filled",
    "Line",
    "Parts",
    "Standard",
    "check",
    "fill",
    "needed",
    "sha256_of",
]
