from django.urls import include, path

from .views import cards, groups, guardians, people, rules

app_name = "persons"
urlpatterns = [
    path("", include("duet.stages.persons.merge_urls")),
    path("persons/", people.people, name="people"),
    path("persons/add/", cards.add, name="add"),
    path("persons/below/", people.below, name="below"),
    path("persons/rules/", rules.rules, name="rules"),
    path("persons/<int:pk>/", cards.person, name="person"),
    path("persons/<int:pk>/edit/", cards.edit, name="edit"),
    path("persons/<int:pk>/leave/", cards.leave, name="leave"),
    path("persons/<int:pk>/come-back/", cards.come_back, name="come_back"),
    path("persons/<int:pk>/guardians/", guardians.guardians, name="guardians"),
    path("persons/<int:pk>/guardians/<int:adult>/add/", guardians.guard, name="guard"),
    path("persons/<int:pk>/guardians/<int:guardian>/remove/", guardians.unguard, name="unguard"),
    path("groups/", groups.groups, name="groups"),
    path("groups/add/", groups.add_group, name="add_group"),
    path("groups/move-up/", groups.move_up, name="move_up"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/close/", groups.close_group, name="close_group"),
]
