// Everything by keyboard: arrows walk the events, + − [ ] move in time, / searches, Esc goes back.
const list = T.id("list");
const chart = T.id("chart");
const detail = T.id("detail");
const q = T.id("q");
const help = T.id("help");
const PAGE = 10;

const walk = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE, Home: -1e9, End: 1e9 };
const move = { "+": "in", "=": "in", "-": "out", "−": "out", "[": "left", "]": "right", 0: "all" };

const onEvents = (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const by =
    walk[event.key] ??
    (event.currentTarget === chart ? { ArrowRight: 1, ArrowLeft: -1 }[event.key] : undefined);
  if (by !== undefined) T.step(by);
  else if (event.key === "Enter" || event.key === " ") {
    if (event.target !== event.currentTarget) return;
    if (T.state.e < 0) T.step(0);
    detail.focus();
    detail.scrollIntoView({ block: "nearest", behavior: T.still() ? "auto" : "smooth" });
  } else if (event.key === "Escape") T.set({ e: -1 });
  else if (move[event.key]) T.move(move[event.key]);
  else return;
  event.preventDefault();
};
list.addEventListener("keydown", onEvents);
chart.addEventListener("keydown", onEvents);

detail.addEventListener("keydown", (event) => {
  if (event.key === "Escape") list.focus();
});

q.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && q.value) {
    q.value = "";
    T.set({ q: "" });
    event.preventDefault();
  } else if (event.key === "Escape" || event.key === "ArrowDown") list.focus();
});

const typing = (target) =>
  target.closest?.("input, select, textarea, [contenteditable], dialog, [role=slider]");
document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target))
    return;
  if (!T.id("single-keys").checked) return;
  if (event.key === "/") q.focus();
  else if (event.key === "?") help.showModal();
  else return;
  event.preventDefault();
});
T.id("help-open").addEventListener("click", () => help.showModal());
