"""What follows from what was said, case by case."""

from __future__ import annotations

from datetime import date

from duet.core.consents import Cell, Field, Kind, Resource, Rules, Says, Subject, Use, Voice, Word, permits

ADULT = Subject(date(1980, 5, 1))
# Comes of age on 10 March 2027, turned 14 on 10 March 2023.
TEENAGER = Subject(date(2009, 3, 10), learner=True)
CHILD = Subject(date(2013, 1, 20), learner=True)
SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 20)
LAST_OF_CHILDHOOD = date(2027, 3, 9)
NAME, POST, PHOTO = (Cell(field, Resource.SITE) for field in (Field.NAME, Field.POST, Field.PHOTO))
ABOVE, PARTNER = Cell("", "above"), Cell("", "partner:5")
COSIGNED = Rules(cosignature=True)


def said(says=Says.GIVEN, kind=Kind.PROCESSING, on=SEPTEMBER, voice=Voice.SELF, until=None, cells=None):
    return Word(kind, says, on, voice, until, None if cells is None else frozenset(cells))


def parent(kind=Kind.PROCESSING, says=Says.GIVEN, **rest):
    return said(says, kind, voice=Voice.REPRESENTATIVE, **rest)


def uses(words, subject=ADULT, rules=Rules(), on=NOVEMBER):  # noqa: B008  # a frozen value
    return {permit.use: permit.until for permit in permits(words, subject, rules, on=on)}


def cells(words, use=Use.PUBLISH, subject=ADULT, on=NOVEMBER):
    return {permit.cell: permit.until for permit in permits(words, subject, Rules(), on=on) if permit.use == use}


def test_nothing_said_allows_nothing():
    assert permits([], ADULT, Rules(), on=NOVEMBER) == []


def test_an_adult_who_agreed_to_processing_may_be_matched_too():
    assert uses([said()]) == {Use.KEEP: None, Use.MATCH: None}


def test_a_refusal_after_a_consent_forbids():
    assert uses([said(), said(Says.REFUSED, on=OCTOBER)]) == {}


def test_a_withdrawal_forbids_on_its_very_day():
    assert uses([said(), said(Says.WITHDRAWN, on=NOVEMBER)]) == {}


def test_a_consent_after_a_withdrawal_allows_again():
    assert Use.KEEP in uses([said(), said(Says.WITHDRAWN, on=OCTOBER), said(on=NOVEMBER)])


def test_of_one_day_the_word_written_down_last_counts():
    assert uses([said(Says.REFUSED), said()]) != {}
    assert uses([said(), said(Says.REFUSED)]) == {}


def test_a_paper_found_in_a_drawer_does_not_outweigh_a_later_withdrawal():
    assert uses([said(Says.WITHDRAWN, on=OCTOBER), said(on=SEPTEMBER)]) == {}


def test_a_consent_of_a_day_to_come_allows_nothing_yet():
    assert uses([said(on=date(2026, 12, 1))]) == {}


def test_a_withdrawal_of_a_day_to_come_forbids_at_once():
    assert uses([said(), said(Says.WITHDRAWN, on=date(2026, 12, 1))]) == {}


def test_a_consent_is_good_to_the_end_of_its_term_and_no_longer():
    words = [said(until=NOVEMBER)]
    assert uses(words) == {Use.KEEP: NOVEMBER, Use.MATCH: NOVEMBER}
    assert uses(words, on=date(2026, 11, 21)) == {}


def test_a_consent_that_has_run_out_does_not_bring_the_one_before_it_back():
    assert uses([said(), said(on=OCTOBER, until=date(2026, 11, 1))]) == {}


# Who is entitled.


def test_for_a_child_the_representative_speaks_until_the_child_comes_of_age():
    assert uses([parent()], TEENAGER) == {Use.KEEP: LAST_OF_CHILDHOOD}
    assert uses([parent()], TEENAGER, on=date(2027, 3, 10)) == {}


def test_the_term_of_a_paper_holds_where_it_is_sooner_than_coming_of_age():
    assert uses([parent(until=date(2026, 12, 31))], TEENAGER) == {Use.KEEP: date(2026, 12, 31)}


