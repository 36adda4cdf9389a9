"""What we do."""

from .assessing import Given, add_parameter, assess, assess_group, choose_parameters
from .issuing import fix
from .updating import come_back, confirm, depart, finish_update

__all__ = [
    "Given",
    "add_parameter",
    "assess",
    "assess_group",
    "choose_parameters",
    "come_back",
    "confirm",
    "depart",
    "finish_update",
    "fix",
]
