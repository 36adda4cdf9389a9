"""Letters: how often they come, what today's would be, the numbers of the organisation."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from duet.base import clock
from duet.base.access.doors import Request, requires
from duet.base.access.policy import can
from duet.base.accounts.mail import can_send
from duet.base.ui.pages import show
from duet.base.ui.words import day, moment
from duet.core.reminding import Frequency

from .. import actions
from ..forms import PreferenceForm, RulesForm
from ..listening import ear_of, windows_of
from ..models import Digest, Preference, preference_of, rules_of
from ..telling import burning
from ..wording import write

ON_DAYS = {0: "по понедельникам", 1: "по вторникам", 2: "по средам", 3: "по четвергам", 4: "по пятницам"}
REHEARSAL = "Это репетиция: писем Дуэт не рассылает, только показывает, какими они были бы."
NO_SERVER = "Почтовый сервер не подключён, поэтому писем нет, и в очереди они не копятся. Всё видно на странице «Напоминания»."


@dataclass(frozen=True, slots=True)
class SaidOfLetters:
    """How letters come to the viewer, what keeps them from coming, what became of the last one."""

    often: str
    obstacle: str
    last: str


@require_http_methods(["GET", "HEAD", "POST"])
@requires("reminders.prefer")
def preferences(request: Request) -> HttpResponse:
    preference = preference_of(request.member)
    given = request.POST if request.method == "POST" else None
    form = PreferenceForm(given, preference=preference, is_keeper=can(request.member, "roadmaps.schedule"))
    if form.is_valid():
        actions.prefer(request.member, by=request.member, **form.facts())
        messages.success(request, "Сохранено.")
        return redirect("reminders:reminders", request.member.organisation.slug)
    return show(
        request, "reminders/settings.html", status=422 if form.is_bound else 200,
        form=form, obstacle=obstacle(request), email=request.user.email,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@requires("reminders.set_rules")
def rules(request: Request) -> HttpResponse:
    organisation = request.member.organisation
    form = RulesForm(request.POST if request.method == "POST" else None, rules=rules_of(organisation))
    if form.is_valid():
        actions.set_rules(organisation, by=request.member, rules=form.rules())
        messages.success(request, "Сохранено: с этой минуты Дуэт напоминает так.")
        return redirect("reminders:reminders", organisation.slug)
    return show(request, "reminders/rules.html", status=422 if form.is_bound else 200, form=form)


@require_safe
@requires("reminders.view")
def letter(request: Request) -> HttpResponse:
    member, on = request.member, clock.today()
    preference = preference_of(member)
    frequency = Frequency(preference.frequency)
    # Whoever refused letters may still look at one.
    shown = Frequency.DAILY if frequency == Frequency.NEVER else frequency
    everything = preference.everything and can(member, "roadmaps.schedule")
    fire = burning(member.organisation, windows_of(member.organisation, on))
    summary = fire.told(ear_of(member), shown, everything=everything, undated=True)
    written = None if summary.is_empty else write(summary, member)
    return show(request, "reminders/letter.html", letter=written, on=on, obstacle=obstacle(request), email=request.user.email)


def said_of_letters(request: Request) -> SaidOfLetters:
    """Two queries."""
    preference = preference_of(request.member)
    last = Digest.objects.visible_to(request.member).filter(member=request.member).latest_first().first()
    return SaidOfLetters(_often(preference), obstacle(request), _last(last) if last else "")


def obstacle(request: Request) -> str:
    """Why no letter goes out here at all."""
    if request.member.organisation.is_rehearsal:
        return REHEARSAL
    return "" if can_send() else NO_SERVER


def _often(preference: Preference) -> str:
    if preference.frequency == Frequency.NEVER:
        return "Писем вы не получаете."
    when = "каждый рабочий день" if preference.frequency == Frequency.DAILY else f"раз в неделю, {ON_DAYS[preference.weekday]}"
    return f"Письмо приходит утром: {when}. Если напоминать не о чем, письма нет."


def _last(digest: Digest) -> str:
    on = day(digest.on, clock.today())
    if digest.sent_at:
        return f"Последнее письмо ушло: {moment(digest.sent_at, clock.real_today())}."
    if digest.failed:
        again = " Дуэт попробует ещё раз через час." if digest.may_be_tried_again and digest.on == clock.today() else ""
        return f"Письмо за {on} не ушло: {digest.failed}.{again}"
    return f"Ушло ли письмо за {on}, неизвестно: программу остановили в эту минуту. Второго не будет."
