"""What we do with lists."""

from .batches import choose_columns, drop, read_again, settle, start_writing, upload
from .lines import decide, decide_all, mend, skip

__all__ = ["choose_columns", "decide", "decide_all", "drop", "mend", "read_again", "settle", "skip", "start_writing", "upload"]
