import stat
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from duet.base.accounts.models import User
from duet.base.journal.models import Entry
from duet.base.tenancy.models import Organisation, Role
from duet.base.tenancy.scope import everywhere
from duet.stages.organisations import founding
from duet.stages.organisations.setup_key import is_setup_key, setup_key
from tests import make
from tests.read import words

SETUP = reverse("setup:organisation")
SCHOOL = {
    "kind": "school",
    "name": "МБОУ «СОШ № 12»",
    "full_name": "Муниципальное бюджетное общеобразовательное учреждение «Средняя общеобразовательная школа № 12»",
    "city": "г. Верхнереченск",
    "head_name": "Громов Алексей Петрович",
    "head_post": "",
    "upper_name": "",
    "your_name": "Белозёрова Марина Сергеевна",
    "your_post": "заместитель директора",
    "your_role": "leading",
    "email": "Marina@School12.example",
    "password": "Каштаны под окном",
}


def people_of(organisation: Organisation) -> dict[str, frozenset[Role]]:
    with everywhere():
        return {member.full_name: member.roles for member in organisation.members.with_roles().exclude(assignments__role="system")}


def test_a_new_program_begins_with_the_first_step(client, db):
    assert client.get(reverse("home")).headers["Location"] == SETUP
    assert "Настроим Дуэт за десять минут" in words(client.get(SETUP))


def test_one_step_makes_the_school_its_people_and_an_account_and_logs_in(client, db):
    response = client.post(SETUP, SCHOOL)
    school = Organisation.objects.get()
    assert response.headers["Location"] == reverse("setup:roadmap", args=["mbou-sosh-12"])
    assert (school.slug, school.name, school.city) == ("mbou-sosh-12", "МБОУ «СОШ № 12»", "г. Верхнереченск")
    assert (school.head_name, school.head_post) == ("Громов Алексей Петрович", "директор")
    assert people_of(school) == {"Белозёрова Марина Сергеевна": {Role.CURATOR}, "Громов Алексей Петрович": {Role.HEAD}}
    assert User.objects.get().email == "marina@school12.example"
    assert client.get(response.headers["Location"]).status_code == 200


def test_the_journal_begins_with_it(client, db):
    client.post(SETUP, SCHOOL)
    with everywhere():
        first = Entry.objects.order_by("pk").first()
        assert first.action == "organisations.set_up"
        assert first.by.roles == {Role.SYSTEM}


@pytest.mark.parametrize(
    ("kind", "role", "roles", "post"),
    [
        ("school", "head", {Role.HEAD}, "директор"),
        ("kindergarten", "both", {Role.HEAD, Role.CURATOR}, "заведующий"),
        ("municipality", "both", {Role.HEAD, Role.MUNICIPAL}, "начальник управления"),
        ("region", "both", {Role.HEAD, Role.REGIONAL}, "руководитель"),
    ],
)
def test_the_head_may_set_it_up_alone(client, db, kind, role, roles, post):
    client.post(SETUP, {**SCHOOL, "kind": kind, "your_role": role, "head_name": "", "your_post": ""})
    place = Organisation.objects.get()
    assert people_of(place) == {"Белозёрова Марина Сергеевна": roles}
    assert (place.head_name, place.head_post) == ("Белозёрова Марина Сергеевна", post)


def test_what_is_missing_is_asked_for_and_what_was_typed_stays(client, db):
    response = client.post(SETUP, {**SCHOOL, "kind": "", "city": "", "head_name": "", "email": "не почта"})
    said = words(response)
    assert response.status_code == 422
    assert "Поправьте 4 поля" in said
    assert "Выберите что-нибудь одно." in said
    assert "Напишите, кто руководит организацией." in said
    assert "Почта выглядит так" in said
    assert "Громов" not in response.content.decode()
    assert "Белозёрова Марина Сергеевна" in response.content.decode()
    assert not Organisation.objects.exists()


def test_a_trouble_in_the_middle_leaves_nothing_behind(client, db, monkeypatch):
    def fall(*args, **kwargs):
        raise OSError("the disk is full")

    monkeypatch.setattr(founding, "set_up", fall)
    with pytest.raises(OSError, match="full"):
        client.post(SETUP, SCHOOL)
    assert (Organisation.objects.count(), User.objects.count()) == (0, 0)


def test_the_page_is_closed_once_the_program_is_in_use(client, cast):
    assert client.get(SETUP).status_code == 404
    assert client.post(SETUP, SCHOOL).status_code == 404
    assert Organisation.objects.filter(name=SCHOOL["name"]).count() == 0


def test_it_is_open_in_a_demonstration_and_a_second_school_gets_an_address_of_its_own(client, cast, settings):
    settings.DEMO = True
    client.post(SETUP, SCHOOL)
    client.logout()
    client.post(SETUP, {**SCHOOL, "email": "second@example.org"})
    assert set(Organisation.objects.filter(name=SCHOOL["name"]).values_list("slug", flat=True)) == {"mbou-sosh-12", "mbou-sosh-12-2"}


