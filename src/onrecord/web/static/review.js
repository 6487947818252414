// The keyboard of review: a key presses the button, follows the link or enters the field that names it (data-press).
// Escape leaves a field, so that keys count again. All of it can be done without: these are ordinary forms and links.
document.addEventListener("keydown", (event) => {
  const at = event.target;
  const isWriting = at instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && at.type !== "checkbox";
  if (event.key === "Escape" && isWriting) {
    at.blur();
    return;
  }
  if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return;
  const found = document.querySelector(`[data-press="${CSS.escape(event.key)}"]`);
  if (!found) return;
  event.preventDefault();
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(found.tagName)) found.focus();
  else found.click();
});
