// label[data-drop]: a file may be dropped anywhere on the label, not only on the field inside it.
const place = (event) => event.target.closest?.("[data-drop]");

for (const kind of ["dragenter", "dragover"]) {
  document.addEventListener(kind, (event) => {
    const drop = place(event);
    if (!drop) return;
    event.preventDefault();
    drop.classList.add("over");
  });
}

document.addEventListener("dragleave", (event) => {
  const drop = place(event);
  if (drop && !drop.contains(event.relatedTarget)) drop.classList.remove("over");
});

document.addEventListener("drop", (event) => {
  const drop = place(event);
  const field = drop?.querySelector("input[type=file]");
  if (!field) return;
  event.preventDefault();
  drop.classList.remove("over");
  if (field.multiple || event.dataTransfer.files.length === 1) {
    field.files = event.dataTransfer.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }
});
