"""The pages of people over fifty thousand cards, and a list of five thousand people brought in."""

from __future__ import annotations

import time
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from bench_crowd import Crowd
    from bench_pages import Measure

ROWS = 5000
HEADER = ("№", "Ф.И.О. обучающегося", "Дата рождения", "Класс", "Родитель (законный представитель)", "Телефон родителя", "Запрос")


def people() -> Iterator[Measure]:
    """Each page by its address, then the list (promised: a list page 150 ms and 15 queries, search 100 ms, the list 60 s)."""
    from bench_crowd import build_crowd  # noqa: PLC0415  # upon the models
    from bench_pages import page  # noqa: PLC0415  # it asks for this module after it has started
    from django.db import connection  # noqa: PLC0415  # after setup

    from duet.base.tenancy.scope import everywhere  # noqa: PLC0415

    with everywhere():
        crowd = build_crowd()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    school, above = f"/{crowd.school.slug}/", f"/{crowd.department.slug}/"
    for name, url, who in (
        ("people of a school", f"{school}persons/", crowd.curator),
        ("people of a school, «ив»", f"{school}persons/?q=ив", crowd.curator),
        ("people of a school, «физика анна»", f"{school}persons/?q=физика+анна", crowd.curator),
        ("base of mentees", f"{school}mentees/", crowd.curator),
        ("base of mentors, «олимпиад»", f"{school}mentors/?q=олимпиад", crowd.curator),
        ("people of a town of 50,000", f"{above}persons/below/", crowd.coordinator),
        ("people of a town, page 400", f"{above}persons/below/?page=400", crowd.coordinator),
        ("people of a town, «ив»", f"{above}persons/below/?q=ив", crowd.coordinator),
        ("people of a town, «физика»", f"{above}persons/below/?q=физика", crowd.coordinator),
        ("people of a town, «иванова анна»", f"{above}persons/below/?q=иванова+анна", crowd.coordinator),
    ):
        yield page(name, url, who.user)
    yield from _list(crowd)


def _list(crowd: Crowd) -> Iterator[Measure]:
    """A list of five thousand rows: read by the job, its doubles decided, written by the job."""
    from bench_pages import Measure  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415

    from duet.base import clock  # noqa: PLC0415
    from duet.base.tenancy.scope import everywhere  # noqa: PLC0415
    from duet.stages.gathering import actions, jobs  # noqa: PLC0415
    from duet.stages.gathering.models import Batch  # noqa: PLC0415

    begun = time.perf_counter()
    with everywhere():
        with transaction.atomic():
            batch = actions.upload(crowd.school, by=crowd.curator, content=_book(), name="Список.xlsx", on=clock.today())
            # The job is done here and not by a worker.
            transaction.get_connection().run_on_commit = []
        jobs.read_batch.func(batch.pk)
    read = time.perf_counter() - begun
    yield Measure(f"a list of {ROWS:,} people, read", round(1000 * read, 1))
    begun = time.perf_counter()
    with everywhere():
        batch.refresh_from_db()
        with transaction.atomic():
            actions.decide_all(batch, by=crowd.curator, sure=True, take=True)
            actions.decide_all(batch, by=crowd.curator, sure=False)
            Batch.objects.filter(pk=batch.pk).update(settled=True, who="mentee")
            batch.refresh_from_db()
            actions.start_writing(batch, by=crowd.curator)
            transaction.get_connection().run_on_commit = []
        jobs.write_batch.func(batch.pk)
        batch.refresh_from_db()
    yield Measure(f"a list of {ROWS:,} people, written", round(1000 * (time.perf_counter() - begun), 1), note=batch.state)


def _book() -> bytes:
    from bench_crowd import FATHERS, GIVEN, SURNAMES  # noqa: PLC0415

    file = BytesIO()
    book = Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    boys = [name for name in GIVEN if name[-1] not in "ая"]
    for place in range(ROWS):
        surname = SURNAMES[place % len(SURNAMES)]
        name = f"{surname}ский-{surname} {boys[place // 36 % len(boys)]} {FATHERS[place // 300 % len(FATHERS)]}ович"
        born = f"{place % 28 + 1:02}.{place % 12 + 1:02}.{2009 + place % 10}"
        row = [place + 1, name, born, f"{place % 11 + 1}{'АБВГ'[place % 4]}", f"{surname}а Анна Ильинична", f"8 900 {place:07}", "Учёба"]
        sheet.write_row(place + 1, 0, row)
    book.close()
    return file.getvalue()
