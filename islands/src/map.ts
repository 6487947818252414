// The map: sliders and a play button choose days, the wheel and the buttons come nearer, dragging moves.

type Cell = { stretch: number; quad: number; events: number; asserted: number };
type Spot = { element: Element; sign: SVGUseElement; cells: Cell[]; x: number; y: number };
type Box = { x: number; y: number; width: number; height: number };

const QUADS = ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"];
const NEAREST = 24; // times
const PACE = 350; // milliseconds a stretch when playing

export function startMap(card: HTMLElement): void {
  const svg = card.querySelector<SVGSVGElement>("svg.map");
  const spots = svg ? spotsOf(svg) : [];
  const look = svg ? startLooking(card, svg, spots) : () => undefined;
  startDays(card, (from, to) => {
    spots.forEach((spot) => show(spot, from, to));
    look();
  });
}

function spotsOf(svg: SVGSVGElement): Spot[] {
  return [...svg.querySelectorAll(".spot")].flatMap((element) => {
    const sign = element.querySelector<SVGUseElement>(".sign");
    return sign ? [{ element, sign, cells: cellsOf(sign), x: Number(sign.dataset.x), y: Number(sign.dataset.y) }] : [];
  });
}

function cellsOf(sign: SVGUseElement): Cell[] {
  return (sign.dataset.cells ?? "").split(" ").filter(Boolean).map((told) => {
    const [stretch = 0, quad = 0, events = 0, asserted = 0] = told.split(":").map(Number);
    return { stretch, quad, events, asserted };
  });
}

// What happened at a spot in some stretches of days: how much, of which class, and whether anybody asserts it.
function show(spot: Spot, from: number, to: number): void {
  const counts = QUADS.map(() => 0);
  let asserted = 0;
  for (const cell of spot.cells) {
    if ((cell.stretch < from && !(from === 0 && cell.stretch < 0)) || cell.stretch > to) continue;
    counts[cell.quad] = (counts[cell.quad] ?? 0) + cell.events;
    asserted += cell.asserted;
  }
  const events = counts.reduce((sum, each) => sum + each, 0);
  const quad = counts.lastIndexOf(Math.max(...counts));
  spot.element.classList.toggle("none", events === 0);
  spot.sign.dataset.events = String(events);
  spot.sign.setAttribute("href", `#sign-${quad}`);
  spot.sign.classList.remove(...QUADS);
  spot.sign.classList.add(QUADS[quad] ?? "");
  spot.sign.classList.toggle("unasserted", asserted === 0);
}

// Zoom and drag; what it returns draws the signs in the size that fits the look.
function startLooking(card: HTMLElement, svg: SVGSVGElement, spots: Spot[]): () => void {
  const whole = boxOf(svg);
  let box = { ...whole };
  const group = svg.querySelector<SVGGElement>(".spots")!;
  const [most, smallest, largest] = [Number(group.dataset.most), Number(group.dataset.smallest), Number(group.dataset.largest)];
  const names = [...svg.querySelectorAll<SVGTextElement>(".place-name, .country-name")];
  const sizes = names.map((each) => parseFloat(getComputedStyle(each).fontSize));

  function draw(): void {
    svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
    const near = box.width / whole.width;
    const narrow = Math.min(2.2, Math.max(1, 560 / Math.max(1, svg.clientWidth))); // on a phone signs stay large enough to touch
    for (const spot of spots) {
      const events = Number(spot.sign.dataset.events ?? spot.cells.reduce((sum, each) => sum + each.events, 0));
      const size = smallest + (largest - smallest) * Math.sqrt(events / Math.max(1, most)) * Math.min(1, 0.3 + most / 20);
      spot.sign.setAttribute("transform", `translate(${spot.x} ${spot.y}) scale(${(size * near * narrow).toFixed(3)})`);
    }
    names.forEach((each, n) => (each.style.fontSize = `${(sizes[n] ?? 12) * near}px`));
    svg.classList.toggle("zoomed", near < 1);
  }

  function zoom(by: number, x = box.x + box.width / 2, y = box.y + box.height / 2): void {
    const width = Math.min(whole.width * 3, Math.max(whole.width / NEAREST, box.width * by));
    const share = width / box.width;
    box = { x: x - (x - box.x) * share, y: y - (y - box.y) * share, width, height: box.height * share };
    keepWithin();
    draw();
  }

  function keepWithin(): void {
    box.x = Math.min(Math.max(box.x, -whole.width), 2 * whole.width - box.width);
    box.y = Math.min(Math.max(box.y, -whole.height), 2 * whole.height - box.height);
  }

  function at(event: { clientX: number; clientY: number }): { x: number; y: number } {
    const frame = svg.getBoundingClientRect();
    return { x: box.x + ((event.clientX - frame.left) / frame.width) * box.width, y: box.y + ((event.clientY - frame.top) / frame.height) * box.height };
  }

  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !svg.classList.contains("zoomed") && event.deltaY > 0) return; // the page scrolls on
    event.preventDefault();
    const { x, y } = at(event);
    zoom(event.deltaY > 0 ? 1.25 : 0.8, x, y);
  }, { passive: false });
  drag(svg, (dx, dy) => {
    const frame = svg.getBoundingClientRect();
    box.x -= (dx / frame.width) * box.width;
    box.y -= (dy / frame.height) * box.height;
    keepWithin();
    draw();
  });
  const tools = card.querySelector<HTMLElement>(".zoom");
  if (tools) tools.hidden = false;
  tools?.addEventListener("click", (event) => {
    const how = (event.target as HTMLElement).dataset.zoom;
    if (how === "in") zoom(0.6);
    if (how === "out") zoom(1.6);
    if (how === "reset") { box = { ...whole }; draw(); }
  });
  addEventListener("resize", draw);
  draw();
  return draw;
}

