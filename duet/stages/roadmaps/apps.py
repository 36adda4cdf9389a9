from django.apps import AppConfig


class RoadmapsConfig(AppConfig):
    name = "duet.stages.roadmaps"
    label = "roadmaps"
    verbose_name = "Дорожные карты"
