from django.apps import AppConfig


class FeedsConfig(AppConfig):
    name = "duet.stages.feeds"
    label = "feeds"
    verbose_name = "Подписка на календарь"
