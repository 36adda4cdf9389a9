"""Who lets people in by their cards: those who keep the list of members and see the cards.

An administrator sees no cards (DOMAIN.md §2.3): he invites members on the pages of the organisation.
"""

from __future__ import annotations

from duet.base.access.policy import at_home, curator, deputy, grant, head, municipal, regional

manager = head | deputy | curator | municipal | regional

RIGHTS = {
    "inviting.view": manager & at_home,
    "inviting.let_in": manager & at_home,
    "inviting.send_letters": manager & at_home,
    "inviting.make_slips": manager & at_home,
}
grant(RIGHTS)
