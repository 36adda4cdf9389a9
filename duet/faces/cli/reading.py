"""Bytes and text from files and from standard input, with every refusal said in Russian."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .trouble import Trouble

STDIN = "-"


def read_bytes(path: str) -> bytes:
    """What a file, or standard input for «-», holds. Raises Trouble."""
    if path == STDIN:
        return sys.stdin.buffer.read()
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise Trouble(f"Файл «{shown(path)}» не найден. Проверьте имя и папку.") from error
    except IsADirectoryError as error:
        raise Trouble(f"«{shown(path)}» — папка, а нужен файл.") from error
    except PermissionError as error:
        raise Trouble(f"Нет права читать файл «{shown(path)}».") from error
    except (OSError, ValueError) as error:
        raise Trouble(f"Не удалось прочитать файл «{shown(path)}».") from error


def file_name(path: str) -> str:
    """The name without the folder, in valid UTF-8."""
    return shown(Path(path).name) if path != STDIN else STDIN


def shown(path: str) -> str:
    """A path that may be printed, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def read_lines() -> list[str]:
    """The lines of standard input. Raises Trouble when it is no UTF-8."""
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Trouble("Ввод не в кодировке UTF-8. Сохраните текст в UTF-8 и повторите команду.") from error
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []
