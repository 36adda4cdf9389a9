"""Read the heavy bad files one by one and print for each its name, seconds of the processor, megabytes and what was said.

Every file is read in a child process of its own: the peak of memory never goes down again in the same one.
"""

from __future__ import annotations

import os
import resource
import sys
import time

from duet.base.files.readers import Unreadable, read
from duet.base.files.tests.bad import HEAVY


def peak() -> float:
    """The most memory this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one(index: int, content: bytes) -> None:
    """Read one file and print its line."""
    name, _, _ = HEAVY[index]
    before, start = peak(), time.process_time()
    try:
        read(content, name)
        said = "прочитан"
    except Unreadable as refused:
        said = str(refused)
    print(name, f"{time.process_time() - start:.2f}", f"{peak() - before:.0f}", said, sep="\t", flush=True)


def all_of_them() -> None:
    """Read every heavy file, each in a child."""
    for index, (_, made, _) in enumerate(HEAVY):
        content_read, content_write = os.pipe()
        builder = os.fork()
        if not builder:
            # Built apart, so that what the building took does not hide what the reading takes.
            os.close(content_read)
            with os.fdopen(content_write, "wb") as target:
                target.write(made())
            os._exit(0)
        os.close(content_write)
        with os.fdopen(content_read, "rb") as source:
            content = source.read()
        os.waitpid(builder, 0)
        reader = os.fork()
        if not reader:
            one(index, content)
            os._exit(0)
        os.waitpid(reader, 0)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # standard output is a text stream here
    all_of_them()
