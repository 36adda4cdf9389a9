"""The filters as they stand on a page of a plan: lists to choose from, and how much of the plan they show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from duet.base.tenancy.models import Member
from duet.core.finding import words
from duet.core.names import short_name

from ..models import Activity
from .answering import Party
from .counted import Counted
from .looking import Looking
from .ruler import StageLine
from .sifting import ABOVE, PAPERS, PROOFS, ROLE, STATES, Sieve

LONGEST_TITLE = 70
# What a list is called in a line of them.
SHORT = {"person": "люди"}
Pairs = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Option:
    """A line of a list: what it says, what it sends."""

    value: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choosing:
    """A list to choose one from: ``groups`` of lines, each with a title or without. Drawn by ``roadmaps/choosing.html``."""

    name: str
    label: str
    everything: str
    groups: list[tuple[str, list[Option]]]

    @classmethod
    def of(cls, name: str, label: str, everything: str, chosen: str, *groups: tuple[str, Pairs]) -> Choosing:
        """``everything`` is the line that chooses nothing."""
        made = [(title, [Option(value, _short(line), value == chosen) for value, line in pairs]) for title, pairs in groups]
        return cls(name, label, everything, [group for group in made if group[1]])

    @property
    def is_chosen(self) -> bool:
        """Whether something is."""
        return any(option.chosen for _, options in self.groups for option in options)


@dataclass(frozen=True, slots=True)
class Panel:
    """The lists of a page, folded under their names until something is chosen."""

    lists: list[Choosing]

    @property
    def is_open(self) -> bool:
        """Whether something is chosen."""
        return any(one.is_chosen for one in self.lists)

    @property
    def said(self) -> str:
        """«Этап, состояние, люди»"""
        names = ", ".join(SHORT.get(one.name, one.label.lower()) for one in self.lists)
        return names[:1].upper() + names[1:]


def panel(sieve: Sieve, counted: Counted, parties: Mapping[int, Iterable[Party]], *, own: bool) -> Panel:
    """Of the table: the stages of the plan, the people (from above only the roles) and the papers that its rows name."""
    people, roles = _answering([party for of_row in parties.values() for party in of_row])
    lists = [
        Choosing.of("stage", "Этап", "Все этапы", sieve.stage, ("", _stages(counted))),
        Choosing.of("state", "Состояние", "Любое", sieve.state, ("", STATES.items())),
        Choosing.of("person", "Кто отвечает", "Все", sieve.person, ("Люди", people if own else ()), ("Роли", roles)),
        Choosing.of("paper", "Документ", "Любой", sieve.paper, ("", PROOFS.items()), ("В графе «Результат»", _papers(counted.rows))),
    ]
    return Panel([one for one in lists if one.groups])


def panel_of_today(look: Looking, stages: Sequence[StageLine]) -> Panel:
    """Of «Сегодня» at home: the stages of the plan and the people at work; elsewhere there is only the field for words."""
    if not look.is_home or look.is_above:
        return Panel([])
    colleagues = Member.objects.visible_to(look.member).at_desk(look.member).at_work()
    people = [(str(pk), short_name(name)) for pk, name in colleagues.values_list("pk", "full_name")]
    person = str(look.person.pk) if look.person else ""
    lists = [
        Choosing.of("stage", "Этап", "Все этапы", look.stage, ("", [(str(line.pk), _titled(line)) for line in stages])),
        Choosing.of("person", "Кто отвечает", "Все", person, ("", people)),
    ]
    return Panel([one for one in lists if one.groups])


def shown_words(sieve: Sieve, shown: int, of: int) -> str:
    """«Показано 12 из 34», when something is filtered."""
    return f"Показано {shown} из {of}" if sieve != Sieve() else ""


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE].rsplit(' ', 1)[0]}…"


def _stages(counted: Counted) -> list[tuple[str, str]]:
    named = [(str(line.pk), _titled(line)) for line in counted.own.values()]
    return [*named, *([(ABOVE, "Поручения сверху")] if counted.laid else [])]


def _titled(line: StageLine) -> str:
    return f"{line.number}. {line.title}".removeprefix(". ")


def _answering(parties: Sequence[Party]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The people and the roles, each by name."""
    people = {str(person.pk): person.name for party in parties for person in party.people}
    roles = {f"{ROLE}{party.post}": party.title for party in parties if party.post}
    ordered = [sorted(named.items(), key=lambda pair: pair[1].casefold()) for named in (people, roles)]
    return ordered[0], ordered[1]


def _papers(rows: Sequence[Activity]) -> list[tuple[str, str]]:
    """The kinds of papers that the results promise."""
    promised = words("\n".join({row.result for row in rows}))
    return [(name, title) for name, (title, stems) in PAPERS.items() if any(word.startswith(stems) for word in promised)]
