import pytest
from django.urls import reverse

from duet.base.tenancy.models import Role
from duet.base.tenancy.scope import everywhere
from duet.stages.feeds.models import Feed
from tests import make
from tests.make import fresh
from tests.read import words

from . import build

QUERIES = 6


def url(name="feeds", feed=None, at="lyceum-7"):
    return reverse(f"feeds:{name}", args=[at, feed.pk] if feed else [at])


def test_whoever_has_no_address_yet_asks_for_one(cast, as_):
    client = as_(cast.boris)
    assert "Мои сроки Всё, за что вы отвечаете и что взяли в работу. Имён других людей в календаре нет. Получить адрес" in words(
        client.get(url())
    )
    answer = client.post(url("open"), follow=True)
    with everywhere():
        feed = Feed.objects.get(member=cast.boris)
    assert f'value="http://testserver{feed.secret_path}"' in answer.content.decode()
    assert f'href="webcal://testserver{feed.secret_path}"' in answer.content.decode()


def test_the_page_says_who_should_not_see_the_address_and_whether_it_was_read(cast, as_, client, mine):
    said = words(as_(cast.boris).get(url()))
    assert "Кто знает адрес, тот видит сроки: не пересылайте его." in said
    assert "По этому адресу сроки ещё никто не читал." in said
    client.get(mine.secret_path)
    assert "Календарь читал сроки: сегодня, " in words(as_(cast.boris).get(url()))


def test_only_a_keeper_sees_the_feed_of_the_organisation(cast, as_, common):
    assert common.secret_path in as_(cast.anna).get(url()).content.decode()
    assert "Сроки организации" not in words(as_(cast.boris).get(url()))


def test_a_keeper_gets_the_address_of_the_organisation(cast, as_):
    as_(cast.anna).post(url("open"), {"whose": "organisation"})
    with everywhere():
        assert list(Feed.objects.values_list("organisation", "member")) == [(cast.lyceum.pk, None)]


def test_a_mentor_does_not(cast, as_):
    assert as_(cast.boris).post(url("open"), {"whose": "organisation"}).status_code == 403


def test_a_changed_address_is_said_and_shown(cast, as_, mine):
    old = mine.secret_path
    answer = as_(cast.boris).post(url("change", mine), follow=True)
    assert "Адрес сменён. Прежний больше не работает" in words(answer)
    assert old not in answer.content.decode()
    assert fresh(mine).secret_path in answer.content.decode()


def test_a_reminder_is_chosen(cast, as_, mine):
    client = as_(cast.boris)
    assert "Сохранено: календарь напомнит за три дня до срока." in words(
        client.post(url("remind", mine), {f"{mine.pk}-days": "3"}, follow=True)
    )
    assert "Выберите, когда напоминать" in words(client.post(url("remind", mine), {f"{mine.pk}-days": "x"}, follow=True))
    assert fresh(mine).remind_before == 3


@pytest.mark.parametrize("name", ["change", "remind"])
def test_the_feed_of_somebody_else_is_not_found(cast, as_, mine, common, name):
    assert as_(cast.anna).post(url(name, mine)).status_code == 404
    assert as_(cast.gleb).post(url(name, common)).status_code == 404
    assert as_(cast.gleb).post(url(name, common, at="school-1")).status_code == 404
    assert as_(cast.dina).post(url(name, common, at="town")).status_code == 404
    assert as_(cast.boris).post(url(name, common)).status_code == 403


def test_gleb_does_not_find_the_page(cast, as_):
    assert as_(cast.gleb).get(url()).status_code == 404


def test_the_page_with_secrets_is_kept_nowhere(cast, as_, mine):
    answer = as_(cast.boris).get(url())
    assert "no-store" in answer["Cache-Control"]
    # Stricter («no-referrer»), and a browser would send the forms of the page from nowhere, which the protection of forms refuses.
    assert answer["Referrer-Policy"] == "same-origin"


def test_on_one_computer_only_the_page_says_so(cast, as_):
    assert "открыт только на этом компьютере" in words(as_(cast.boris).get(url(), headers={"host": "127.0.0.1:8000"}))
    assert "открыт только на этом компьютере" not in words(as_(cast.boris).get(url()))


def test_the_plan_leads_to_it(cast, as_, plan):
    page = as_(cast.boris).get(reverse("roadmaps:timeline", args=["lyceum-7", plan.pk]))
    assert f'href="{url()}"' in page.content.decode()
    above = as_(cast.dina).get(reverse("roadmaps:timeline", args=["town", plan.pk]))
    assert "Подписаться" not in words(above)


def test_the_queries_are_counted(cast, as_, mine, common, django_assert_num_queries):
    with everywhere():
        build.feed(cast.anna)
        for number in range(3):
            build.feed(make.member(f"Некто {number}", Role.MENTOR, at=cast.lyceum))
    client = as_(cast.anna)
    client.get(url())
    with django_assert_num_queries(QUERIES + 1):
        client.get(url())
    client = as_(cast.boris)
    with django_assert_num_queries(QUERIES):
        client.get(url())
