from django.urls import path

from .views import agreements, contacts, envoys, partners

app_name = "partners"
urlpatterns = [
    path("partners/", partners.partners, name="partners"),
    path("partners/add/", partners.add, name="add"),
    path("partners/own/", partners.own, name="own"),
    path("partners/file/<str:form>/", partners.partners_file, name="partners_file"),
    path("partners/<int:pk>/", partners.partner, name="partner"),
    path("partners/<int:pk>/edit/", partners.edit, name="edit"),
    path("partners/<int:pk>/close/", partners.close, name="close"),
    path("partners/<int:pk>/reopen/", partners.reopen, name="reopen"),
    path("partners/<int:pk>/agreements/add/", agreements.sign, name="sign"),
    path("partners/agreements/<int:pk>/", agreements.edit, name="edit_agreement"),
    path("partners/agreements/<int:pk>/renew/", agreements.renew, name="renew"),
    path("partners/agreements/<int:pk>/end/", agreements.end, name="end_early"),
    path("partners/agreements/<int:pk>/file/", agreements.scan, name="scan"),
    path("partners/<int:pk>/contacts/add/", contacts.add, name="add_contact"),
    path("partners/contacts/<int:pk>/", contacts.edit, name="edit_contact"),
    path("partners/contacts/<int:pk>/remove/", contacts.remove, name="remove_contact"),
    path("partners/<int:pk>/people/add/", envoys.send, name="send"),
    path("partners/people/<int:pk>/", envoys.envoy, name="envoy"),
    path("partners/people/<int:pk>/recall/", envoys.recall, name="recall"),
]
