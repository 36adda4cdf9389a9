"""What holds for every phrase."""

import re
from datetime import date, datetime, timedelta
from time import process_time

from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from duet.core.calendar import MONTHS, MONTHS_OF, Period, day_of, month_length
from duet.core.deadlines import Ask, Context, Kind, as_json, parse, read_context, say, unfold
from duet.core.deadlines.words import FORMS

from .cases import CASES, SCHOOL_YEAR

GRAMMAR = [*sorted(FORMS), "2022", "2024-2025", "2024/25", "15.09", "01.10.2024", "10:00", "5", "31", "-", ",", "(", ")", "г.", "№", "пары"]
years = st.integers(1950, 2090)
days = st.dates(date(1970, 1, 1), date(2069, 12, 31))
periods = st.one_of(
    st.builds(Period.school_year, years),
    st.builds(lambda first, more: Period.calendar_years(first, first + more), years, st.integers(0, 4)),
    st.builds(lambda start, length: Period(start, start + timedelta(days=length)), days, st.integers(0, 1500)),
)
contexts = st.builds(
    Context,
    period=st.none() | periods,
    approved_on=st.none() | days,
    year=st.none() | years,
    after=st.none() | days,
)
phrases = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(GRAMMAR), max_size=9).map(" ".join),
    st.lists(st.sampled_from(GRAMMAR), max_size=7).map("".join),
    st.sampled_from([case.phrase for case in CASES]),
    st.tuples(st.sampled_from([case.phrase for case in CASES]), st.sampled_from([case.phrase for case in CASES])).map(", ".join),
)
many = settings(max_examples=150, deadline=None)
few = settings(max_examples=60, deadline=None)


def chain(deadline):
    while deadline:
        yield deadline
        deadline = deadline.also


@many
@given(phrases, contexts)
def test_no_phrase_raises(phrase, context):
    for read in chain(parse(phrase, context)):
        assert say(read)
        unfold(read, context.period)


@many
@given(st.text(max_size=80))
def test_no_context_raises(text):
    read_context(text)


@many
@given(phrases, contexts)
def test_a_reading_rests_on_words_of_the_phrase(phrase, context):
    for read in chain(parse(phrase, context)):
        places = [place for span in read.rests_on for place in span]
        assert places == sorted(places)
        assert all(0 <= place <= len(phrase) for place in places)
        assert (read.kind is Kind.UNSPECIFIED) == (not read.rests_on)


@many
@given(phrases, contexts)
def test_days_lie_in_their_bounds(phrase, context):
    for read in chain(parse(phrase, context)):
        if read.start and read.end:
            assert read.start <= read.end
        for day in read.occurrences or ():
            lag = read.rule is not None and read.rule.lag
            listed = read.rrule is None  # the days of a bare list stand as they are named
            assert lag or listed or read.start <= day <= read.end


@many
@given(phrases, contexts)
def test_occurrences_are_sorted_and_unique(phrase, context):
    for read in chain(parse(phrase, context)):
        found = list(read.occurrences or ())
        assert found == sorted(set(found))


@many
@given(phrases, contexts)
def test_json_keeps_the_days(phrase, context):
    for read in chain(parse(phrase, context)):
        fields = as_json(read)
        assert list(fields) == ["kind", "from", "to", "rrule", "occurrences", "anchor", "offset_days"]
        assert Kind(fields["kind"]) is read.kind
        assert [fields["from"] and date.fromisoformat(fields["from"]), fields["to"] and date.fromisoformat(fields["to"])] == [
            read.start,
            read.end,
        ]
        listed = fields["occurrences"]
        assert (None if listed is None else tuple(map(date.fromisoformat, listed))) == read.occurrences


@many
@given(phrases, contexts)
def test_a_rule_unrolls_to_its_occurrences(phrase, context):
    for read in chain(parse(phrase, context)):
        if read.rrule is None:
            continue
        start = datetime.combine(read.start or date(2024, 1, 1), datetime.min.time())
        rule = rrulestr(read.rrule, dtstart=start)
        if not read.occurrences:
            continue
        first, last = (read.occurrences[0], read.occurrences[-1]) if read.rule.lag else (read.start, read.end)
        unrolled = rule.between(*(datetime.combine(day, datetime.min.time()) for day in (first, last)), inc=True)
        assert tuple(day.date() for day in unrolled) == read.occurrences


@many
@given(phrases, contexts)
def test_what_has_no_day_has_a_question(phrase, context):
    for read in chain(parse(phrase, context)):
        for due in unfold(read, context.period):
            assert due.on is not None or due.ask is not None
            assert due.on is None or due.ask is None
            assert due.on is None or due.opens is None or due.opens <= due.on