function boxOf(svg: SVGSVGElement): Box {
  const { x, y, width, height } = svg.viewBox.baseVal;
  return { x, y, width, height };
}

// Calls back with each move in pixels; a drag is no click on what lies below.
function drag(svg: SVGSVGElement, moved: (dx: number, dy: number) => void): void {
  let last: { x: number; y: number } | null = null;
  let far = 0;
  svg.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "touch" && !svg.classList.contains("zoomed")) return; // the page scrolls
    [last, far] = [{ x: event.clientX, y: event.clientY }, 0];
  });
  addEventListener("pointermove", (event) => {
    if (!last) return;
    far += Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y);
    if (far > 4) svg.classList.add("moving");
    moved(event.clientX - last.x, event.clientY - last.y);
    last = { x: event.clientX, y: event.clientY };
  });
  addEventListener("pointerup", () => { last = null; svg.classList.remove("moving"); });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => { if (far > 4) event.preventDefault(); far = 0; }, true);
}

// The sliders: which stretches of days are shown.
function startDays(card: HTMLElement, changed: (from: number, to: number) => void): void {
  const slider = card.querySelector<HTMLElement>(".slider");
  const [from, to] = [card.querySelector<HTMLInputElement>("[data-from]"), card.querySelector<HTMLInputElement>("[data-to]")];
  const play = card.querySelector<HTMLButtonElement>("[data-play]");
  const count = Number(card.dataset.count);
  if (!slider || !from || !to || !play || count < 2) return;
  slider.hidden = false;
  const columns = [...card.querySelectorAll<SVGElement>("svg.days .column")];
  let playing: number | undefined;

  function update(): void {
    const [first, last] = [Math.min(from!.valueAsNumber, to!.valueAsNumber), Math.max(from!.valueAsNumber, to!.valueAsNumber)];
    columns.forEach((each, n) => each.classList.toggle("out", n < first || n > last));
    tell(first, last);
    changed(first, last);
  }

  function tell(first: number, last: number): void {
    const [begin, end] = [columns[first]?.dataset.first ?? "", columns[last]?.dataset.last ?? ""];
    card.querySelector("[data-told]")!.textContent = begin === end ? begin : `${begin} – ${end}`;
    from!.setAttribute("aria-valuetext", begin);
    to!.setAttribute("aria-valuetext", end);
    const link = card.querySelector<HTMLAnchorElement>("[data-show]")!;
    const asked = new URLSearchParams(location.search);
    asked.set("since", begin);
    asked.set("until", end);
    link.href = `/events?${asked}`;
  }

  function stop(): void {
    clearInterval(playing);
    playing = undefined;
    play!.firstElementChild!.textContent = "▶";
    play!.setAttribute("aria-label", "Play the days");
  }

  play.addEventListener("click", () => {
    if (playing !== undefined) return stop();
    const wide = Math.max(0, Math.min(to.valueAsNumber - from.valueAsNumber, Math.ceil(count / 8)));
    [from.value, to.value] = ["0", String(wide)];
    play.firstElementChild!.textContent = "❚❚";
    play.setAttribute("aria-label", "Stop");
    update();
    playing = window.setInterval(() => {
      if (to.valueAsNumber >= count - 1) return stop();
      [from.value, to.value] = [String(from.valueAsNumber + 1), String(to.valueAsNumber + 1)];
      update();
    }, PACE);
  });
  for (const each of [from, to]) each.addEventListener("input", () => { stop(); update(); });
  update();
}
