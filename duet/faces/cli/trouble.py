"""What went wrong, as one Russian sentence."""

from __future__ import annotations

import re

_EXPLAINED = (
    (r"the following arguments are required: (?:КОМАНДА|command).*", "Не указана команда."),
    (
        r"the following arguments are required: (?:ДЕЙСТВИЕ|action).*",
        "Не указано, что сделать с дорожной картой: есть действия read и coverage.",
    ),
    (r"the following arguments are required: (?:ЧТО|what).*", "Не указано, что поставить в падежи: есть names и posts."),
    (r"the following arguments are required: (.+)", "Не указан обязательный аргумент: {}."),
    (r"unrecognized arguments: (.+)", "Лишние аргументы: {}."),
    (r"argument (?:КОМАНДА|ДЕЙСТВИЕ|ЧТО): invalid choice: '(.*)' \(choose from .*", "Команды «{}» нет."),
    (r"argument (\S+): ignored explicit argument.*", "Ключ {} указывают без значения."),
)


class Trouble(Exception):
    """A command cannot go on; the message is a sentence for the person at the keyboard."""


def explain(message: str, program: str) -> str:
    """The Russian sentence for a complaint of argparse, with where to find help."""
    for pattern, sentence in _EXPLAINED:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match:
            return f"{sentence.format(*match.groups())} Справка: {program} --help"
    return f"Команда не понята. Справка: {program} --help"
