from django.urls import path

from . import views

app_name = "cascade"
urlpatterns = [
    path("roadmaps/<int:pk>/below/", views.plan, name="plan"),
    path("roadmaps/<int:pk>/below/publish/", views.publish, name="publish"),
    path("roadmaps/<int:pk>/below/again/", views.again, name="again"),
    path("roadmaps/<int:pk>/below/withdraw/", views.withdraw, name="withdraw"),
    path("rows/<int:pk>/below/", views.row, name="row"),
]
