"""An address as a square of dots that the camera of a phone reads (QR)."""

from __future__ import annotations

from io import BytesIO

import segno

from .blocks import Picture

# Light around the square, in its own dots: cameras want four.
_QUIET, _DOT = 4, 4
# The pattern laid over the dots: choosing the best of eight takes five times as long, and a random address needs no choice.
_MASK = 0


def qr(address: str, side: float = 128) -> Picture:
    """The square for an address; it is read even with a seventh of it spoilt. ``side`` is in points."""
    code = segno.make(address, error="m", micro=False, mask=_MASK)
    svg, png = BytesIO(), BytesIO()
    code.save(svg, kind="svg", xmldecl=False, nl=False, border=_QUIET, omitsize=True, svgclass=None, lineclass=None)
    code.save(png, kind="png", border=_QUIET, scale=_DOT)
    return Picture(svg.getvalue().decode(), png.getvalue(), side)
