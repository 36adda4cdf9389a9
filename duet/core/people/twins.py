"""Who of two lists may be one person: the same name written in another way, a changed surname, one letter wrong.

Nobody is compared with everybody: people meet where they share a key (a surname and a given name, a birthday, a telephone), so lists of
thousands take seconds. What two people share decides; a birthday that is known of both and differs always parts them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from .spelling import Name, Reading, folded_email, phones, read_name, slip

# A telephone that so many people have is that of a school, not of a person.
_SHARED_BY_MANY = 20
_SHORTEST_TO_SLIP = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody. ``place`` is the class or the post; ``former_names`` are parted by commas."""

    full_name: str
    former_names: str = ""
    born_on: date | None = None
    birth_year: int | None = None
    phone: str = ""
    email: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """Somebody who may be the same person: ``index`` in the list they were looked for in. ``sure``: more than the name agrees."""

    index: int
    sure: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of one list who may be the same person; ``one`` stands before ``other``."""

    one: int
    other: int
    sure: bool
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Face:
    """A person made ready for comparing."""

    known: Known
    name: Name
    contacts: frozenset[str]

    @property
    def year(self) -> int | None:
        return self.known.born_on.year if self.known.born_on else self.known.birth_year


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How two people are alike: ``weight`` orders them, ``sure`` is whether a person need not be asked twice."""

    weight: int
    sure: bool
    reasons: tuple[str, ...]


def find_twins(new: Sequence[Known], existing: Sequence[Known]) -> list[list[Twin]]:
    """For each of ``new`` those of ``existing`` who may be the same person, the likeliest first.

    >>> old = [Known("Королёва Анна Сергеевна", born_on=date(1990, 5, 2)), Known("Королев Андрей Сергеевич")]
    >>> find_twins([Known("Королева А. С.")], old)
    [[Twin(index=0, sure=False, reasons=('та же фамилия и инициалы', 'буква ё'))]]
    >>> [twin.reasons for twin in find_twins([Known("Зимина Анна Сергеевна", born_on=date(1990, 5, 2))], old)[0]]
    [('те же имя и отчество', 'та же дата рождения')]
    """
    seekers, kept = _faces(new), _faces(existing)
    _drop_shared(seekers, kept)
    wanted = {key for face in seekers for key in _keys(face, seeking=True)}
    where: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, face in enumerate(kept):
        for key in _keys(face, seeking=False):
            if key in wanted:
                where[key].append(index)
    return [_twins_of(face, kept, {index for key in _keys(face, seeking=True) for index in where.get(key, ())}) for face in seekers]


def pairs_within(people: Sequence[Known]) -> list[Pair]:
    """All pairs of one list who may be the same person, in the order of the list."""
    found = enumerate(find_twins(people, people))
    return [Pair(one, twin.index, twin.sure, twin.reasons) for one, twins in found for twin in twins if one < twin.index]


def within(people: Sequence[Known]) -> list[tuple[int, ...]]:
    """Groups of those of one list who may be the same person, joined where they have one in common; nobody is in two.

    >>> within([Known("Ким Олег"), Known("Рубцова Е. А."), Known("Олег Ким"), Known("Рубцова Елена Андреевна"), Known("Громов А. П.")])
    [(0, 2), (1, 3)]
    """
    leader = list(range(len(people)))

    def top(index: int) -> int:
        while leader[index] != index:
            leader[index] = index = leader[leader[index]]
        return index

    for pair in pairs_within(people):
        one, other = sorted((top(pair.one), top(pair.other)))
        leader[other] = one
    groups: dict[int, list[int]] = defaultdict(list)
    for index in range(len(people)):
        groups[top(index)].append(index)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def _faces(people: Iterable[Known]) -> list[_Face]:
    return [
        _Face(known, read_name(known.full_name, known.former_names), phones(known.phone) | folded_email(known.email)) for known in people
    ]


