"""What every template knows about the look of the page."""

from django.http import HttpRequest

from .appearance import COOKIE, Appearance


def appearance(request: HttpRequest) -> dict[str, Appearance]:
    """Give ``ui/skeleton.html`` the attributes of <html>."""
    return {"appearance": Appearance.read(request.COOKIES.get(COOKIE, ""))}
