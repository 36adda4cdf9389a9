// [data-search]: the key «/» leads to the search, as in a mail program: into a field of this page, or to the page of search.
function isTyping(element) {
  return element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
}

// On a Russian keyboard the same key types a full stop, so the place of the key counts as well.
const isSlash = (event) => event.key === "/" || (event.code === "Slash" && !event.shiftKey);

document.addEventListener("keydown", (event) => {
  if (!isSlash(event) || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const place = document.querySelector("input[data-search]") || document.querySelector("[data-search]");
  if (!place) return;
  event.preventDefault();
  if (place.tagName === "INPUT") place.select();
  else place.click();
});
