// form[data-appearance]: theme and version for weak sight at once, without the round trip the form would make.
// The cookie has the form the server reads: "theme-dark.vision-bw.size-2"; see duet/base/ui/appearance.py.
const root = document.documentElement;
const NAMES = ["theme", "vision", "size", "space"];
const YEAR = 31536000;

function put(name, value) {
  if (value && value !== "1") root.dataset[name] = value;
  else delete root.dataset[name];
}

function remember() {
  const look = NAMES.filter((name) => root.dataset[name]).map((name) => `${name}-${root.dataset[name]}`).join(".");
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `look=${look}; Path=/; Max-Age=${look ? YEAR : 0}; SameSite=Lax${secure}`;
}

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function show() {
  for (const button of document.querySelectorAll("[data-appearance] button[aria-pressed]")) {
    const now = root.dataset[button.name] || (button.name === "vision" ? "" : "1");
    button.setAttribute("aria-pressed", String(button.value === now));
  }
  for (const button of document.querySelectorAll("[data-theme-switch]")) {
    button.value = isDark() ? "light" : "dark";
    button.textContent = isDark() ? "Светлая тема" : "Тёмная тема";
  }
  for (const button of document.querySelectorAll("[data-vision-switch]")) {
    button.value = root.dataset.vision ? "" : "bw";
    const words = root.dataset.vision ? "Обычная версия" : "Версия для слабовидящих";
    if (button.title) button.title = words;
    if (button.ariaLabel) button.ariaLabel = words;
    else button.textContent = words;
  }
  for (const choice of document.querySelectorAll("[data-appearance] input[type=radio]")) {
    choice.checked = choice.value === (root.dataset[choice.name] || "") || (choice.value === "1" && !root.dataset[choice.name]);
  }
}

function change(name, value) {
  put(name, value);
  if (name === "vision" && !value) ["size", "space"].forEach((other) => put(other, ""));
  remember();
  show();
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!event.target.matches("form[data-appearance]") || !NAMES.includes(button?.name)) return;
  event.preventDefault();
  change(button.name, button.value);
});

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-appearance] input[type=radio]")) change(event.target.name, event.target.value);
});

show();