def test_what_a_child_allows_alone_opens_nothing():
    assert uses([said()], TEENAGER) == {}


def test_what_a_parent_allows_for_an_adult_opens_nothing_and_takes_nothing_back():
    assert uses([parent()]) == {}
    assert Use.KEEP in uses([said(), parent(on=OCTOBER)])


def test_what_a_child_forbids_is_forbidden():
    assert uses([parent(), said(Says.WITHDRAWN, on=OCTOBER)], TEENAGER) == {}


def test_a_child_who_allows_less_than_the_parent_is_heard():
    words = [parent(), parent(Kind.DISSEMINATION, cells=[NAME, POST]), said(kind=Kind.DISSEMINATION, on=OCTOBER, cells=[NAME])]
    assert cells(words, subject=TEENAGER) == {NAME: LAST_OF_CHILDHOOD}


def test_a_pupil_without_a_date_of_birth_counts_as_a_minor_and_a_teacher_as_an_adult():
    assert uses([parent()], Subject(learner=True)) == {Use.KEEP: None}
    assert uses([said()], Subject(learner=True)) == {}
    assert uses([said()], Subject()) == {Use.KEEP: None, Use.MATCH: None}


# The minor's own signature.


def test_where_it_is_asked_for_nothing_is_allowed_without_the_minors_own_signature():
    assert uses([parent()], TEENAGER, COSIGNED) == {}


def test_with_both_signatures_the_sooner_term_holds():
    own = said(kind=Kind.COSIGNATURE, until=date(2026, 12, 31))
    assert uses([parent(), own], TEENAGER, COSIGNED) == {Use.KEEP: date(2026, 12, 31)}
    assert uses([parent(), said(kind=Kind.COSIGNATURE)], TEENAGER, COSIGNED) == {Use.KEEP: LAST_OF_CHILDHOOD}


def test_before_fourteen_it_is_not_asked_for_and_from_fourteen_on_it_is():
    assert uses([parent()], CHILD, COSIGNED) == {Use.KEEP: date(2027, 1, 19)}


def test_a_signature_of_a_child_under_fourteen_does_not_last_past_the_birthday():
    assert uses([parent(), said(kind=Kind.COSIGNATURE)], CHILD, COSIGNED) == {Use.KEEP: date(2027, 1, 19)}


def test_a_parent_cannot_cosign_for_the_child():
    assert uses([parent(), parent(Kind.COSIGNATURE)], TEENAGER, COSIGNED) == {}


def test_without_a_date_of_birth_nobody_is_known_to_be_fourteen():
    assert uses([parent()], Subject(learner=True), COSIGNED) == {Use.KEEP: None}


def test_a_teenager_who_said_no_is_heard_even_where_it_is_not_asked_for():
    assert uses([parent(), said(Says.REFUSED, Kind.COSIGNATURE)], TEENAGER) == {}


def test_the_no_of_a_teenager_does_not_bind_the_adult():
    own = said(on=date(2027, 4, 1))
    assert Use.KEEP in uses([parent(), said(Says.REFUSED, Kind.COSIGNATURE), own], TEENAGER, COSIGNED, on=date(2027, 5, 1))


# Taking part and being a mentor.


def test_a_child_is_matched_only_with_the_consent_to_take_part():
    assert uses([parent(), parent(Kind.PARTICIPATION)], TEENAGER) == {Use.KEEP: LAST_OF_CHILDHOOD, Use.MATCH: LAST_OF_CHILDHOOD}


def test_an_adult_who_refused_to_take_part_is_not_matched():
    assert uses([said(), said(Says.REFUSED, Kind.PARTICIPATION)]) == {Use.KEEP: None}


def test_an_adult_whose_own_consent_to_take_part_has_run_out_is_not_matched():
    assert uses([said(), said(kind=Kind.PARTICIPATION, until=OCTOBER)]) == {Use.KEEP: None}


