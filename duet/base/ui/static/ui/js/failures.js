// HTMX had no answer: say what happened and that nothing on the screen is lost.
const WORDS = {
  "htmx:sendError": "Нет связи с сервером. Всё введённое осталось на экране, попробуйте ещё раз.",
  "htmx:timeout": "Сервер долго не отвечает. Всё введённое осталось на экране, попробуйте ещё раз.",
  "htmx:responseError": "Не получилось выполнить действие. Обновите страницу и попробуйте ещё раз.",
};

function say(words) {
  const pile = document.getElementById("toasts");
  if (!pile || [...pile.children].some((toast) => toast.textContent === words)) return;
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.ttl = "20";
  toast.textContent = words;
  pile.append(toast);
}

for (const [kind, words] of Object.entries(WORDS)) document.addEventListener(kind, () => say(words));
