"""What we show of plans sent down: choosing rows, how far the sending is, who has done what."""

from .pages import again, plan, publish, row, withdraw

__all__ = ["again", "plan", "publish", "row", "withdraw"]
