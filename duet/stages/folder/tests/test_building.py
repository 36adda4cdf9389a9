"""What lies in the folder: the ZIP is opened and read."""

from __future__ import annotations

import hashlib
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.conf import settings

from duet.base.files.models import keep
from duet.base.tenancy.models import Member
from duet.base.tenancy.scope import everywhere
from duet.core.documents import DocumentState
from duet.stages.accounting.models import Extract
from duet.stages.accounting.tests import build as accounting
from duet.stages.acts.models import Act
from duet.stages.bases.models import Side
from duet.stages.bases.tests import build as bases
from duet.stages.editions.tests import build as editions
from duet.stages.folder import building
from duet.stages.folder.contents import lists
from duet.stages.folder.contents.items import safe
from duet.stages.folder.models import BuildState, FolderBuild
from duet.stages.folder.wiping import KEPT
from duet.stages.partners.models import Agreement, Partner
from duet.stages.persons.models import Person
from duet.stages.roadmaps.tests import build as roadmaps
from tests import make
from tests.make import Cast

from . import build
from .build import ON

pytestmark = pytest.mark.django_db


@everywhere()
def opened(folder: FolderBuild) -> zipfile.ZipFile:
    assert folder.file is not None, folder.trouble
    return zipfile.ZipFile(BytesIO(folder.file.read()))


@everywhere()
def filled(by: Member) -> None:
    """A year with something in every section."""
    place = by.organisation
    mentor, pupil = build.person("Тимофеева Ольга Николаевна", place), build.person("Ким Роман Олегович", place, "pupil")
    make.consent(mentor, by=by)
    bases.participation(mentor, Side.MENTOR)
    bases.participation(pupil)
    order = build.paper(by, "introduction_order", "О внедрении <b>наставничества</b>: ../этап 1/2")
    build.annex(order)
    build.scan(order, by)
    build.reader(order, known_on=ON, person=mentor)
    build.paper(by, "group_order", "О группе", state=DocumentState.ANNULLED)
    order.people.add(mentor)
    for kind in ("labour_agreement", "mentor_consent", "partner_agreement", "training_programme", "cover_letter"):
        build.paper(by, kind, kind)
    edition(by)
    partner = Partner.objects.create(organisation=place, name="Завод «Станок»")
    file = keep(b"agreement", name="Договор.PDF", organisation=place, by=by)
    Agreement.objects.create(organisation=place, partner=partner, signed_on=ON, starts_on=ON, number="7", file=file, by=by)
    act = keep(b"act", name="Порядок.exe", organisation=place, by=by)
    Act.objects.create(organisation=place, level="local", kind="order", number="5", title="Порядок", file=act, by=by)
    accounting.extract(place, by)


def edition(by: Member) -> None:
    plan = roadmaps.plan(by.organisation, by, title="Дорожная карта")
    roadmaps.proof(roadmaps.step(plan, state="done", done_on=ON), by)
    editions.edition(plan, by)


def test_the_folder_has_every_section_in_the_order_of_an_inspection(cast: Cast) -> None:
    filled(cast.anna)
    folder = build.folder(cast.anna)
    names = sorted(opened(folder).namelist())
    sections: dict[str, list[str]] = {}
    for name in names:
        section, _, rest = name.partition("/")
        sections.setdefault(section, []).append(rest)
    order = "001 1-од О внедрении b наставничества b этап 1 2"
    assert sections == {
        "00 Опись.docx": [""],
        "00 Опись.pdf": [""],
        "01 Локальные акты и приказы": [
            f"{order} подпись 1.pdf", f"{order}.docx", f"{order}.pdf", "002 1-од приложение 1 Положение.docx",
            "002 1-од приложение 1 Положение.pdf", "004 5 Порядок", "Отменённые/003 3-од О группе.docx", "Отменённые/003 3-од О группе.pdf",
        ],
        "02 Дорожная карта": [
            "001 143-од Дорожная карта, редакция 1.docx", "001 143-од Дорожная карта, редакция 1.pdf",
            "002 Выполнение. Дорожная карта.pdf", "002 Выполнение. Дорожная карта.xlsx",
        ],
        "03 Базы": [
            "001 База наставников.pdf", "001 База наставников.xlsx", "002 База наставляемых.pdf", "002 База наставляемых.xlsx",
        ],
        "04 Согласия": ["001 Журнал согласий.xlsx", "002 5-од mentor_consent.docx", "002 5-од mentor_consent.pdf"],
        "05 Пары и программы": ["001 4-од labour_agreement.docx", "001 4-од labour_agreement.pdf"],
        "06 Соглашения с партнёрами": [
            "001 Список партнёров.pdf", "002 7 Соглашение с партнёром Завод «Станок».pdf", "003 6-од partner_agreement.docx",
            "003 6-од partner_agreement.pdf",
        ],
        "07 Обучение наставников": ["001 7-од training_programme.docx", "001 7-од training_programme.pdf"],
        "08 Отчёты и персонифицированный учёт": [
            "001 Персонифицированный учёт, IV квартал 2026.pdf", "001 Персонифицированный учёт, IV квартал 2026.xlsx",
            "002 8-од cover_letter.docx", "002 8-од cover_letter.pdf",
        ],
        "09 Листы ознакомления": ["001 1-од Лист ознакомления О внедрении b наставничества b этап 1 2.pdf"],
        "10 Проверка готовности": ["001 Проверка готовности.docx", "001 Проверка готовности.pdf"],
    }  # fmt: skip


