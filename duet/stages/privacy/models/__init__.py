"""What is kept about the keeping: acts of destruction, requests of people about their data, terms of keeping."""

from .acts import ActKind, DestructionAct
from .requests import RequestWay, SubjectRequest, Wish
from .terms import KeepingTerms

__all__ = ["ActKind", "DestructionAct", "KeepingTerms", "RequestWay", "SubjectRequest", "Wish"]
