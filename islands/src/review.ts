// Review by keyboard: a key presses the button, follows the link or enters the field that names it (data-press).
// Escape leaves a field, so that keys count again. All of it can be done without: these are ordinary forms and links.
import { isGoing, isWriting } from "./keys";

export function startReview(): void {
  if (!document.querySelector("[data-press]")) return;
  document.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.key === "Escape" && at instanceof HTMLElement && isWriting(at)) return at.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(at) || isGoing()) return;
    if (press(event.key)) {
      event.preventDefault();
      event.stopImmediatePropagation(); // the same letter does nothing else on this page
    }
  }, { capture: true });
}

function press(key: string): boolean {
  const found = document.querySelector<HTMLElement>(`[data-press="${CSS.escape(key)}"]`);
  if (!found) return false;
  if (isWriting(found) || found.matches("[type=radio]")) found.focus();
  else found.click();
  return true;
}