def _drop_shared(*lists: list[_Face]) -> None:
    """Forget contacts that belong to too many to tell anything."""
    counted = Counter(contact for faces in lists for face in faces for contact in face.contacts)
    common = {contact for contact, times in counted.items() if times > _SHARED_BY_MANY}
    for faces in lists if common else ():
        faces[:] = [_Face(face.known, face.name, face.contacts - common) for face in faces]


def _keys(face: _Face, *, seeking: bool) -> set[tuple[object, ...]]:
    """Where a face waits to be found and where it looks: a name in full meets names in full, initials meet everybody."""
    keys: set[tuple[object, ...]] = {("contact", contact) for contact in face.contacts}
    if face.name.words:
        keys.add(("words", face.name.words))
    born_on = face.known.born_on
    for reading in face.name.readings:
        keys |= _by_name(reading, face.name.former, seeking=seeking)
        if born_on:
            keys |= {("born", part, born_on) for part in reading.parts | face.name.former}
            keys.add(("called", reading.given, born_on))
    return keys


def _by_name(reading: Reading, former: frozenset[str], *, seeking: bool) -> set[tuple[object, ...]]:
    if not reading.given:
        return set()
    parts, initial = reading.parts | former, reading.given[0]
    if len(reading.given) == 1:
        return {(kind, part, initial) for part in parts for kind in (("any", "initial") if seeking else ("initial",))}
    keys: set[tuple[object, ...]] = {("full", part, reading.given) for part in parts}
    keys |= {("initial" if seeking else "any", part, initial) for part in parts}
    surname, rest = reading.surname, (reading.given, reading.patronymic)
    if len(surname) >= _SHORTEST_TO_SLIP and len(reading.patronymic) > 1:
        keys |= {("slip", surname[:at] + surname[at + 1 :], *rest) for at in range(len(surname))}
        keys.add(("slip", surname, *rest))
    return keys


def _twins_of(face: _Face, kept: list[_Face], candidates: Iterable[int]) -> list[Twin]:
    found = [(likeness, index) for index in candidates if (likeness := _compare(face, kept[index]))]
    found.sort(key=lambda pair: (-pair[0].weight, pair[1]))
    return [Twin(index, likeness.sure, likeness.reasons) for likeness, index in found]


def _compare(one: _Face, other: _Face) -> _Likeness | None:
    """How they are alike; None for two different people."""
    if one.known.born_on and other.known.born_on:
        if one.known.born_on != other.known.born_on:
            return None
    elif one.year and other.year and one.year != other.year:
        return None
    best: _Likeness | None = None
    for mine, theirs in product(one.name.readings, other.name.readings):
        likeness = _Meeting(one, other, mine, theirs).likeness()
        if likeness and (best is None or likeness.weight > best.weight):
            best = likeness
    return best


