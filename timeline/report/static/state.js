// What is selected, filtered and looked at; every change tells all views and the address bar.
const EMPTY = {
  q: "",
  actor: "",
  place: "",
  publisher: "",
  type: "",
  status: "",
  basis: "",
  origins: "",
  from: null,
  to: null,
  contradicted: false,
  statements: true,
};
T.FILTERS = Object.keys(EMPTY);
T.state = { ...EMPTY, e: -1, lanes: "", unfold: false, va: null, vb: null };
const listeners = [];
T.on = (listen) => listeners.push(listen);

// Drawings wait: the chart for the next frame, network and map until nobody is typing, and several
// changes are drawn as one.
const WAITS = { frame: (act) => requestAnimationFrame(act), pause: (act) => setTimeout(act, 90) };
const slow = Object.fromEntries(
  Object.keys(WAITS).map((when) => [when, { listeners: [], changed: new Set() }]),
);
T.onFrame = (listen) => slow.frame.listeners.push(listen);
T.onPause = (listen) => slow.pause.listeners.push(listen);
const draw = (when) => {
  const changed = slow[when].changed;
  slow[when].changed = new Set();
  for (const listen of slow[when].listeners) listen(changed);
};
const postpone = (changed) => {
  for (const [when, wait] of Object.entries(WAITS)) {
    if (!slow[when].changed.size) wait(() => draw(when));
    for (const key of changed) slow[when].changed.add(key);
  }
};
T.flush = () => Object.keys(WAITS).forEach(draw);

// Before anything is drawn there is nobody to tell.
T.begin = (patch) => {
  Object.assign(T.state, patch);
  T.refilter();
};

// What is typed and not searched for yet goes along with any other change (controls.js).
T.typed = (patch) => patch;

T.set = (wanted) => {
  const patch = T.typed(wanted);
  const changed = new Set(Object.keys(patch).filter((key) => T.state[key] !== patch[key]));
  if (!changed.size) return;
  Object.assign(T.state, patch);
  if (T.FILTERS.some((key) => changed.has(key))) T.refilter();
  for (const listen of listeners) listen(changed);
  postpone(changed);
  later();
};

T.clear = () => T.set({ ...EMPTY });
T.isFiltered = () => T.FILTERS.some((key) => T.state[key] !== EMPTY[key]);

// The fragment holds words, not numbers, so that a link outlives a new run of the same articles.
T.fragment = () => {
  const s = T.state;
  const words = new URLSearchParams();
  if (s.e >= 0) words.set("e", T.events.id(s.e));
  for (const key of ["q", "publisher", "type", "status", "basis", "origins", "lanes"])
    if (s[key]) words.set(key, s[key]);
  if (s.actor !== "") words.set("actor", T.actors.id(+s.actor));
  if (s.place !== "") words.set("place", T.places.id(+s.place));
  if (s.contradicted) words.set("contradicted", "1");
  if (!s.statements) words.set("statements", "0");
  if (s.unfold) words.set("unfold", "1");
  if (s.from !== null || s.to !== null)
    words.set("t", `${s.from === null ? "" : T.isoDay(s.from)}..${s.to === null ? "" : T.isoDay(s.to - 1)}`);
  if (s.va !== null) words.set("v", `${Math.round(s.va)}..${Math.round(s.vb)}`);
  return words.toString();
};

T.fromFragment = () => {
  const words = new URLSearchParams(location.hash.slice(1));
  const patch = {
    ...EMPTY,
    lanes: words.get("lanes") || "",
    e: T.events.number.get(words.get("e")) ?? -1,
    va: null,
    vb: null,
  };
  for (const key of ["q", "publisher", "type", "status", "basis", "origins"])
    patch[key] = words.get(key) || "";
  patch.actor = String(T.actors.number.get(words.get("actor")) ?? "");
  patch.place = String(T.places.number.get(words.get("place")) ?? "");
  patch.contradicted = words.get("contradicted") === "1";
  patch.unfold = words.get("unfold") === "1";
  patch.statements = words.get("statements") !== "0";
  const [from, to] = (words.get("t") || "..").split("..").map((text) => T.fromIsoDay(text || ""));
  Object.assign(patch, { from, to: to === null || to === undefined ? null : to + T.DAY });
  const [a, b] = (words.get("v") || "").split("..").map(Number);
  if (b > a) Object.assign(patch, { va: a, vb: b });
  return patch;
};

let timer = 0;
const later = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const words = T.fragment();
    // Inside srcdoc (a notebook) the history cannot be written; the page works on without.
    try {
      history.replaceState(null, "", words ? `#${words}` : location.pathname + location.search);
    } catch {
      /* no address to write to */
    }
  }, 150);
};
