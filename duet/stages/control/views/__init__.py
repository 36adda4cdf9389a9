"""What we show of control: the sheet of a plan and the sheet of a body above, on the screen and as files."""

from .pages import below, below_file, plan, plan_file

__all__ = ["below", "below_file", "plan", "plan_file"]