@many
@given(phrases, contexts)
def test_repetitions_are_told_apart(phrase, context):
    read = parse(phrase, context)
    own = [due for due in unfold(read, context.period) if read.also is None]
    names = [due.name for due in own]
    assert len(names) < 2 or len(names) == len(set(names))


# Noise


NOISE = {
    "dashes": lambda phrase: re.sub("[-–—]", "—", phrase),
    "hyphens": lambda phrase: re.sub("[-–—]", "-", phrase),
    "capitals": str.upper,
    "small letters": str.lower,
    "double spaces": lambda phrase: phrase.replace(" ", "  "),
    "hard spaces": lambda phrase: phrase.replace(" ", "\u00a0"),
    "a line break": lambda phrase: phrase.replace(" ", "\n", 1),
    "a full stop": lambda phrase: phrase + ".",
    "spaces around": lambda phrase: f"  {phrase} ",
    "е for ё": lambda phrase: phrase.replace("ё", "е"),
    "soft hyphens": lambda phrase: re.sub("(?<=[а-я]{3})(?=[а-я]{3})", "\u00ad", phrase),
    "decomposed letters": lambda phrase: phrase.replace("й", "и\u0306").replace("ё", "е\u0308"),
    "brackets": lambda phrase: f"({phrase})",
}


def plain(deadline):
    found = []
    for read in chain(deadline):
        fields = as_json(read)
        anchor = fields["anchor"]
        fields["anchor"] = anchor and re.sub(r"[\s\u00ad-]+", "", anchor.casefold().replace("ё", "е").replace("–", "-").replace("—", "-"))
        found.append(fields)
    return found


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CASES), st.sampled_from(sorted(NOISE)))
def test_noise_changes_no_reading(case, noise):
    context = read_context(case.context)
    if noise == "brackets" and ("(" in case.phrase or not case.phrase.strip(" –—-")):
        return
    assert plain(parse(NOISE[noise](case.phrase), context)) == plain(parse(case.phrase, context)), noise


@few
@given(
    st.sampled_from(
        [case for case in CASES if case.expected["kind"] != "unspecified" and re.search(r"(?<![-–/])(?<![-–] )(?:19|20)\d\d$", case.phrase)]
    )
)
def test_the_word_year_changes_no_reading(case):
    context = read_context(case.context)
    for word in (" г.", "г.", " года", " год", "г"):
        assert plain(parse(case.phrase + word, context)) == plain(parse(case.phrase, context))


# Phrases of a known meaning


def written(day, form):
    return {
        "dots": f"{day:%d.%m.%Y}",
        "short": f"{day.day}.{day:%m}.{day.year}",
        "two digits": f"{day:%d.%m.%y}",
        "words": f"{day.day} {MONTHS_OF[day.month - 1]} {day.year} года",
        "zero": f"{day:%d} {MONTHS_OF[day.month - 1]} {day.year} г.",
        "quotes": f"«{day:%d}» {MONTHS_OF[day.month - 1]} {day.year}г.",
        "iso": day.isoformat(),
    }[form]


FORMS_OF_DAY = ("dots", "short", "two digits", "words", "zero", "quotes", "iso")


@many
@given(days, st.sampled_from(FORMS_OF_DAY), st.sampled_from(["до", "не позднее", "в срок до", "к", "в срок не позднее", "не позже", ""]))
def test_a_day_is_read_however_it_is_written(day, form, preposition):
    read = parse(f"{preposition} {written(day, form)}".strip())
    assert (read.kind, read.start, read.end, read.doubts) == (Kind.BY_DATE, None, day, ())


@many
@given(
    days,
    st.integers(1, 700),
    st.sampled_from(FORMS_OF_DAY[:6]),
    st.sampled_from(["с {} по {}", "{} - {}", "{} – {}", "в период с {} по {}", "с {} до {}"]),
)
def test_a_range_is_read_however_it_is_written(start, length, form, pattern):
    end = min(start + timedelta(days=length), date(2069, 12, 31))
    read = parse(pattern.format(written(start, form), written(end, form)))
    if start < end:
        assert (read.kind, read.start, read.end, read.doubts) == (Kind.PERIOD, start, end, ())


@few
@given(st.integers(1, 12), years, st.sampled_from(["{} {}", "{} {} г.", "{} {} года", "{}{}г.", "({} {})"]))
def test_a_month_is_its_days(month, year, pattern):
    read = parse(pattern.format(MONTHS[month - 1], year))
    assert (read.kind, read.start, read.end) == (Kind.PERIOD, date(year, month, 1), day_of(year, month, 31))


