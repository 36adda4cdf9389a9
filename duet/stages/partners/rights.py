"""Who may do what with partners (requirement K3, DOMAIN.md §2.3)."""

from __future__ import annotations

from duet.base.access.policy import (
    at_home,
    council,
    curator,
    deputy,
    dpo,
    grant,
    head,
    methodist,
    municipal,
    partner,
    regional,
)

keeper = curator | deputy | methodist | municipal | regional
leader = keeper | head

RIGHTS = {
    "partners.view": (leader | council | dpo) & at_home,
    "partners.see_own": partner & at_home,
    "partners.export": leader & at_home,
    "partners.add": leader & at_home,
    "partners.edit": leader & at_home,
    "partners.close": leader & at_home,
    "partners.reopen": leader & at_home,
    "partners.sign": leader & at_home,
    "partners.renew": leader & at_home,
    "partners.edit_agreement": leader & at_home,
    "partners.end_early": leader & at_home,
    "partners.add_contact": leader & at_home,
    "partners.edit_contact": leader & at_home,
    "partners.remove_contact": leader & at_home,
    # A new person gets a card: whoever writes people down, names them.
    "partners.send": keeper & at_home,
    "partners.check": leader & at_home,
    "partners.recall": leader & at_home,
}
grant(RIGHTS)
