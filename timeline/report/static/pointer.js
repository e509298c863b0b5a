// The pointer over the timeline: a card beside it, a click that selects, a wheel that asks first.
const chart = T.id("chart");
const plot = chart.querySelector(".plot");
const card = T.el("div", { class: "hover", hidden: true });
chart.append(card);
const E = T.events;

// The wheel belongs to the page unless Ctrl is held or the chart was entered.
plot.addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey && !chart.contains(document.activeElement)) event.stopPropagation();
  },
  { capture: true, passive: true },
);

const inside = (event) => {
  const box = plot.getBoundingClientRect();
  return [event.clientX - box.left - T.drawn.left, event.clientY - box.top - T.TOP];
};
// What stands close together is looked at closely, what nothing can part is unfolded.
const closer = (found) => {
  const [from, to] = T.spanOf(found.bundle);
  const { scale, width } = T.drawn;
  if (!found.near || (to - from) * 3 > scale.time(width) - scale.time(0) || to - from < 60) {
    T.set({ unfold: true });
    return;
  }
  const room = Math.max((to - from) * 0.1, T.DAY / 2);
  T.look(from - room, to + room);
};

let pressed = null;
chart.addEventListener(
  "pointerdown",
  (event) => {
    pressed = [event.clientX, event.clientY];
    card.hidden = true;
  },
  true,
);
// Plotly takes the end of a press for itself, the click that follows comes through.
chart.addEventListener(
  "click",
  (event) => {
    if (
      !pressed ||
      !T.drawn ||
      Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > 4 ||
      event.target.closest(".hover")
    )
      return;
    const [x, y] = inside(event);
    if (x < 0) return;
    if (T.drawn.dense) {
      const { scale, width } = T.drawn;
      T.look(scale.time(x - width / 8), scale.time(x + width / 8));
      return;
    }
    const found = T.hit(x, y);
    if (found?.bundle) closer(found);
    else if (found) T.set({ e: found.i });
  },
  true,
);

const showCard = (event) => {
  if (event.buttons || !T.drawn || event.target.closest?.(".hover")) return;
  const [x, y] = inside(event);
  const found = x >= 0 ? T.hit(x, y) : null;
  plot.classList.toggle("over", Boolean(found));
  let words = [];
  if (found?.bundle)
    words = [
      T.el("b", {}, T.bundleWords(found)),
      ...found.bundle.slice(0, 4).map((i) => T.el("span", { dir: "auto" }, T.short(E.label(i), 60))),
      T.el("span", { class: "note" }, found.near ? "Click to look closer" : "Click to unfold"),
    ];
  else if (found)
    words = [
      T.el("b", { dir: "auto" }, T.short(E.label(found.i), 160)),
      T.el("span", {}, E.when(found.i)),
      T.el(
        "span",
        { class: "note" },
        `${T.STATUS[E.statusWord(found.i)].words} · ${T.plural(E.claims(found.i).length, "claim")} · ${T.plural(E.origins(found.i), "origin")}`,
      ),
    ];
  else if (T.drawn.dense && x >= 0) {
    const d = T.drawn;
    const lane = Math.floor(y / d.pitch / 2);
    const bin = Math.floor((x - d.from) / d.size);
    const n = d.counts[lane]?.[bin];
    const edge = (b) => Math.floor(d.scale.time(d.from + b * d.size) / T.DAY) * T.DAY;
    if (n)
      words = [
        T.el("b", { dir: "auto" }, d.lanes[lane].name),
        T.el(
          "span",
          {},
          `${T.plural(n, "event")}, ${T.when(edge(bin), Math.max(edge(bin + 1), edge(bin) + T.DAY))}`,
        ),
        T.el("span", { class: "note" }, "Click to look closer"),
      ];
  }
  card.hidden = !words.length;
  if (!words.length) return;
  card.replaceChildren(...words);
  const box = chart.getBoundingClientRect();
  card.style.left = `${Math.max(0, Math.min(event.clientX - box.left + 14, box.width - card.offsetWidth - 4))}px`;
  card.style.top = `${event.clientY - box.top + 18}px`;
};
chart.addEventListener("pointermove", showCard);
chart.addEventListener("pointerleave", () => {
  card.hidden = true;
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") card.hidden = true;
});
