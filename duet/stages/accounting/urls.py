from django.urls import path

from .views import accounts, assessments, groups, record, updates

app_name = "accounting"
urlpatterns = [
    path("persons/<int:pk>/record/", record.record, name="record"),
    path("persons/<int:pk>/record.<str:form>", record.record_file, name="record_file"),
    path("persons/<int:pk>/assessment/", assessments.assessment, name="assessment"),
    path("persons/<int:pk>/assessment/<str:moment>/", assessments.assess, name="assess"),
    path("accounting/", accounts.account, name="account"),
    path("accounting/account.<str:form>", accounts.account_file, name="account_file"),
    path("accounting/fix/", accounts.fix, name="fix"),
    path("accounting/issued/", accounts.issued_all, name="issued_all"),
    path("accounting/issued/<int:pk>/", accounts.issued, name="issued"),
    path("accounting/issued/<int:pk>/extract.<str:form>", accounts.issued_file, name="issued_file"),
    path("assessments/", groups.assessments, name="assessments"),
    path("assessments/group/", groups.group, name="group"),
    path("assessments/compare/", groups.compare, name="compare"),
    path("assessments/parameters/", groups.parameters, name="parameters"),
    path("assessments/parameters/choose/", groups.choose_parameters, name="choose_parameters"),
    path("assessments/parameters/add/", groups.add_parameter, name="add_parameter"),
    path("update/", updates.update, name="update"),
    path("update/confirm/", updates.confirm, name="confirm"),
    path("update/confirm-all/", updates.confirm_all, name="confirm_all"),
    path("update/arrive/", updates.arrive, name="arrive"),
    path("update/<int:pk>/depart/", updates.depart, name="depart"),
    path("update/<int:pk>/come-back/", updates.come_back, name="come_back"),
    path("update/finish/", updates.finish, name="finish"),
    path("update/done/<int:pk>/", updates.updated, name="updated"),
]
