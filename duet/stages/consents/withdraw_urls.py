from django.urls import path

from .views import errands, publication, withdrawing

# Under the address of an organisation; included by urls.py.
urlpatterns = [
    path("consents/<int:pk>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("consents/errands/", errands.errands, name="errands"),
    path("consents/errands/<int:pk>/", errands.errand, name="errand"),
    path("consents/errands/<int:pk>/do/", errands.do_errand, name="do_errand"),
    path("consents/errands/<int:pk>/extend/", errands.extend_errand, name="extend_errand"),
    path("consents/errands/<int:pk>/answer/<str:form>/", errands.answer, name="answer"),
    path("consents/publication/", publication.publication, name="publication"),
    path("consents/publication/list/", publication.public_list, name="public_list"),
    path("consents/publication/file/<str:form>/", publication.publication_file, name="publication_file"),
    path("consents/publication/<int:pk>/", publication.publication_of, name="publication_of"),
]
# Under the personal address of a signer, after its token; included by sign_urls.py.
by_link = [path("<str:token>/<int:pk>/withdraw/", withdrawing.withdraw_by_link, name="withdraw")]
