from django.urls import path

from .views import asking, collections, consents, operator, registering, slips, texts
from .withdraw_urls import urlpatterns as withdrawing

app_name = "consents"
urlpatterns = [
    path("consents/", consents.consents, name="consents"),
    path("consents/file/<str:form>/", consents.export, name="export"),
    path("consents/ask/", asking.ask, name="ask"),
    path("consents/collect/", asking.collect, name="collect"),
    path("consents/collections/", collections.collections, name="collections"),
    path("consents/collections/<int:pk>/", collections.collection, name="collection"),
    path("consents/collections/<int:pk>/again/", collections.again, name="ask_again"),
    path("consents/collections/<int:pk>/remind/", collections.remind, name="remind"),
    path("consents/collections/<int:pk>/close/", collections.close, name="close_collection"),
    path("consents/collections/<int:pk>/slips/<str:form>/", collections.slips, name="collection_slips"),
    path("consents/collections/<int:pk>/sheets/", collections.sheets, name="collection_sheets"),
    path("consents/register/", registering.register_new, name="register_new"),
    path("consents/texts/", texts.texts, name="texts"),
    path("consents/texts/<str:kind>/<str:voice>/", texts.text, name="text"),
    path("consents/texts/<str:kind>/<str:voice>/file/<str:form>/", texts.text_file, name="text_file"),
    path("consents/operator/", operator.operator, name="operator"),
    path("consents/links/<int:pk>/", slips.slip, name="slip"),
    path("consents/links/<int:pk>/renew/", slips.renew, name="renew_link"),
    path("consents/links/<int:pk>/file/<str:form>/", slips.slip_file, name="slip_file"),
    path("consents/<int:pk>/", consents.consent, name="consent"),
    path("consents/<int:pk>/print/<str:form>/", consents.print_sheet, name="print"),
    path("consents/<int:pk>/scan/", consents.scan, name="scan"),
    path("consents/<int:pk>/scan/add/", registering.attach_scan, name="attach_scan"),
    path("consents/<int:pk>/register/", registering.register, name="register"),
    path("consents/<int:pk>/cancel/", consents.cancel, name="cancel"),
    *withdrawing,
]
