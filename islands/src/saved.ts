// Saved filters: names for addresses of the table of events, kept in this browser alone.

const PLACE = "onrecord.filters";
type Saved = Record<string, string>; // name → address

export function startSaved(): void {
  const box = document.querySelector<HTMLElement>("#saved");
  if (!box) return;
  box.hidden = false;
  box.querySelector("[data-save]")?.addEventListener("click", () => {
    const asked = location.search.slice(1);
    if (!asked) return;
    keep({ ...read(), [nameOf(asked)]: `/events?${asked}` });
    draw(box);
  });
  draw(box);
}

function draw(box: HTMLElement): void {
  const list = box.querySelector("ul");
  list?.replaceChildren(...Object.entries(read()).map(([name, address]) => item(name, address, box)));
}

function item(name: string, address: string, box: HTMLElement): HTMLLIElement {
  const [row, link, drop] = [document.createElement("li"), document.createElement("a"), document.createElement("button")];
  link.textContent = name;
  link.href = address;
  drop.textContent = "×";
  drop.className = "quiet";
  drop.setAttribute("aria-label", `Forget ${name}`);
  drop.addEventListener("click", () => {
    const rest = read();
    delete rest[name];
    keep(rest);
    draw(box);
  });
  row.append(link, drop);
  return row;
}

function nameOf(asked: string): string {
  return [...new URLSearchParams(asked)].filter(([name, value]) => value && name !== "limit").map(([, value]) => value).join(" · ").slice(0, 80);
}

function read(): Saved {
  try {
    const saved: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "{}");
    const told = saved && typeof saved === "object" ? Object.entries(saved) : [];
    return Object.fromEntries(told.filter(([, address]) => typeof address === "string" && address.startsWith("/events?")));
  } catch {
    return {};
  }
}

function keep(saved: Saved): void {
  localStorage.setItem(PLACE, JSON.stringify(saved));
}
