"""The organisation of the tests of the way and of the register."""

from duet.stages.documents.tests.register.conftest import knows
from duet.stages.documents.tests.way.conftest import agreers, director, document, ready, three

__all__ = ["agreers", "director", "document", "knows", "ready", "three"]
