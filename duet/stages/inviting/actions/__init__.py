"""What we do to let people in."""

from .letting_in import AT_ONCE, let_in, make_slips, send_letters

__all__ = ["AT_ONCE", "let_in", "make_slips", "send_letters"]
