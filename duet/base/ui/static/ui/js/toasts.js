// .toast[data-ttl]: a toast leaves by itself after so many seconds, but not under the mouse and not in focus.
function live(toast) {
  let timer;
  const hold = () => clearTimeout(timer);
  const go = () => {
    hold();
    timer = setTimeout(() => toast.remove(), Number(toast.dataset.ttl) * 1000);
  };
  toast.addEventListener("mouseenter", hold);
  toast.addEventListener("focusin", hold);
  toast.addEventListener("mouseleave", go);
  toast.addEventListener("focusout", go);
  go();
}

const pile = document.getElementById("toasts");
if (pile) {
  pile.querySelectorAll(".toast[data-ttl]").forEach(live);
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE && node.matches(".toast[data-ttl]")) live(node);
      }
    }
  }).observe(pile, { childList: true });
  // «Отменить» has been pressed: the toast has said what it had to.
  pile.addEventListener("htmx:afterRequest", (event) => event.target.closest?.(".toast")?.remove());
}
