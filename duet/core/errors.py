"""How a rule says no."""


class Refusal(Exception):
    """A rule of the programme says no. The text, whole Russian sentences, is shown to the user as it is."""