def test_what_was_allowed_to_a_child_does_not_bind_the_adult():
    words = [parent(), parent(Kind.PARTICIPATION), said(on=date(2027, 4, 1))]
    assert Use.MATCH in uses(words, TEENAGER, on=date(2027, 5, 1))


def test_what_was_forbidden_to_a_child_stays_forbidden_until_the_adult_speaks():
    words = [parent(), parent(Kind.PARTICIPATION, Says.REFUSED), said(on=date(2027, 4, 1))]
    assert uses(words, TEENAGER, on=date(2027, 5, 1)) == {Use.KEEP: None}
    assert Use.MATCH in uses([*words, said(kind=Kind.PARTICIPATION, on=date(2027, 4, 2))], TEENAGER, on=date(2027, 5, 1))


def test_a_mentor_is_named_only_with_a_written_consent_and_never_longer_than_data_are_kept():
    assert uses([said(until=NOVEMBER), said(kind=Kind.MENTORING)])[Use.MENTOR] == NOVEMBER


# Publishing and passing on.


def test_only_the_cells_that_were_allowed_are_published():
    assert cells([said(), said(kind=Kind.DISSEMINATION, cells=[NAME])]) == {NAME: None}


def test_nothing_is_published_without_the_consent_to_processing():
    assert permits([said(kind=Kind.DISSEMINATION, cells=[NAME])], ADULT, Rules(), on=NOVEMBER) == []


def test_a_consent_that_names_nothing_allows_nothing():
    assert cells([said(), said(kind=Kind.DISSEMINATION)]) == {}


def test_a_later_consent_to_dissemination_replaces_the_earlier_one():
    words = [said(), said(kind=Kind.DISSEMINATION, cells=[NAME, POST]), said(kind=Kind.DISSEMINATION, on=OCTOBER, cells=[POST])]
    assert cells(words) == {POST: None}


def test_one_cell_may_be_taken_back():
    words = [said(), said(kind=Kind.DISSEMINATION, cells=[NAME, POST]), said(Says.WITHDRAWN, Kind.DISSEMINATION, cells=[POST])]
    assert cells(words) == {NAME: None}


def test_the_whole_of_it_may_be_taken_back():
    assert cells([said(), said(kind=Kind.DISSEMINATION, cells=[NAME]), said(Says.WITHDRAWN, Kind.DISSEMINATION)]) == {}


def test_a_picture_is_published_only_where_taking_it_is_allowed():
    shown = said(kind=Kind.DISSEMINATION, cells=[NAME, PHOTO])
    assert cells([said(), shown]) == {NAME: None}
    assert cells([said(), shown, said(kind=Kind.PHOTO, until=NOVEMBER)]) == {NAME: None, PHOTO: NOVEMBER}
    assert uses([said(), said(kind=Kind.PHOTO)])[Use.PHOTO] is None


def test_each_recipient_is_allowed_by_itself():
    words = [said(), said(kind=Kind.TRANSFER, cells=[ABOVE]), said(kind=Kind.TRANSFER, on=OCTOBER, cells=[PARTNER], until=NOVEMBER)]
    assert cells(words, Use.TRANSFER) == {ABOVE: None, PARTNER: NOVEMBER}
    refused = said(Says.REFUSED, Kind.TRANSFER, on=NOVEMBER, cells=[PARTNER])
    assert cells([*words, refused], Use.TRANSFER) == {ABOVE: None}
    assert cells([*words, said(Says.WITHDRAWN, Kind.TRANSFER, on=NOVEMBER)], Use.TRANSFER) == {}


def test_a_child_may_not_pass_its_data_on_and_takes_nothing_back_by_trying():
    words = [parent(), parent(Kind.TRANSFER, cells=[ABOVE]), said(kind=Kind.TRANSFER, on=OCTOBER, cells=[PARTNER])]
    assert cells(words, Use.TRANSFER, TEENAGER) == {ABOVE: LAST_OF_CHILDHOOD}


def test_a_part_of_a_consent_that_has_no_parts_takes_all_of_it_back():
    assert uses([said(), said(Says.WITHDRAWN, cells=[NAME])]) == {}
