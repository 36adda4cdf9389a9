"""Every address of the program. An organisation's own pages stand under its name, so no name may be one of the words below."""

from django.urls import include, path

urlpatterns = [
    path("", include("duet.faces.public.urls")),
    path("accounts/", include("duet.base.accounts.urls")),
    path("appearance/", include("duet.base.ui.urls")),
    path("setup/", include("duet.stages.organisations.setup_urls")),
    path("invite/", include("duet.stages.organisations.invite_urls")),
    path("me/", include("duet.stages.organisations.profile_urls")),
    path("ical/", include("duet.stages.feeds.ical_urls")),
    path("consent/", include("duet.stages.consents.sign_urls")),
    path("<slug:org>/", include("duet.stages.organisations.urls")),
    path("<slug:org>/", include("duet.stages.roadmaps.urls")),
    path("<slug:org>/", include("duet.stages.editions.urls")),
    path("<slug:org>/", include("duet.stages.coverage.urls")),
    path("<slug:org>/", include("duet.stages.reminders.urls")),
    path("<slug:org>/", include("duet.stages.feeds.urls")),
    path("<slug:org>/", include("duet.stages.cascade.urls")),
    path("<slug:org>/", include("duet.stages.control.urls")),
    path("<slug:org>/", include("duet.stages.persons.urls")),
    path("<slug:org>/", include("duet.stages.consents.urls")),
    path("<slug:org>/", include("duet.stages.partners.urls")),
    path("<slug:org>/", include("duet.stages.bases.urls")),
    path("<slug:org>/", include("duet.stages.gathering.urls")),
    path("<slug:org>/", include("duet.stages.inviting.urls")),
    path("<slug:org>/", include("duet.stages.accounting.urls")),
    path("<slug:org>/", include("duet.stages.privacy.urls")),
    path("<slug:org>/", include("duet.stages.rehearsal.urls")),
]
