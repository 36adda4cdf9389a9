from duet.base.tenancy.scope import everywhere
from duet.stages.consents.models import Operator
from tests.architecture.pages import Page
from tests.make import Cast


def opened(cast: Cast) -> dict[str, object]:
    """The list of the lyceum, open to everybody."""
    with everywhere():
        Operator.objects.update_or_create(organisation=cast.lyceum, defaults={"public_list": True})
    return {"slug": cast.lyceum.slug}


PAGES = {
    # To the log-in, or to the desk.
    "home": Page(get=302),
    "about": Page(row=opened, stranger=200),
}
