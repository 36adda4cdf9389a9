from django.urls import path

from . import views

app_name = "control"
urlpatterns = [
    path("control/", views.below, name="below"),
    path("control/<str:form>/", views.below_file, name="below_file"),
    path("roadmaps/<int:pk>/control/", views.plan, name="plan"),
    path("roadmaps/<int:pk>/control/<str:form>/", views.plan_file, name="plan_file"),
]