def test_no_name_takes_an_address_of_the_program(client, db):
    client.post(SETUP, {**SCHOOL, "name": "Accounts"})
    assert Organisation.objects.get().slug == "org-accounts"


def test_a_taken_address_is_said_beside_the_field(client, cast, settings):
    settings.DEMO = True
    response = client.post(SETUP, {**SCHOOL, "email": "ANNA@example.org"})
    assert response.status_code == 422
    assert "Учётная запись с такой почтой уже есть" in words(response)


def test_the_key_opens_it_for_one_more_organisation(client, cast):
    assert client.get(SETUP, {"key": setup_key()}).headers["Location"] == SETUP
    client.post(SETUP, SCHOOL)
    assert Organisation.objects.filter(slug="mbou-sosh-12").exists()
    client.logout()
    assert client.get(SETUP).status_code == 404


@pytest.mark.parametrize("key", ["", "x", "я", "0" * 500])
def test_a_wrong_key_opens_nothing(client, cast, key):
    assert client.get(SETUP, {"key": key}).status_code == 404
    assert client.get(SETUP).status_code == 404
    assert not is_setup_key(key)


def test_the_key_is_kept_for_its_owner_only(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    assert setup_key() == setup_key()
    assert stat.S_IMODE((tmp_path / "setup-key").stat().st_mode) == 0o600
    assert [path.name for path in Path(tmp_path).iterdir()] == ["setup-key"]


def test_the_command_prints_the_address(capsys):
    call_command("setup_link", base="https://duet.example/")
    assert capsys.readouterr().out.strip() == f"https://duet.example/setup/?key={setup_key()}"


def test_somebody_with_an_account_opens_a_second_organisation_under_the_same_name(cast, as_):
    client = as_(cast.anna)
    client.get(SETUP, {"key": setup_key()})
    assert 'name="password"' not in client.get(SETUP).content.decode()
    client.post(SETUP, SCHOOL)
    with everywhere():
        assert sorted(cast.anna.user.memberships.values_list("organisation__slug", flat=True)) == ["lyceum-7", "mbou-sosh-12"]


def test_whoever_left_in_the_middle_goes_on(cast, as_):
    assert as_(cast.anna).get(SETUP).headers["Location"] == reverse("setup:roadmap", args=["lyceum-7"])
    assert as_(cast.boris).get(SETUP).status_code == 404


def test_the_second_step_leads_to_the_roadmap_or_past_it(cast, as_):
    response = as_(cast.anna).get(reverse("setup:roadmap", args=["lyceum-7"]))
    shown = response.content.decode()
    assert f"{reverse('roadmaps:start', args=['lyceum-7'])}?wizard=1" in shown
    assert reverse("setup:done", args=["lyceum-7"]) in shown
    assert 'aria-current="step"' in shown


def test_the_file_of_the_second_step_is_taken_in_by_the_page_of_roadmaps(cast, as_):
    client = as_(cast.anna)
    start = f"{reverse('roadmaps:start', args=['lyceum-7'])}?wizard=1"
    table = "№\tМероприятие\tСрок\tОтветственный\n1\tИздать приказ\tсентябрь\tдиректор\n"
    response = client.post(start, {"file": SimpleUploadedFile("карта.txt", table.encode())})
    assert response.headers["Location"].startswith("/lyceum-7/roadmaps/uploads/")
    assert "Выберите файл" in words(client.post(start, {"text": ""}))


def test_the_last_step_says_what_next(cast, as_):
    shown = as_(cast.dina).get(reverse("setup:done", args=["town"])).content.decode()
    assert reverse("organisations:people", args=["town"]) in shown
    assert reverse("organisations:below", args=["town"]) in shown
    assert (
        reverse("organisations:below", args=["lyceum-7"])
        not in as_(cast.anna).get(reverse("setup:done", args=["lyceum-7"])).content.decode()
    )


def test_gleb_sees_no_step_of_the_lyceum(cast, as_):
    for name in ("setup:roadmap", "setup:done"):
        assert as_(cast.gleb).get(reverse(name, args=["lyceum-7"])).status_code == 404


def test_names_are_not_markup(client, db):
    client.post(SETUP, {**SCHOOL, "name": "<script>1</script>"})
    place = Organisation.objects.get()
    assert place.slug == "script-1-script"
    assert "<script>1" not in client.get(reverse("setup:roadmap", args=[place.slug])).content.decode()


def test_a_long_name_has_a_short_address(client, db):
    client.post(SETUP, {**SCHOOL, "name": "Общеобразовательное учреждение " * 6})
    assert len(Organisation.objects.get().slug) <= 50


def test_make_gives_every_cast_the_same_roles(cast):
    assert people_of(cast.lyceum) == {"Белова Анна Сергеевна": {Role.CURATOR}, "Павлов Борис Ильич": {Role.MENTOR}}
    assert make.fresh(cast.lyceum).parent == cast.town
