from django.urls import path

from .views import lines, lists

app_name = "gathering"
urlpatterns = [
    path("lists/", lists.lists, name="lists"),
    path("lists/<int:pk>/", lists.batch, name="batch"),
    path("lists/<int:pk>/columns/", lists.columns, name="columns"),
    path("lists/<int:pk>/who/", lists.who, name="who"),
    path("lists/<int:pk>/matches/", lists.decide_all, name="decide_all"),
    path("lists/<int:pk>/write/", lists.write, name="write"),
    path("lists/<int:pk>/again/", lists.again, name="again"),
    path("lists/<int:pk>/drop/", lists.drop, name="drop"),
    path("lists/<int:pk>/file/", lists.file, name="file"),
    path("lists/<int:pk>/refused/", lists.refused, name="refused"),
    path("lists/rows/<int:pk>/", lines.line, name="line"),
    path("lists/rows/<int:pk>/skip/", lines.skip, name="skip"),
    path("lists/rows/<int:pk>/decide/", lines.decide, name="decide"),
]
