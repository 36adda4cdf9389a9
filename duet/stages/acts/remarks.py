"""What acts add to «Сегодня»: what one was asked to study, and acts whose term ends."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from duet.base.access.policy import can
from duet.base.ui.words import count
from duet.core.calendar import in_words
from duet.core.regulation import FEDERAL, federal
from duet.stages.roadmaps.models import Roadmap
from duet.stages.roadmaps.views.looking import Looking
from duet.stages.roadmaps.views.remarking import Remark

from .library import of_row
from .models import Act, Study

WARN_DAYS = 60


def to_study(look: Looking, plan: Roadmap | None) -> Iterator[Remark]:
    """What the member was asked to study. One query."""
    if not look.is_home or look.person is not None:
        return
    waiting = list(Study.objects.visible_to(look.member).of(look.member).waiting().select_related("act").order_by("asked_on", "pk"))
    if len(waiting) > 1:
        page = reverse("acts:acts", args=[look.member.organisation.slug])
        yield Remark("Изучите документы:", f"вас ждут {count(len(waiting), 'акт,акта,актов')}.", page, "Открыть список")
    elif waiting:
        [mark] = waiting
        shipped = federal(mark.code)
        name = shipped.name if shipped else of_row(mark.act).name
        url = reverse("acts:act", args=[look.member.organisation.slug, mark.key])
        yield Remark("Изучите документ:", f"{name}.", url, "Прочитать и отметить")


def ending(look: Looking, plan: Roadmap | None) -> Iterator[Remark]:
    """Acts shipped and of one's own whose term ends within 60 days. One query."""
    if look.somebody is not None or not look.is_home or not can(look.member, "acts.edit"):
        return
    place = look.member.organisation
    near = [(act.term.until, act.name, act.code) for act in FEDERAL if act.term.ends_within(WARN_DAYS, look.on)]
    own = Act.objects.visible_to(look.member).at_desk(look.member).ending(look.on, WARN_DAYS)
    near += [(act.in_force_to, of_row(act).name, str(act.pk)) for act in own]
    if len(near) == 1:
        [(last, name, key)] = near
        assert last is not None, "What ends has a last day."
        url = reverse("acts:act", args=[place.slug, key])
        yield Remark(f"{name}:", f"действует по {in_words(last)} г.", url, "Открыть")
    elif near:
        page = f"{reverse('acts:acts', args=[place.slug])}?state=ending"
        yield Remark(count(len(near), "правовой акт,правовых акта,правовых актов"), "скоро перестанут действовать.", page, "Посмотреть")
