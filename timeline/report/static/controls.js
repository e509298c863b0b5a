// Search field and filters: filled from the data, kept in step with the state both ways.
const form = T.id("filters");
const field = (name) => form.elements[name];
const E = T.events;

const fill = (name, words, value = (n) => n) => {
  const select = field(name);
  const rows = T.tallies[name].map(([n, count]) => [value(n), words(n), count]);
  select.append(
    ...rows.map(([value, words, count]) =>
      T.el("option", { value }, `${T.short(T.visible(words), 48)} (${T.number(count)})`),
    ),
  );
  select.disabled = rows.length === 0;
};

T.fillFilters = () => {
  fill("actor", T.actors.name);
  fill("place", T.places.name);
  fill("publisher", T.string, T.string);
  fill("type", String);
  fill("status", (word) => T.STATUS[word].words);
  fill("basis", String);
};

const NAMES = { actor: (n) => T.actors.name(+n), place: (n) => T.places.name(+n) };
const show = () => {
  for (const name of ["q", "actor", "place", "publisher", "type", "status", "basis", "origins"]) {
    const control = field(name);
    const value = T.state[name];
    if (value !== "" && control.options && ![...control.options].some((o) => o.value === value))
      control.append(T.el("option", { value }, (NAMES[name] || String)(value)));
    // The blank behind a word that is being typed stays.
    if (control.value !== value && (name !== "q" || control.value.trim() !== value)) control.value = value;
    control.closest(".field")?.classList.toggle("set", value !== "");
  }
  field("contradicted").checked = T.state.contradicted;
  field("statements").checked = T.state.statements;
  field("from").value = T.state.from === null ? "" : T.isoDay(T.state.from);
  field("to").value = T.state.to === null ? "" : T.isoDay(T.state.to - 1);
  const [shown, all] = [T.shown.length, E.count];
  T.id("count").textContent =
    shown === all ? T.plural(all, "event") : `${T.number(shown)} of ${T.plural(all, "event")}`;
  T.id("against")?.setAttribute("aria-pressed", String(T.state.contradicted));
  T.id("reset").hidden = !T.isFiltered();
  T.id("lanes").value = T.state.lanes;
};

let typing = 0;
field("q").addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(() => T.set({}), E.count > 20000 ? 150 : 60);
});
T.typed = (patch) => {
  if (!typing) return patch;
  clearTimeout(typing);
  typing = 0;
  if ("q" in patch) field("q").value = patch.q;
  return { q: field("q").value.trim(), ...patch };
};
form.addEventListener("change", (event) => {
  const { name, value, checked, type } = event.target;
  if (name === "q" || !name) return;
  if (name === "from") T.set({ from: T.fromIsoDay(value) });
  else if (name === "to") T.set({ to: value ? T.fromIsoDay(value) + T.DAY : null });
  else T.set({ [name]: type === "checkbox" ? checked : value });
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  T.set({ q: field("q").value.trim() });
});
T.id("reset").addEventListener("click", () => {
  T.clear();
  field("q").focus();
});
T.id("against")?.addEventListener("click", () => T.set({ contradicted: !T.state.contradicted }));
T.id("lanes").addEventListener("change", (event) => T.set({ lanes: event.target.value }));
T.on(show);
T.showControls = show;
if (matchMedia("(max-width: 760px)").matches) T.id("more").open = false;
