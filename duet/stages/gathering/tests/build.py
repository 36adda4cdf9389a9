"""Make lists for the tests, with the least that is needed. Called inside ``with everywhere():``."""

from __future__ import annotations

from datetime import date
from html import unescape
from io import BytesIO
from typing import Any

import xlsxwriter

from duet.base import clock
from duet.base.tenancy.models import Member
from duet.stages.gathering import actions, jobs
from duet.stages.gathering.models import Batch, Line

PUPILS = "ФИО\tКласс\tДата рождения\tТелефон\nКим Олег Робертович\t7в\t12.03.2011\t8 916 123-45-67\nЛи Анна Львовна\t7в\t01.05.2011\t\n"


def brought(by: Member, text: str = PUPILS, name: str = "Список.txt") -> Batch:
    """A list that was brought and waits to be read."""
    return actions.upload(by.organisation, by=by, content=text.encode(), name=name, on=clock.today())


def read(by: Member, text: str = PUPILS, **settled: object) -> Batch:
    """A list on review; ``settled`` says who its people are."""
    batch = brought(by, text)
    jobs.read_batch.func(batch.pk)
    Batch.objects.filter(pk=batch.pk).update(settled=True, **settled)
    batch.refresh_from_db()
    assert batch.state == "read", batch.trouble
    return batch


def written(by: Member, text: str = PUPILS, **settled: object) -> Batch:
    """A list whose people have cards."""
    batch = read(by, text, **settled)
    actions.start_writing(batch, by=by)
    jobs.write_batch.func(batch.pk)
    batch.refresh_from_db()
    assert batch.state == "written", batch.trouble
    return batch


def line(of: Batch, name: str = "") -> Line:
    """A row of a list, by the beginning of the name."""
    return Line.objects.of(of).filter(full_name__startswith=name).select_related("batch__organisation", "organisation")[0]


def book(*rows: list[object], sheet: str = "Лист1") -> bytes:
    """An .xlsx with these rows."""
    file = BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True})
    page = made.add_worksheet(sheet)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            page.write_string(number, column, str(value)) if isinstance(value, str) else page.write(number, column, value)
    made.close()
    return file.getvalue()


def words(response: Any) -> str:
    """What a page says, without what only keeps its words together."""
    return unescape(response.content.decode()).replace("\N{NO-BREAK SPACE}", " ").replace("\N{WORD JOINER}", "")


def today() -> date:
    """The day it is in the tests."""
    return clock.today()
