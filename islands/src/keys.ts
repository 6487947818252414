// The keyboard: / search, j k through the rows, Enter opens, g and a letter to another page, ? tells all of it.
import { toggleTheme } from "./theme";

let here: HTMLElement | null = null;
let going = false; // "g" was pressed, a letter follows

export function startKeys(): void {
  document.querySelector("#help")?.addEventListener("click", showKeys);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (act(event.key)) event.preventDefault();
  });
}

function act(key: string): boolean {
  if (going) {
    going = false;
    const link = document.querySelector<HTMLAnchorElement>(`.top nav a[data-key="${CSS.escape(key)}"]`);
    (link ?? (key === "o" ? document.querySelector<HTMLAnchorElement>(".brand") : null))?.click();
    return true;
  }
  switch (key) {
    case "/": return focus("#find");
    case "f": return focus("#filters input:not([type=hidden]), #filters select");
    case "?": return showKeys();
    case "d": toggleTheme(); return true;
    case "g": going = true; return true;
    case "j": return move(1);
    case "k": return move(-1);
    case "Enter": return open();
    default: return false;
  }
}

/** Whether "g" was pressed, so that the next letter names a page and nothing else. */
export function isGoing(): boolean {
  return going;
}

export function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !target.matches("[type=checkbox], [type=radio]"));
}

function focus(selector: string): boolean {
  const found = document.querySelector<HTMLElement>(selector);
  found?.focus();
  return found !== null;
}

function showKeys(): boolean {
  const dialog = document.querySelector<HTMLDialogElement>("#keys");
  if (dialog && !dialog.open) dialog.showModal();
  return true;
}

function move(by: number): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")].filter((each) => each.offsetParent !== null);
  if (!rows.length) return false;
  const at = here && rows.includes(here) ? rows.indexOf(here) + by : by > 0 ? 0 : rows.length - 1;
  const next = rows[Math.min(Math.max(at, 0), rows.length - 1)];
  here?.classList.remove("here");
  here = next ?? null;
  here?.classList.add("here");
  here?.scrollIntoView({ block: "nearest" });
  here?.querySelector<HTMLElement>("a.open")?.focus({ preventScroll: true });
  return true;
}

function open(): boolean {
  if (document.activeElement && document.activeElement !== document.body) return false; // the browser's own Enter
  const link = here?.querySelector<HTMLAnchorElement>("a.open");
  link?.click();
  return link !== undefined && link !== null;
}
