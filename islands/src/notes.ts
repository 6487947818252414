// A report: a click on marked words shows their note beside the text, and the note shows its words.

export function startNotes(): void {
  const notes = document.querySelector<HTMLElement>("#notes");
  if (!notes) return;
  document.querySelectorAll<HTMLAnchorElement>("a.to-note").forEach((link) => {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      choose(link.hash);
      history.replaceState(null, "", link.hash);
    });
  });
  notes.addEventListener("focusin", (event) => light(cardOf(event.target)));
  notes.addEventListener("pointerover", (event) => light(cardOf(event.target)));
  notes.addEventListener("pointerleave", () => light(document.querySelector(".note-card.chosen")));
}

function choose(hash: string): void {
  const card = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!card) return;
  document.querySelectorAll(".note-card.chosen").forEach((each) => each.classList.remove("chosen"));
  card.classList.add("chosen");
  card.scrollIntoView({ block: "nearest", behavior: "smooth" });
  card.focus({ preventScroll: true });
  light(card);
}

function light(card: Element | null): void {
  document.querySelectorAll("a.to-note.lit").forEach((each) => each.classList.remove("lit"));
  if (!card) return;
  document.querySelectorAll(`a.to-note[href="#${CSS.escape(card.id)}"]`).forEach((each) => each.classList.add("lit"));
}

function cardOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(".note-card") : null;
}
