"""The law of consents: the last word decides.

* Words count in the order of their days; those of one day, in the order they were written down. So a paper that is found in a
  drawer does not outweigh what was said after it was signed.
* A word forbids whoever says it; it allows only from whoever was entitled to speak on its day: the person, or for a minor the
  representative. What anybody else allows opens nothing; what they leave out of it is taken back.
* A representative's consent is good until the person comes of age; a consent with a term, until the end of the term.
* Everything rests on the consent to processing: without it nothing past registration is allowed.

Permits only close with time. What is allowed without an end counts as allowed until ``date.max``, what is not as until ``date.min``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from .model import NO_CELL, Cell, Field, Kind, Permit, Rules, Says, Subject, Use, Voice, Word

_DAY = timedelta(days=1)
_COSIGNS, _GROWN_UP = 14, 18
_ALWAYS, _NEVER = date.max, date.min
# Consents that name what they allow: one that names nothing allows nothing.
_BY_CELLS = frozenset({Kind.DISSEMINATION, Kind.TRANSFER})
_RESTS_ON = {Use.MENTOR: Kind.MENTORING, Use.PHOTO: Kind.PHOTO}

_Standing = dict[Cell, date]


def permits(words: Iterable[Word], subject: Subject, rules: Rules, *, on: date) -> list[Permit]:
    """What may be done with the person's data from the day on, if nothing more is said.

    ``words`` come in the order they were written down. Permits only close with time: nothing that is not in the answer opens later.

    >>> adult, autumn = Subject(date(1980, 5, 1)), date(2026, 9, 1)
    >>> yes = Word(Kind.PROCESSING, Says.GIVEN, autumn, Voice.SELF, until=date(2027, 8, 31))
    >>> [(str(permit.use), str(permit.until)) for permit in permits([yes], adult, Rules(), on=autumn)]
    [('keep', '2027-08-31'), ('match', '2027-08-31')]
    >>> no = Word(Kind.PROCESSING, Says.WITHDRAWN, date(2026, 11, 20), Voice.SELF)
    >>> permits([yes, no], adult, Rules(), on=date(2026, 11, 20))
    []
    """
    said = _in_order(words, on)
    keep = _keep(said, subject, rules, on)
    lasting = {(Use.KEEP, NO_CELL): keep, (Use.MATCH, NO_CELL): min(keep, _match(said, subject, on))}
    for use, kind in _RESTS_ON.items():
        lasting[use, NO_CELL] = min(keep, _until(said, kind, subject))
    for cell, until in sorted(_standing(said, Kind.TRANSFER, subject).items()):
        lasting[Use.TRANSFER, cell] = min(keep, until)
    for cell, until in sorted(_standing(said, Kind.DISSEMINATION, subject).items()):
        # A picture is published only where taking it is allowed too (Civil Code art. 152.1).
        also = lasting[Use.PHOTO, NO_CELL] if cell.field == Field.PHOTO else keep
        lasting[Use.PUBLISH, cell] = min(also, until)
    return [Permit(use, cell, None if until == _ALWAYS else until) for (use, cell), until in lasting.items() if until >= on]


def _in_order(words: Iterable[Word], on: date) -> list[Word]:
    """By their days. What is dated later than ``on`` allows nothing yet; what it forbids, it forbids at once."""
    known = (word for word in words if word.on <= on or word.says is not Says.GIVEN)
    return sorted(known, key=lambda word: word.on)


def _keep(said: Sequence[Word], subject: Subject, rules: Rules, on: date) -> date:
    """Until when anything may be done at all: the consent to processing and, where it is asked for, the minor's own signature."""
    main = _until(said, Kind.PROCESSING, subject)
    if not subject.is_minor(on):
        return main
    own = next((word for word in reversed(said) if word.kind is Kind.COSIGNATURE), None)
    if own is not None and own.says is not Says.GIVEN:
        # A child who said no is heard, whatever the organisation asks for.
        return _NEVER
    if not rules.cosignature:
        return main
    if own is not None and own.voice is Voice.SELF and subject.cosigns(own.on):
        return min(main, own.until or _ALWAYS)
    birthday = subject.turns(_COSIGNS)
    return min(main, birthday - _DAY) if birthday else main


def _match(said: Sequence[Word], subject: Subject, on: date) -> date:
    """Until when a pair may be looked for: a minor takes part with the representative's consent, an adult unless they refused."""
    until = _until(said, Kind.PARTICIPATION, subject)
    if until >= on or subject.is_minor(on):
        return until
    about = [word for word in said if word.kind is Kind.PARTICIPATION]
    last = next((word for word in reversed(about) if word.says is not Says.GIVEN or _entitled(word, subject)), None)
    # What was allowed for a child is over when the child is an adult, who needs no such consent.
    free = last is None or (last.says is Says.GIVEN and subject.is_minor(last.on))
    return _ALWAYS if free else _NEVER


def _until(said: Sequence[Word], kind: Kind, subject: Subject) -> date:
    """Until when a consent that names no cells stands."""
    return _standing(said, kind, subject).get(NO_CELL, _NEVER)


def _standing(said: Iterable[Word], kind: Kind, subject: Subject) -> _Standing:
    """What stands of a consent after the last word about each of its cells, and until when."""
    standing: _Standing = {}
    for word in said:
        if word.kind is not kind:
            continue
        if word.says is not Says.GIVEN:
            standing = _taken_back(standing, word)
        elif not _entitled(word, subject):
            standing = _narrowed(standing, word)
        elif kind is Kind.TRANSFER:
            # Each recipient is a document of its own; only the dissemination is answered as a whole.
            standing |= _given(word, subject)
        else:
            standing = _given(word, subject)
    return standing


def _entitled(word: Word, subject: Subject) -> bool:
    """Whether whoever speaks may allow anything on that day."""
    return subject.is_minor(word.on) is (word.voice is Voice.REPRESENTATIVE)


def _given(word: Word, subject: Subject) -> _Standing:
    """A consent as it was given; a representative's until the person comes of age."""
    until = word.until or _ALWAYS
    birthday = subject.turns(_GROWN_UP)
    if birthday and word.voice is Voice.REPRESENTATIVE:
        until = min(until, birthday - _DAY)
    return dict.fromkeys(_named(word), until)


def _narrowed(standing: _Standing, word: Word) -> _Standing:
    """What is left when somebody who may allow nothing allows less than stands; of a transfer, which has many recipients, all."""
    if word.kind is Kind.TRANSFER:
        return standing
    named = frozenset(_named(word))
    return {cell: min(until, word.until or _ALWAYS) for cell, until in standing.items() if cell in named}


def _taken_back(standing: _Standing, word: Word) -> _Standing:
    """What is left after a refusal or a withdrawal."""
    if word.cells is None or word.kind not in _BY_CELLS:
        return {}
    return {cell: until for cell, until in standing.items() if cell not in word.cells}


def _named(word: Word) -> Iterator[Cell]:
    """The cells a given consent is about."""
    yield from (word.cells or ()) if word.kind in _BY_CELLS else (NO_CELL,)