def test_the_inventory_has_the_hash_of_every_file(cast: Cast) -> None:
    filled(cast.anna)
    archive = opened(build.folder(cast.anna))
    inventory = docx.Document(BytesIO(archive.read("00 Опись.docx")))
    rows = [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row.cells] for table in inventory.tables for row in table.rows]
    listed = {row[4]: row[5] for row in rows if row[0].isdigit()}
    files = [name for name in archive.namelist() if not name.startswith("00 ")]
    assert listed.keys() == set(files)
    assert all(hashlib.sha256(archive.read(name)).hexdigest() == listed[name] for name in files)
    order = next(row for row in rows if row[1].startswith("О внедрении"))
    assert order[2:4] == ["1-од", "01.09.2026"]


def test_the_same_year_gives_the_same_folder(cast: Cast) -> None:
    filled(cast.anna)
    first, second = build.folder(cast.anna), build.folder(cast.anna)
    assert opened(first).namelist() == opened(second).namelist()
    with everywhere():
        assert first.file is not None
        assert second.file is not None
        assert first.file.sha256 == second.file.sha256


def test_an_empty_year_is_an_inventory_and_a_check(cast: Cast) -> None:
    folder = build.folder(cast.anna)
    assert sorted(opened(folder).namelist()) == [
        "00 Опись.docx",
        "00 Опись.pdf",
        "10 Проверка готовности/001 Проверка готовности.docx",
        "10 Проверка готовности/001 Проверка готовности.pdf",
    ]
    assert (folder.state, folder.papers, folder.people) == (BuildState.READY, 2, [])
    assert folder.findings > 5


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("C:\\Windows\\a", "C Windows a"),
        ("О\u202eгод", "О год"),
        ("<script>alert('ы')</script>", "script alert('ы') script"),
        (" .. ", "Документ"),
        ("а" * 300, "а" * 70),
    ],
)
def test_names_of_files_are_only_names(title: str, name: str) -> None:
    assert safe(title) == name


def test_documents_called_alike_are_all_there(cast: Cast) -> None:
    for _ in range(3):
        build.paper(cast.anna, "group_order", "О группе", number="", count=None, count_year=None)
    names = [name for name in opened(build.folder(cast.anna)).namelist() if "О группе" in name]
    assert len(names) == len(set(names)) == 6


def test_a_file_gone_from_the_disk_is_named_in_the_inventory(cast: Cast) -> None:
    made = build.paper(cast.anna)
    with everywhere():
        assert made.pdf is not None
        made.pdf.path.unlink()
    archive = opened(build.folder(cast.anna))
    assert [name for name in archive.namelist() if name.startswith("01")] == [
        "01 Локальные акты и приказы/001 1-од О назначении куратора.docx"
    ]
    words = " ".join(cell.text for table in docx.Document(BytesIO(archive.read("00 Опись.docx"))).tables for cell in table._cells)
    assert "файла нет на диске" in words


def test_the_folder_remembers_whose_data_are_in_it(cast: Cast) -> None:
    filled(cast.anna)
    with everywhere():
        people = set(Person.objects.filter(full_name__in=["Тимофеева Ольга Николаевна", "Ким Роман Олегович"]).values_list("pk", flat=True))
    assert set(build.folder(cast.anna).people) == people


def test_a_folder_of_another_school_has_nothing_of_ours(cast: Cast) -> None:
    filled(cast.anna)
    assert len(opened(build.folder(cast.gleb)).namelist()) == 4


def test_only_the_latest_folders_are_kept(cast: Cast) -> None:
    folders = [build.folder(cast.anna) for _ in range(KEPT + 1)]
    with everywhere():
        left = list(FolderBuild.objects.values_list("pk", flat=True))
    assert left == [folder.pk for folder in reversed(folders[1:])]


def test_nothing_is_left_on_the_disk_when_it_does_not_come_out(cast: Cast) -> None:
    build.paper(cast.anna, "curator_order")
    with everywhere():
        Extract.objects.create(organisation=cast.lyceum, year=2026, span="never", as_of=date(2026, 10, 1), total=0, by=cast.anna)
    folder = build.folder(cast.anna)
    assert folder.state == BuildState.FAILED
    assert "Попробуйте ещё раз" in folder.trouble
    assert list(Path(settings.MEDIA_ROOT).glob("*.folder")) == []


def test_nothing_is_left_when_a_file_cannot_be_read(cast: Cast) -> None:
    made = build.paper(cast.anna)
    with everywhere():
        assert made.pdf is not None
        made.pdf.path.unlink()
        made.pdf.path.mkdir()
    assert build.folder(cast.anna).state == BuildState.FAILED
    assert list(Path(settings.MEDIA_ROOT).glob("*.folder")) == []


def test_an_inventory_too_long_for_print_is_for_word_alone(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_PDF_AT_MOST", 1)
    assert [name for name in opened(build.folder(cast.anna)).namelist() if name.startswith("00")] == ["00 Опись.docx"]


def test_a_plan_that_is_not_approved_is_there_by_what_was_done(cast: Cast) -> None:
    with everywhere():
        roadmaps.plan(cast.lyceum, cast.anna)
    names = [name for name in opened(build.folder(cast.anna)).namelist() if name.startswith("02")]
    assert [name.partition("/")[2] for name in names] == [
        "001 Выполнение. Дорожная карта.pdf",
        "001 Выполнение. Дорожная карта.xlsx",
    ]


def test_a_long_list_goes_as_a_book_of_cells(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "PDF_AT_MOST", 0)
    bases.participation(build.person("Ким Роман Олегович", cast.lyceum, "pupil"))
    names = [name for name in opened(build.folder(cast.anna)).namelist() if name.startswith("03")]
    assert names == ["03 Базы/001 База наставляемых.xlsx"]
