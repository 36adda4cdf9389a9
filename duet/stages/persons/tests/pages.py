"""How the pages answer; see tests/architecture/pages.py."""

from duet.base.tenancy.models import Role
from duet.stages.persons.models import Group
from tests import make
from tests.architecture.pages import ONLY_ACTS, Page
from tests.make import Cast


def pupil(cast: Cast) -> dict[str, object]:
    return {"pk": make.person("Зимина Алла Ильинична", cast.lyceum, status="pupil").pk}


def a_class(cast: Cast) -> dict[str, object]:
    return {"pk": Group.objects.create(organisation=cast.lyceum, title="7 «В»").pk}


def with_a_parent(cast: Cast) -> dict[str, object]:
    return {**pupil(cast), "adult": make.person("Зимина Вера Олеговна", cast.lyceum, status="parent").pk}


def represented(cast: Cast) -> dict[str, object]:
    child = make.person("Зимина Алла Ильинична", cast.lyceum, status="pupil")
    parent = make.person("Зимина Вера Олеговна", cast.lyceum, status="parent")
    return {"pk": child.pk, "guardian": make.guardian(child, parent).pk}


def two_cards(cast: Cast) -> dict[str, object]:
    return {**pupil(cast), "other": make.person("Зимина А. И.", cast.lyceum, status="pupil").pk}


# They see only their own: a pupil of another class, a child of other parents is not there for them.
OF_ANOTHER = dict.fromkeys([Role.CLASS_TEACHER, Role.PARENT, Role.MENTOR, Role.MENTEE], 404)

PAGES: dict[str, Page] = {
    "persons:people": Page(),
    "persons:add": Page(),
    "persons:below": Page(at="town"),
    "persons:rules": Page(),
    "persons:person": Page(row=pupil, narrower=OF_ANOTHER),
    "persons:edit": Page(row=pupil),
    "persons:leave": Page(row=pupil),
    "persons:come_back": Page(ONLY_ACTS, row=pupil),
    "persons:guardians": Page(row=pupil, narrower=OF_ANOTHER),
    "persons:guard": Page(ONLY_ACTS, row=with_a_parent),
    "persons:unguard": Page(ONLY_ACTS, row=represented),
    "persons:twins": Page(),
    "persons:merge": Page(row=two_cards),
    "persons:tell_apart": Page(ONLY_ACTS, row=two_cards),
    "persons:groups": Page(),
    "persons:add_group": Page(),
    "persons:move_up": Page(),
    "persons:group": Page(row=a_class),
    "persons:close_group": Page(row=a_class),
}
