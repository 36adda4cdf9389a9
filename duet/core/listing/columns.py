"""Which column means what: by its title, by what its values look like, by the columns beside it; a person's choice goes before all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .contents import PLURALS, SAMPLE, look_of
from .model import JOINED_UP, NAMES, NOTHING, PEOPLE, Column, Field, Guess, Meaning, Owner
from .outcome import is_nothing
from .tables import Found

_SHOWN = 4
CHOSEN = "выбрали вы"
# What a title calls one thing and values may call another, more exact one.
_VAGUE = frozenset({Field.CONTACTS, Field.SIDE, Field.FORMS, Field.OUTCOME, Field.REQUEST, Field.OTHER})
# In a list of pairs these are told of one side whatever stands before them.
_OF_MENTEES = frozenset({Field.REQUEST, Field.DIFFICULTY, Field.YOUNG, Field.OUTCOME})
_OF_MENTORS = frozenset({Field.COMPETENCES, Field.CAPACITY, Field.HOURS, Field.AGES})
_OTHER_SIDE: Mapping[Owner, Owner] = {Owner.MENTOR: Owner.MENTEE, Owner.MENTEE: Owner.MENTOR}
_ONCE_A_ROW = frozenset({Field.NUMBER, Field.OTHER})


def columns_of(found: Found, choices: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns with what each was taken for. ``choices`` are keys of meanings a person chose, by keys of columns."""
    values: dict[str, list[str]] = {key: [] for key in found.titles}
    for row in found.rows:
        for key, text in row.cells.items():
            values[key].append(text)
    guesses = {key: _chosen(choices.get(key)) or _guess(found.guesses[key], texts) for key, texts in values.items()}
    guesses = _whose(guesses, choices)
    guesses = _whole_names(guesses, values, choices)
    guesses = _once(guesses, values, choices)
    return tuple(
        Column(key, title, guesses[key], _samples(values[key]), sum(not is_nothing(text) for text in values[key]))
        for key, title in found.titles.items()
    )


def _samples(texts: Sequence[str]) -> tuple[str, ...]:
    filled = (" ".join(text.split())[:80] for text in texts[: 10 * SAMPLE] if text.strip())
    return tuple(list(dict.fromkeys(filled))[:_SHOWN])


def _chosen(key: str | None) -> Guess | None:
    try:
        return Guess(Meaning.of(key), 1.0, CHOSEN) if key else None
    except ValueError:
        return None


def _guess(by_title: Guess | None, texts: Sequence[str]) -> Guess:
    look = look_of(texts)
    if by_title is None:
        return _by_values(look) if look else Guess(NOTHING, 0.3, "заголовок незнаком")
    if look is None:
        return by_title
    field, count, total = look
    owner, titled = by_title.meaning
    if titled is field or {titled, field} <= {Field.BORN_ON, Field.BIRTH_YEAR, *_DAYS}:
        return replace(by_title, sure=1.0)
    if titled is Field.YOUNG and field is Field.FULL_NAME:
        # «Молодой специалист» over names is a word for a mentee; over «да» it is a mark.
        return Guess(Meaning(Owner.MENTEE, field), 0.8, f"по заголовку и значениям: {PLURALS[field]}")
    if (fitting := _fitting(titled, field)) is not None:
        return Guess(Meaning(owner, fitting), 0.8, f"по заголовку и значениям: {PLURALS[field]}")
    if titled is Field.FULL_NAME and field in (
        Field.GROUP,
        Field.SIDE,
        Field.PHONE,
        Field.EMAIL,
        Field.SERVICE,
        Field.CATEGORY,
        Field.POST,
    ):
        # «Родители» over telephones, «Наставник» over posts: the title says whose, the values say what.
        return Guess(Meaning(owner, field), 0.6, f"значения похожи на {PLURALS[field]}: {count} из {total}")
    if titled in (Field.EMAIL, Field.PHONE, Field.BORN_ON, Field.FULL_NAME):
        return Guess(by_title.meaning, 0.5, f"по заголовку, но значения похожи на {PLURALS[field]}")
    return by_title


_DAYS = (Field.JOINED_ON, Field.ENDED_ON, Field.ARRIVED_ON)


def _fitting(titled: Field, field: Field) -> Field | None:
    """What a vague title means once the values are seen."""
    if titled in (Field.SURNAME, Field.GIVEN) and field is Field.FULL_NAME:
        return Field.FULL_NAME
    if titled is Field.FULL_NAME and field in (Field.GIVEN, Field.PATRONYMIC):
        return field
    return field if titled in _VAGUE and field in (Field.FULL_NAME, Field.PHONE, Field.EMAIL) else None


