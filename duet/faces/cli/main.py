"""The command ``duet``: text in and out is UTF-8, a failure is one Russian line and exit code 1.

Nothing of Django is imported here; what a command needs is imported when it runs, since it must start at once.
"""

from __future__ import annotations

import io
import os
import sys
from argparse import SUPPRESS, Action, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from .trouble import Trouble, explain

if TYPE_CHECKING:
    from argparse import _MutuallyExclusiveGroup

_ABOUT = "«Дуэт»: система наставничества образовательной организации."
_FILE = "файл дорожной карты: .docx, .doc, .odt, .pdf, .xlsx, .csv, .txt; «-» — текст со стандартного ввода"


class _Formatter(HelpFormatter):
    def add_usage(
        self, usage: str | None, actions: Iterable[Action], groups: Iterable[_MutuallyExclusiveGroup], prefix: str | None = None
    ) -> None:
        super().add_usage(usage, actions, groups, "Использование: " if prefix is None else prefix)


class _Parser(ArgumentParser):
    """argparse that speaks Russian and never ends the program itself on bad arguments."""

    def __init__(self, *, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, add_help=False, formatter_class=_Formatter, allow_abbrev=False)
        self._positionals.title = "Что указать"
        self._optionals.title = "Ключи"
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="показать эту справку")

    def error(self, message: str) -> NoReturn:
        raise Trouble(explain(message, self.prog))


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command of ``duet``; the result is the exit code: 0, or 1 after one Russian line on standard error."""
    _speak_utf8()
    try:
        arguments = _parser().parse_args(argv)
        run: Callable[[Namespace], None] = arguments.run
        run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _let_go_of_stdout()
        return _fail("Вывод прерван: программа, которая его читала, закрылась.")
    except Trouble as trouble:
        return _fail(str(trouble))
    except KeyboardInterrupt:
        return _fail("Прервано.")
    except SystemExit as end:  # the help has been shown
        return int(end.code or 0)
    except Exception as error:
        return _fail(
            f"Внутренняя ошибка программы ({type(error).__name__}). Сообщите о ней разработчикам вместе с файлом, на котором она случилась."
        )
    return 0


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _let_go_of_stdout() -> None:
    """What is left in the buffer would raise once more at the end of the program."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _fail(sentence: str) -> int:
    print(" ".join(sentence.split()), file=sys.stderr)
    return 1


def _parser() -> ArgumentParser:
    parser = _Parser(prog="duet", description=_ABOUT)
    commands = parser.add_subparsers(title="Команды", metavar="КОМАНДА", required=True, dest="command")
    roadmap = commands.add_parser(
        "roadmap", help="дорожная карта: прочитать документ, сверить с методологией", description="Работа с дорожной картой."
    )
    actions = roadmap.add_subparsers(title="Команды", metavar="ДЕЙСТВИЕ", required=True, dest="action")
    read = actions.add_parser(
        "read", help="прочитать дорожную карту из файла", description="Прочитать дорожную карту и показать, как она понята."
    )
    read.add_argument("file", metavar="ФАЙЛ", help=_FILE)
    read.add_argument("--json", action="store_true", help="вывести один документ JSON для других программ")
    read.set_defaults(run=_read_roadmap)
    coverage = actions.add_parser(
        "coverage",
        help="сверить дорожную карту с методологией и законом",
        description=(
            "Показать, какие мероприятия каталога есть в дорожной карте и в каких строках, каких нет и насколько это важно; "
            "проверить ссылки на законы и другие документы."
        ),
    )
    coverage.add_argument("file", metavar="ФАЙЛ", help=_FILE)
    coverage.add_argument("--json", action="store_true", help="вывести один документ JSON для других программ")
    coverage.set_defaults(run=_check_roadmap)
    deadlines = commands.add_parser(
        "deadlines",
        help="понять сроки, записанные словами",
        description=(
            "Понять сроки. На вход — строки «срок<табуляция>к чему относится»; второе — период 2022-09-01..2023-08-31, "
            "учебный год, любые слова, несколько через « | » или «-»."
        ),
    )
    deadlines.add_argument("--json", action="store_true", help="вывести по одному документу JSON на строку")
    deadlines.set_defaults(run=_read_deadlines)
    decline = commands.add_parser(
        "decline", help="поставить имена и должности в падежи", description="Поставить в родительный, дательный, винительный, творительный."
    )
    what = decline.add_subparsers(title="Что", metavar="ЧТО", required=True, dest="what")
    names = what.add_parser("names", help="имена: строки «фамилия имя отчество<табуляция>м или ж»", description="Склонить имена.")
    names.set_defaults(run=_decline_names)
    posts = what.add_parser("posts", help="должности, по одной в строке", description="Склонить должности.")
    posts.set_defaults(run=_decline_posts)
    return parser


def _read_roadmap(arguments: Namespace) -> None:
    from .roadmap import read_roadmap  # noqa: PLC0415 - readers are slow to import

    read_roadmap(arguments.file, as_json=arguments.json)


def _check_roadmap(arguments: Namespace) -> None:
    from .coverage import check_roadmap  # noqa: PLC0415 - readers are slow to import

    check_roadmap(arguments.file, as_json=arguments.json)


def _read_deadlines(arguments: Namespace) -> None:
    from .deadlines import read_deadlines  # noqa: PLC0415 - morphology is slow to import

    read_deadlines(as_json_lines=arguments.json)


def _decline_names(arguments: Namespace) -> None:
    from .declension import decline_names  # noqa: PLC0415 - morphology is slow to import

    decline_names()


def _decline_posts(arguments: Namespace) -> None:
    from .declension import decline_posts  # noqa: PLC0415 - morphology is slow to import

    decline_posts()
