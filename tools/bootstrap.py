"""Make the virtual environment from the locks, with nothing but the standard library.

``python3 tools/bootstrap.py .venv requirements.txt [requirements-dev.txt …]``. Works where ``ensurepip`` and ``python3-venv`` are
absent: the environment is made without pip, and the pip wheel in ``vendor/`` does the work. When nothing has changed since the
last time it ends at once. The syntax of this file is kept readable for Python 3.6, so that an old Python gets a sentence, too.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "Дуэту нужен Python 3.11 или новее, а команда {} — это Python {}.{}.\n"
        "Установите более новый Python и укажите его: make PY=python3.11 run".format(sys.executable, *sys.version_info[:2])
    )

import hashlib
import shutil
import subprocess
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIP = ROOT / "vendor" / "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
NEEDED_MEGABYTES = 400

# How pip's own words begin a sentence for the person at the keyboard. The first that is found is said.
TROUBLES = (
    (("No space left", "Errno 28"), "На диске не осталось места: нужно около 400 МБ. Освободите место и повторите команду."),
    (("Permission denied", "Errno 13"), "Нет права записи в папку программы. Запустите команду от имени её владельца."),
    (
        ("do not match the hashes", "HashMismatch"),
        "Скачанный файл не тот, что записан в списке библиотек: возможно, сеть подменяет файлы. Ничего не установлено.",
    ),
    (
        ("NewConnectionError", "NameResolution", "name resolution", "Connection", "timed out", "ProxyError", "SSLError", "Network"),
        "Нет связи с хранилищем библиотек Python. Проверьте интернет (за прокси — переменную HTTPS_PROXY) и повторите команду.",
    ),
    (
        ("No matching distribution", "Could not find a version"),
        "Для этого компьютера или этой версии Python нет готовой сборки одной из библиотек. Лучше всего подходит Python 3.11.",
    ),
)

COMMAND = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from duet.faces.cli.main import main

sys.exit(main())
"""


def main(where: str, *locks: str) -> None:
    """Bring the environment to what the locks say; a failure is a Russian sentence and exit code 1."""
    place = Path(where).absolute()
    try:
        make_environment(place)
        for lock in locks:
            install(place, ROOT / lock)
        connect(place)
    except OSError as trouble:
        refuse(explain(str(trouble)), str(trouble))


def make_environment(place: Path) -> None:
    """A fresh environment where there is none, or where it was made by another version of Python."""
    if python_of(place).exists() and library_of(place).is_dir():
        return
    if place.exists():
        shutil.rmtree(place)
    if shutil.disk_usage(ROOT).free < NEEDED_MEGABYTES * 1024 * 1024:
        refuse(TROUBLES[0][1])
    venv.EnvBuilder(with_pip=False, symlinks=True).create(place)


def install(place: Path, lock: Path) -> None:
    """Install what the lock names, by hashes and from wheels only, unless this very lock is installed already."""
    stamp = place / f".{lock.stem}.sha256"
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    if hashlib.sha256(PIP.read_bytes()).hexdigest() != PIP_SHA256:
        refuse(f"Файл {PIP.relative_to(ROOT)} повреждён. Получите программу заново: git checkout -- vendor")
    print(f"Устанавливаю библиотеки из {lock.name}: это делается один раз и занимает до нескольких минут…", flush=True)
    stamp.unlink(missing_ok=True)
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes", "--only-binary=:all:", "--no-deps"]
    command = [python_of(place), PIP / "pip", "install", *options, "-r", lock]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        refuse(explain(done.stdout + done.stderr), last_error(done.stderr))
    stamp.write_text(digest)


def connect(place: Path) -> None:
    """Make ``duet`` importable from anywhere and put the command ``duet`` into the environment."""
    write_if_new(library_of(place) / "duet.pth", f"{ROOT}\n")
    command = place / "bin" / "duet"
    if write_if_new(command, COMMAND.format(python=python_of(place))):
        command.chmod(0o755)


def write_if_new(path: Path, text: str) -> bool:
    """Whether the file had to be written."""
    if path.exists() and path.read_text() == text:
        return False
    path.write_text(text)
    return True


def python_of(place: Path) -> Path:
    return place / "bin" / "python"


def library_of(place: Path) -> Path:
    return place / "lib" / "python{}.{}".format(*sys.version_info[:2]) / "site-packages"


def explain(words: str) -> str:
    """The Russian sentence for what pip or the system said."""
    for signs, sentence in TROUBLES:
        if any(sign in words for sign in signs):
            return sentence
    return "Не удалось установить библиотеки."


def last_error(words: str) -> str:
    """The last line pip marked as an error."""
    errors = [line for line in words.splitlines() if line.startswith("ERROR")]
    return errors[-1] if errors else ""


def refuse(sentence: str, details: str = "") -> None:
    """Say it and end."""
    sys.exit(f"{sentence}\n  ({details})" if details else sentence)


if __name__ == "__main__":
    main(*sys.argv[1:])