def _by_values(look: tuple[Field, int, int]) -> Guess:
    field, count, total = look
    # A date may be of birth and of anything else: a person had better look.
    sure = (0.5 if field in (Field.BORN_ON, Field.BIRTH_YEAR, Field.POST) else 0.8) * count / total
    return Guess(Meaning(Owner.SELF, field), round(sure, 2), f"значения похожи на {PLURALS[field]}: {count} из {total}")


def _whose(guesses: dict[str, Guess], choices: Mapping[str, str]) -> dict[str, Guess]:
    """In a list of pairs a column without a word about whose it is belongs to the name before it; who has a mentor is a mentee."""
    named = [guess.meaning.owner for guess in guesses.values() if guess.meaning.field in NAMES and guess.meaning.owner in PEOPLE]
    sides = [owner for owner in (Owner.MENTOR, Owner.MENTEE) if owner in named]
    if not sides:
        return guesses
    unsaid = _OTHER_SIDE[sides[0]] if Owner.SELF in named and len(sides) == 1 else None
    near = unsaid or next(owner for owner in named if owner is not Owner.SELF)
    made: dict[str, Guess] = {}
    for key, guess in guesses.items():
        owner, name = guess.meaning
        if owner is Owner.SELF and name in NAMES and unsaid and key not in choices:
            owner = unsaid
        elif owner is Owner.SELF and name not in _ONCE_A_ROW and name not in NAMES and key not in choices:
            owner = _side_for(name, near, [unsaid, *sides] if unsaid else sides)
        if name in NAMES and owner in PEOPLE:
            near = owner
        made[key] = replace(guess, meaning=Meaning(owner, name))
    return made


def _side_for(name: Field, near: Owner, sides: Sequence[Owner]) -> Owner:
    if name in _OF_MENTEES and Owner.MENTEE in sides:
        return Owner.MENTEE
    if name in _OF_MENTORS and Owner.MENTOR in sides:
        return Owner.MENTOR
    return near


def _whole_names(guesses: dict[str, Guess], values: Mapping[str, Sequence[str]], choices: Mapping[str, str]) -> dict[str, Guess]:
    """«Имя» alone is the whole name; a second column of names without a title is of a parent where the list is of children."""
    made = dict(guesses)
    for owner in Owner:
        own = {guess.meaning.field: key for key, guess in made.items() if guess.meaning.owner is owner}
        if Field.GIVEN in own and Field.SURNAME not in own and Field.FULL_NAME not in own and own[Field.GIVEN] not in choices:
            made[own[Field.GIVEN]] = replace(made[own[Field.GIVEN]], meaning=Meaning(owner, Field.FULL_NAME), sure=0.5)
        if Field.SURNAME in own and Field.GIVEN not in own and Field.FULL_NAME not in own and own[Field.SURNAME] not in choices:
            made[own[Field.SURNAME]] = replace(made[own[Field.SURNAME]], meaning=Meaning(owner, Field.FULL_NAME), sure=0.6)
    unnamed = [
        key for key, guess in made.items()
        if guess.meaning == Meaning(Owner.SELF, Field.FULL_NAME) and guess.why.startswith("значения") and key not in choices
    ]  # fmt: skip
    fields = {guess.meaning.field for guess in made.values()}
    whole = [key for key, guess in made.items() if guess.meaning == Meaning(Owner.SELF, Field.FULL_NAME)]
    second = unnamed[-1] if unnamed and len(whole) > 1 and unnamed[-1] != whole[0] else ""
    if second and fields & {Field.GROUP, Field.BORN_ON}:
        made[second] = Guess(Meaning(Owner.KIN, Field.FULL_NAME), 0.5, "второй столбец имён: похоже на родителей")
    return made


def _once(guesses: dict[str, Guess], values: Mapping[str, Sequence[str]], choices: Mapping[str, str]) -> dict[str, Guess]:
    """A date of birth is one; of two columns that mean it the surer is taken, the other is kept beside."""
    best: dict[Meaning, str] = {}
    for key in sorted(guesses, key=lambda key: (key not in choices, not any(values[key]), -guesses[key].sure)):
        best.setdefault(guesses[key].meaning, key)
    counts = Counter(guess.meaning for guess in guesses.values())
    made = dict(guesses)
    for key, guess in guesses.items():
        once = guess.meaning.field not in JOINED_UP | _ONCE_A_ROW
        if once and counts[guess.meaning] > 1 and best[guess.meaning] != key and key not in choices:
            made[key] = Guess(NOTHING, 0.4, f"столбец «{guess.meaning.title}» уже есть")
    return made
