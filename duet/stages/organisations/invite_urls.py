from django.urls import path

from .views import invitations

app_name = "invite"
urlpatterns = [path("<str:token>/", invitations.accept, name="accept")]
