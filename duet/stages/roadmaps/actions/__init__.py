"""What we do with roadmaps: bring a document in, agree on how it was understood, live by it, bind roles to people."""

from .changing import undo_change
from .editing import add_stage, drop_row, drop_stage, edit_row, edit_stage, insert_row, move_row
from .moving import move_steps, postpone_step
from .plans import save_roadmap
from .posts import assign_rest, assign_row, bind_person, bind_post
from .starting import move_to_year, start_from_template
from .steps import (
    attach_file,
    attach_link,
    attach_words,
    cancel_step,
    comment_step,
    finish_step,
    release_step,
    reopen_step,
    schedule_dates,
    schedule_step,
    settle_activity,
    take_step,
)
from .uploads import (
    add_row,
    answer_row,
    drop_upload,
    mend_row,
    mend_upload,
    read_again,
    settle_row,
    skip_row,
    upload_roadmap,
)

__all__ = [
    "add_row",
    "add_stage",
    "answer_row",
    "assign_rest",
    "assign_row",
    "attach_file",
    "attach_link",
    "attach_words",
    "bind_person",
    "bind_post",
    "cancel_step",
    "comment_step",
    "drop_row",
    "drop_stage",
    "drop_upload",
    "edit_row",
    "edit_stage",
    "finish_step",
    "insert_row",
    "mend_row",
    "mend_upload",
    "move_row",
    "move_steps",
    "move_to_year",
    "postpone_step",
    "read_again",
    "release_step",
    "reopen_step",
    "save_roadmap",
    "schedule_dates",
    "schedule_step",
    "settle_activity",
    "settle_row",
    "skip_row",
    "start_from_template",
    "take_step",
    "undo_change",
    "upload_roadmap",
]
