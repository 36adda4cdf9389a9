// [data-copy="text"] copies it and says so; [data-print] prints the page. Both need JavaScript, so both come hidden.
function reveal(place) {
  for (const button of place.querySelectorAll("[data-copy], [data-print]")) button.hidden = false;
}

reveal(document);
document.addEventListener("htmx:load", (event) => reveal(event.target));

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (!button) return;
  if ("print" in button.dataset) {
    window.print();
    return;
  }
  await navigator.clipboard.writeText(button.dataset.copy);
  const toast = document.createElement("div");
  toast.className = "toast";
  toast.dataset.ttl = "4";
  toast.textContent = "Скопировано";
  document.getElementById("toasts")?.append(toast);
});
