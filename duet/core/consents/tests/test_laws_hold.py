"""Laws that hold whatever is said in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from duet.core.consents import Cell, Field, Kind, Permit, Resource, Rules, Says, Subject, Use, Voice, Word, permits

START = date(2024, 9, 1)
CELLS = [Cell(field, place) for field in (Field.NAME, Field.PHOTO) for place in (Resource.SITE, Resource.VK)]
RECIPIENTS = [Cell("", "above"), Cell("", "partner:1")]
KIND_OF = {
    Use.KEEP: Kind.PROCESSING, Use.MENTOR: Kind.MENTORING, Use.TRANSFER: Kind.TRANSFER, Use.PUBLISH: Kind.DISSEMINATION,
    Use.PHOTO: Kind.PHOTO, Use.MATCH: Kind.PARTICIPATION,
}  # fmt: skip

days = st.integers(0, 1500).map(lambda number: START + timedelta(days=number))
rules = st.builds(Rules, cosignature=st.booleans())
# Grown up from the beginning, or coming of age or turning fourteen on the way.
ages = st.sampled_from([30 * 365]) | st.integers(11 * 365, 19 * 365)
subjects = st.builds(Subject, st.none() | ages.map(lambda number: START - timedelta(days=number)), st.booleans())


# Most words are such that something may follow from them: otherwise nearly every story ends with nothing allowed.
kinds = st.sampled_from([Kind.PROCESSING, *[Kind.DISSEMINATION] * 4, *[Kind.TRANSFER] * 2, *[Kind.COSIGNATURE] * 2, *Kind])
sayings = st.sampled_from([Says.GIVEN, Says.GIVEN, Says.WITHDRAWN, Says.REFUSED])
rarely = st.integers(0, 5).map(lambda number: number == 0)


@st.composite
def words(draw: st.DrawFn, subject: Subject, kind: Kind | None = None) -> Word:
    about = kind or draw(kinds)
    pool = {Kind.DISSEMINATION: CELLS, Kind.TRANSFER: RECIPIENTS}.get(about)
    named = draw(st.none() | st.frozensets(st.sampled_from(pool), min_size=1)) if pool else None
    on = draw(days)
    entitled = Voice.REPRESENTATIVE if subject.is_minor(on) and about is not Kind.COSIGNATURE else Voice.SELF
    voice = draw(st.sampled_from(Voice)) if draw(rarely) else entitled
    until = on + timedelta(days=draw(st.integers(0, 700))) if draw(rarely) else None
    return Word(about, Says.GIVEN if kind else draw(sayings), on, voice, until, named)


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Word], Subject]:
    """What was said of somebody, written down in any order; at first, a consent to processing and what usually comes with it."""
    subject = draw(subjects)
    begun = [draw(words(subject, kind)) for kind in (Kind.PROCESSING, Kind.DISSEMINATION, Kind.TRANSFER)]
    begun = [replace(word, on=START, voice=_entitled(subject)) for word in begun]
    return [*begun, *draw(st.lists(words(subject), max_size=8))], subject


def _entitled(subject: Subject) -> Voice:
    return Voice.REPRESENTATIVE if subject.is_minor(START) else Voice.SELF


def last_about(said: list[Word], kind: Kind, cell: Cell, on: date) -> Word | None:
    """The last word that speaks of the cell: told here without the law's own code."""
    spoken = None
    for word in sorted((word for word in said if word.on <= on or word.says != Says.GIVEN), key=lambda word: word.on):
        if word.kind != kind:
            continue
        if kind == Kind.TRANSFER and word.cells is not None and cell not in word.cells:
            continue
        if kind == Kind.DISSEMINATION and word.says != Says.GIVEN and word.cells is not None and cell not in word.cells:
            continue
        spoken = word
    return spoken


def forbids(word: Word, cell: Cell) -> bool:
    if word.says != Says.GIVEN:
        return True
    return word.kind == Kind.DISSEMINATION and cell not in (word.cells or ())


@given(stories(), rules, days)
def test_no_permit_lets_through_what_the_last_word_forbids(story, rule, on):
    said, subject = story
    for permit in permits(said, subject, rule, on=on):
        about = [last_about(said, KIND_OF[permit.use], permit.cell, on), last_about(said, Kind.PROCESSING, Cell(), on)]
        if permit.use == Use.PUBLISH and permit.cell.field == Field.PHOTO:
            about.append(last_about(said, Kind.PHOTO, Cell(), on))
        if subject.is_minor(on) and (own := last_about(said, Kind.COSIGNATURE, Cell(), on)):
            about.append(own)
        assert not any(word and forbids(word, permit.cell) for word in about)
        # Silence is no consent, except that an adult takes part without being asked.
        assert all(about) or (permit.use == Use.MATCH and about[1] and not subject.is_minor(on))


@given(stories(), rules, days, days)
def test_permits_only_close_with_time(story, rule, one, other):
    said, subject = story
    first, then = sorted((one, other))
    known = [word for word in said if word.on <= first]
    later = permits(known, subject, rule, on=then)
    assert set(later) <= {permit for permit in permits(known, subject, rule, on=first) if permit.holds(then)}


@given(stories(), rules, days)
def test_every_permit_holds_today_is_said_once_and_rests_on_keeping(story, rule, on):
    found = permits(*story, rule, on=on)
    assert all(permit.holds(on) for permit in found)
    assert len({(permit.use, permit.cell) for permit in found}) == len(found)
    if found:
        keep = next(permit for permit in found if permit.use == Use.KEEP)
        assert all(ends(permit) <= ends(keep) for permit in found)


@given(stories(), rules, days, st.sampled_from(Voice))
def test_a_withdrawal_of_processing_by_anybody_shuts_everything(story, rule, on, voice):
    said, subject = story
    known = [word for word in said if word.on <= on]
    assert permits([*known, Word(Kind.PROCESSING, Says.WITHDRAWN, on, voice)], subject, rule, on=on) == []


@given(stories(), rules, days, st.data())
def test_a_no_never_opens_anything(story, rule, on, data):
    said, subject = story
    known = [heard for heard in said if heard.on <= on]
    no = replace(data.draw(words(subject)), says=Says.WITHDRAWN, on=on)
    assert set(permits([*known, no], subject, rule, on=on)) <= set(permits(known, subject, rule, on=on))


@given(stories(), days)
def test_asking_for_the_minors_own_signature_never_opens_anything(story, on):
    asked = {(permit.use, permit.cell) for permit in permits(*story, Rules(cosignature=True), on=on)}
    assert asked <= {(permit.use, permit.cell) for permit in permits(*story, Rules(), on=on)}


@given(stories(), rules, days)
def test_a_minor_is_opened_by_the_representative_alone(story, rule, on):
    said, subject = story
    by_self = [replace(word, voice=Voice.SELF) for word in said]
    if subject.is_minor(on):
        assert permits(by_self, subject, rule, on=on) == []


@given(stories(), rules, days)
def test_what_is_allowed_for_a_minor_ends_with_childhood(story, rule, on):
    said, subject = story
    if subject.is_minor(on) and (birthday := subject.turns(18)):
        assert all(ends(permit) < birthday for permit in permits(said, subject, rule, on=on))


def ends(permit: Permit) -> date:
    return permit.until or date.max