@few
@given(st.integers(1, 12), st.integers(1, 12), years)
def test_a_range_of_months_may_cross_the_year(first, last, year):
    read = parse(f"{MONTHS[first - 1]} {year} – {MONTHS[last - 1]} {year + 1} г.")
    assert (read.start, read.end) == (date(year, first, 1), day_of(year + 1, last, 31))


@few
@given(years, st.sampled_from(["{}/{} учебный год", "{}-{} уч. г.", "на {} – {} учебный год", "в течение {}-{} учебного года", "{}/{}"]))
def test_a_school_year_runs_from_september_to_august(year, pattern):
    read = parse(pattern.format(year, year + 1))
    assert (read.kind, read.start, read.end) == (Kind.PERIOD, date(year, 9, 1), date(year + 1, 8, 31))


@few
@given(
    st.integers(1, 31),
    st.sampled_from(["ежемесячно до {} числа", "до {}-го числа каждого месяца", "1 раз в месяц до {} числа", "каждый месяц, до {}"]),
    years,
)
def test_a_monthly_day_comes_twelve_times_a_school_year(day, pattern, year):
    read = parse(pattern.format(day), Context(Period.school_year(year)))
    assert read.occurrences == tuple(day_of(year + (month < 9), month, day) for month in (9, 10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8))


@few
@given(st.integers(1, 12), st.data(), years, st.integers(0, 5))
def test_a_yearly_day_comes_every_year_of_the_plan(month, data, first, more):
    day = data.draw(st.integers(1, month_length(2023, month)))
    plan = Period.calendar_years(first, first + more)
    read = parse(f"ежегодно до {day} {MONTHS_OF[month - 1]}", Context(plan))
    assert read.occurrences == tuple(date(year, month, day) for year in range(first, first + more + 1))
    assert [due.on for due in unfold(read, plan)] == list(read.occurrences)


@few
@given(st.integers(1, 12), years)
def test_a_month_without_a_year_lies_in_the_school_year(month, year):
    period = Period.school_year(year)
    read = parse(MONTHS[month - 1], Context(period))
    expected = year if month >= 8 else year + 1
    assert read.end == day_of(expected, month, 31)
    assert bool(read.doubts) == (month == 8)


@few
@given(st.lists(st.integers(1, 12), min_size=2, max_size=6, unique=True))
def test_a_list_of_months_comes_in_the_order_of_days(months):
    read = parse(", ".join(MONTHS[month - 1] for month in months), Context(SCHOOL_YEAR))
    assert {day.month for day in read.occurrences} == set(months)
    assert read.rrule is None


@few
@given(st.text(alphabet="бвгжзклмнпрстфхцчшщ", min_size=3, max_size=12))
def test_a_word_that_is_no_word_is_asked_about(word):
    read = parse(word)
    assert (read.kind, read.ask) == (Kind.UNSPECIFIED, Ask.DUE)
    assert word in read.doubts[0]


def broken(word):
    return st.integers(1, len(word) - 1).map(lambda at: f"{word[:at]} {word[at:]}")


@few
@given(st.sampled_from([month for month in MONTHS if len(month) > 4]).flatmap(broken), years)
def test_a_month_broken_by_a_narrow_column_is_glued(word, year):
    assert parse(f"{word} {year}").end == parse(f"{word.replace(' ', '')} {year}").end is not None


@st.composite
def misprints(draw):
    word = draw(st.sampled_from([month for month in MONTHS if len(month) >= 6]))
    at = draw(st.integers(1, len(word) - 2))
    kind = draw(st.sampled_from(["lost", "swapped", "changed", "doubled"]))
    wrong = {
        "lost": word[:at] + word[at + 1 :],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "changed": word[:at] + "ъ" + word[at + 1 :],
        "doubled": word[:at] + word[at] + word[at:],
    }[kind]
    return word, wrong


@few
@given(misprints(), years)
def test_a_month_with_one_misprint_is_read_and_the_guess_is_told(pair, year):
    word, wrong = pair
    right, read = parse(f"{word} {year}"), parse(f"{wrong} {year}")
    assert read.end == right.end
    assert wrong == word or FORMS.get(wrong) == FORMS[word] or any(wrong in doubt for doubt in read.doubts)


def test_ten_thousand_phrases_take_a_second_or_a_few():
    """The law is ten thousand a second on a free core; a busy machine is forgiven three times that."""
    contexts = {case.context: read_context(case.context) for case in CASES}
    phrases = [(case.phrase, contexts[case.context]) for case in CASES]

    def spent():
        began = process_time()
        for phrase, context in phrases:
            parse(phrase, context)
        return process_time() - began

    assert len(phrases) / min(spent() for _ in range(3)) > 3_000
