// A table pasted from a web page keeps its cells: the clipboard holds it as HTML beside the plain text.
for (const box of document.querySelectorAll("[data-paste]")) {
  const text = box.querySelector("textarea");
  const html = box.querySelector("input[type=hidden]");
  text.addEventListener("paste", (event) => {
    const rich = event.clipboardData.getData("text/html");
    html.value = rich.includes("<table") ? rich : "";
  });
  // Words typed by hand after the paste are what the person means.
  text.addEventListener("input", (event) => {
    if (event.inputType !== "insertFromPaste") html.value = "";
  });
}
