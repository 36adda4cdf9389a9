from tests.architecture.pages import Page

# To the log-in, or to the desk.
PAGES = {"home": Page(get=302)}
