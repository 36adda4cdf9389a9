from django.urls import path

from .views import agreements, approval, comparing, editions, files, stamps

app_name = "editions"
urlpatterns = [
    path("roadmaps/<int:pk>/approval/", approval.approval, name="approval"),
    path("roadmaps/<int:pk>/approval/approve/", approval.approve, name="approve"),
    path("roadmaps/<int:pk>/approval/paper/", approval.approve_paper, name="approve_paper"),
    path("roadmaps/<int:pk>/approval/ask/", approval.ask, name="ask"),
    path("roadmaps/<int:pk>/approval/stamps/new/", stamps.new_stamp, name="new_stamp"),
    path("roadmaps/<int:pk>/approval/stamps/<slug:mark>/", stamps.stamp, name="stamp"),
    path("roadmaps/<int:pk>/approval/stamps/<slug:mark>/drop/", stamps.drop_stamp, name="drop_stamp"),
    path("roadmaps/<int:pk>/compare/", comparing.comparison, name="compare"),
    path("roadmaps/<int:pk>/download/", files.download, name="download"),
    path("roadmaps/<int:pk>/file/<slug:form>/", files.file, name="file"),
    path("editions/<int:pk>/", editions.edition, name="edition"),
    path("editions/<int:pk>/file/<slug:form>/", files.edition_file, name="edition_file"),
    path("agreements/", agreements.agreements, name="agreements"),
    path("agreements/<int:pk>/", agreements.agreement, name="agreement"),
    path("agreements/<int:pk>/agree/", agreements.agree, name="agree"),
    path("agreements/<int:pk>/return/", agreements.return_asked, name="return"),
    path("agreements/<int:pk>/withdraw/", agreements.withdraw, name="withdraw"),
]
