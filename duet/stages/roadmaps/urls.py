from django.urls import path

from .views import plan, posts, steps, today, uploads

app_name = "roadmaps"
urlpatterns = [
    path("today/", today.today, name="today"),
    path("roadmaps/", plan.roadmaps, name="roadmaps"),
    path("roadmaps/<int:pk>/", plan.roadmap, name="roadmap"),
    path("roadmaps/<int:pk>/assign/", plan.assign, name="assign_rest"),
    path("roadmaps/start/", uploads.start, name="start"),
    path("roadmaps/uploads/<int:pk>/", uploads.upload, name="upload"),
    path("roadmaps/uploads/<int:pk>/file/", uploads.file, name="upload_file"),
    path("roadmaps/uploads/<int:pk>/mend/", uploads.mend, name="mend_upload"),
    path("roadmaps/uploads/<int:pk>/again/", uploads.again, name="read_again"),
    path("roadmaps/uploads/<int:pk>/drop/", uploads.drop, name="drop_upload"),
    path("roadmaps/uploads/<int:pk>/save/", uploads.save, name="save"),
    path("roadmaps/rows/<int:pk>/", uploads.row, name="row"),
    path("roadmaps/rows/<int:pk>/settle/", uploads.settle, name="settle_row"),
    path("roadmaps/rows/<int:pk>/answer/", uploads.answer, name="answer_row"),
    path("roadmaps/rows/<int:pk>/skip/", uploads.skip, name="skip_row"),
    path("roadmaps/rows/<int:pk>/add/", uploads.add, name="add_row"),
    path("steps/<int:pk>/", steps.step, name="step"),
    path("steps/<int:pk>/take/", steps.take, name="take"),
    path("steps/<int:pk>/release/", steps.release, name="release"),
    path("steps/<int:pk>/finish/", steps.finish, name="finish"),
    path("steps/<int:pk>/reopen/", steps.reopen, name="reopen"),
    path("steps/<int:pk>/postpone/", steps.postpone, name="postpone"),
    path("steps/<int:pk>/cancel/", steps.cancel, name="cancel"),
    path("steps/<int:pk>/schedule/", steps.schedule, name="schedule"),
    path("steps/<int:pk>/attach/", steps.attach, name="attach"),
    path("steps/<int:pk>/comment/", steps.comment, name="comment"),
    path("steps/<int:pk>/assign/", steps.assign, name="assign"),
    path("steps/<int:pk>/settle/", steps.settle, name="settle"),
    path("evidence/<int:pk>/", steps.evidence, name="evidence"),
    path("posts/", posts.posts, name="posts"),
    path("posts/<int:pk>/", posts.post, name="post"),
    path("posts/person/", posts.person, name="bind_person"),
]