@dataclass(frozen=True, slots=True)
class _Meeting:
    """One way to read two names beside each other."""

    one: _Face
    other: _Face
    mine: Reading
    theirs: Reading

    def likeness(self) -> _Likeness | None:
        """What agrees, weighed; None when too little does."""
        given, patronymic = _agree(self.mine.given, self.theirs.given), _agree(self.mine.patronymic, self.theirs.patronymic)
        if "other" in (given, patronymic):
            return None
        surname = self._surname()
        same_day, same_contact = self._same_day(), bool(self.one.contacts & self.other.contacts)
        if not _enough(surname, given, patronymic, same_day=same_day, same_contact=same_contact, alike=self._letter_for_letter()):
            return None
        weight = _SURNAMES[surname] + _GIVEN[given] + _PATRONYMICS[patronymic] + 30 * same_day + 20 * same_contact
        whole = surname == "same" and given == "same" and patronymic == "same"
        near = surname != "other" and given in ("same", "initial")
        sure = (near and same_day) or (whole and (same_contact or self._same_year() or self._same_place()))
        return _Likeness(weight + 5 * self._same_place(), sure, tuple(self._reasons(surname, given, patronymic)))

    def _surname(self) -> str:
        mine, theirs = self.mine, self.theirs
        if mine.surname and mine.surname == theirs.surname:
            return "same"
        if mine.parts & theirs.parts:
            return "part"
        if (mine.parts | self.one.name.former) & (theirs.parts | self.other.name.former):
            return "former"
        if min(len(mine.surname), len(theirs.surname)) >= _SHORTEST_TO_SLIP and slip(mine.surname, theirs.surname):
            return "slip"
        return "other"

    def _letter_for_letter(self) -> bool:
        return bool(self.one.name.words) and self.one.name.words == self.other.name.words

    def _same_day(self) -> bool:
        return self.one.known.born_on is not None and self.one.known.born_on == self.other.known.born_on

    def _same_year(self) -> bool:
        return self.one.year is not None and self.one.year == self.other.year

    def _same_place(self) -> bool:
        mine, theirs = (" ".join(face.known.place.casefold().split()) for face in (self.one, self.other))
        return bool(mine) and mine == theirs

    def _reasons(self, surname: str, given: str, patronymic: str) -> list[str]:
        one, other = self.one, self.other
        found = [_names_in_words(surname, given, patronymic)]
        told: list[tuple[bool, str]] = [
            (surname == "slip", "опечатка в фамилии"),
            (given == "slip", "опечатка в имени"),
            (patronymic == "slip", "опечатка в отчестве"),
            (one.name.yo != other.name.yo and surname in ("same", "part"), "буква ё"),
            (one.name.latin != other.name.latin, "латинские буквы"),
            (self.mine.turned != self.theirs.turned, "слова в другом порядке"),
            (self._same_day(), "та же дата рождения"),
            (self._same_year() and not self._same_day(), "тот же год рождения"),
            (bool(phones(one.known.phone) & phones(other.known.phone)), "тот же телефон"),
            (bool(folded_email(one.known.email) & folded_email(other.known.email)), "та же почта"),
            (self._same_place(), "тот же класс или должность"),
        ]
        return [words for words in found if words] + [words for agrees, words in told if agrees]


_SURNAMES = {"same": 40, "part": 30, "former": 30, "slip": 20, "other": 0}
_GIVEN = {"same": 20, "initial": 10, "missing": 0, "slip": 5}
_PATRONYMICS = {"same": 15, "initial": 8, "missing": 0, "slip": 5}


def _agree(mine: str, theirs: str) -> str:
    """How two given names or patronymics agree: «И.» with «Иван», nothing with anything, «Сергевна» with «Сергеевна»."""
    if mine == theirs:
        return "same" if len(mine) > 1 else "initial" if mine else "missing"
    if not mine or not theirs:
        return "missing"
    if 1 in (len(mine), len(theirs)):
        return "initial" if mine[0] == theirs[0] else "other"
    # A letter changed for another makes another name («Алина», «Арина»); a lost or a swapped one is a slip of the hand.
    return "slip" if mine[0] == theirs[0] and slip(mine, theirs) in ("lost", "swapped") else "other"


def _enough(surname: str, given: str, patronymic: str, *, same_day: bool, same_contact: bool, alike: bool) -> bool:
    """Whether what agrees is enough to ask a person about it."""
    if alike:
        return True
    helped = same_day or same_contact
    if given in ("missing", "slip"):
        return helped and surname in ("same", "part", "former")
    if surname in ("same", "part", "former"):
        return True
    if given != "same":
        return False
    if surname == "slip":
        return patronymic == "same" or helped
    return (patronymic == "same" and helped) or (same_day and same_contact)


def _names_in_words(surname: str, given: str, patronymic: str) -> str:
    """What of the name agrees."""
    begin: Callable[[str], str] = {"part": "двойная фамилия, {}", "former": "прежняя фамилия, {}"}.get(surname, "{}").format
    if given in ("missing", "slip"):
        words = "та же фамилия" if surname == "same" else ""
        return begin(words).rstrip(", ")
    if given == "initial":
        return begin("те же инициалы") if surname != "same" else "та же фамилия и инициалы"
    whole = patronymic == "same"
    if surname == "same":
        return "те же фамилия, имя и отчество" if whole else "те же фамилия и имя"
    return begin("те же имя и отчество" if whole else "то же имя")
