// The list of events: a listbox that renders the rows in sight of any number.
const list = T.id("list");
const spacer = T.el("div", { class: "spacer", role: "presentation" });
const E = T.events;
const nothing = E.count
  ? [
      "No event passes these filters. ",
      T.el("button", { type: "button", class: "button", on: { click: () => T.clear() } }, "Clear all"),
    ]
  : "There are no events.";
const empty = T.el("p", { class: "empty", hidden: true }, nothing);
list.append(spacer);
list.after(empty);
const OVERSCAN = 8;
let rowHeight = 64;

const row = (i, position, again) => {
  const places = E.places(i)
    .slice(0, 2)
    .map((p) => T.places.name(p))
    .join(", ");
  const meta = [E.typeWord(i), places, T.plural(E.origins(i), "origin")].filter(Boolean).join(" · ");
  return T.el(
    "div",
    {
      class: `row ${T.tone(i)}`,
      role: "option",
      id: `o${i}`,
      style: `top:${position * rowHeight}px`,
      "data-event": i,
      "aria-selected": String(i === T.state.e),
      "aria-setsize": T.shown.length,
      "aria-posinset": position + 1,
    },
    T.el("span", { class: again ? "row-date again" : "row-date" }, E.when(i)),
    T.glyph(E.statusWord(i), T.tone(i)),
    T.el("span", { class: "quiet" }, ` ${T.STATUS[E.statusWord(i)].words}: `),
    T.el(
      "span",
      { class: "row-text" },
      T.el("span", { class: "row-label", dir: "auto" }, T.short(E.label(i), 220)),
      " ",
      T.el(
        "span",
        { class: "row-meta", dir: "auto" },
        T.short(meta, 90),
        T.contradicted(i) ? T.el("span", { class: "tag" }, "contradicted") : null,
      ),
    ),
  );
};

let [positions, positionsOf] = [new Map(), null];
T.position = (i) => {
  if (positionsOf !== T.shown) {
    positions = new Map();
    positionsOf = T.shown;
    T.shown.forEach((event, at) => positions.set(event, at));
  }
  return positions.get(i) ?? -1;
};

// What was measured last: reading it anew at each change would make the browser lay the page out.
// The panel is never higher than TALLEST.
const TALLEST = 900;
let [top, height] = [0, TALLEST];
let drawn = null;
const measureRows = () => {
  rowHeight = parseFloat(getComputedStyle(list).getPropertyValue("--row")) || 64;
};

// Where the list stands once the chosen row is in sight. Whole rows: one cut in half at the top
// looks like a mistake.
const target = () => {
  const end = Math.max(0, T.shown.length * rowHeight - height);
  const at = T.position(T.state.e);
  const [above, below] = [at * rowHeight, (at + 1) * rowHeight];
  const far = above + rowHeight < top || below - rowHeight > top + height;
  let wanted = top;
  if (at >= 0 && far) wanted = Math.floor((above + below - height) / 2 / rowHeight) * rowHeight;
  else if (at >= 0 && above < top) wanted = above;
  else if (at >= 0 && below > top + height) wanted = below - height;
  return Math.max(0, Math.min(wanted, end));
};

const draw = (wanted = top) => {
  const total = T.shown.length;
  spacer.style.height = `${total * rowHeight}px`;
  empty.hidden = total > 0;
  list.classList.toggle("none", total === 0);
  const first = Math.max(0, Math.floor(wanted / rowHeight) - OVERSCAN);
  const last = Math.min(total, Math.ceil((wanted + height) / rowHeight) + OVERSCAN);
  const rows = [];
  for (let at = first; at < last; at += 1) rows.push(at);
  const active = T.position(T.state.e);
  if (active >= 0 && (active < first || active >= last)) rows.push(active);
  // A date that the row above has is said to readers of the screen, and shown at the top again.
  const edge = Math.ceil(wanted / rowHeight);
  const again = (at) => at > edge && at > first && E.when(T.shown[at]) === E.when(T.shown[at - 1]);
  spacer.replaceChildren(...rows.map((at) => row(T.shown[at], at, again(at))));
  if (active >= 0) list.setAttribute("aria-activedescendant", `o${T.state.e}`);
  else list.removeAttribute("aria-activedescendant");
  if (wanted !== top) list.scrollTop = wanted;
  top = wanted;
  drawn = { top, height };
};

T.step = (by) => {
  if (!T.shown.length) return;
  const at = T.position(T.state.e);
  const next = at < 0 ? 0 : Math.max(0, Math.min(T.shown.length - 1, at + by));
  T.set({ e: T.shown[next] });
};

list.addEventListener("click", (event) => {
  const option = event.target.closest("[data-event]");
  if (option) T.set({ e: +option.dataset.event });
});
let waiting = false;
list.addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    top = list.scrollTop;
    if (top !== drawn?.top) draw();
  });
});
new ResizeObserver(() => {
  const before = rowHeight;
  measureRows();
  height = list.clientHeight || TALLEST;
  if (drawn && (rowHeight !== before || height > drawn.height)) draw(target());
}).observe(list);

T.on((changed) => {
  if (changed.has("e") || T.FILTERS.some((key) => changed.has(key))) draw(target());
});
T.drawList = () => {
  measureRows();
  draw(target());
};
