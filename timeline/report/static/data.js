// Reads the data block once and answers questions about events, claims, links, actors and places.
const raw = JSON.parse(T.id("timeline-data").textContent);
const V = raw.vocabularies;
const NAMES = {
  events: "id label type status start length sure basis actors places origins reasons claims story",
  links: "source target kind score claims reasons",
  actors: "id name kind aliases",
  places: "id name kind lat lon country",
};
const EVIDENCE = {
  claims:
    "id paragraph piece pieces trigger trigger_length timex timex_length expression speaker stance via type status when relation basis steps quantities main origin",
  articles: "id title publisher url language start length evidence trusted doubts aside",
  paragraphs: "article pieces",
};
const unfold = (data, tables) => {
  for (const [table, names] of Object.entries(tables))
    data[table] = Object.fromEntries(
      names.split(" ").map((name) => [name, T.column(data[table][name] || [])]),
    );
};
unfold(raw, NAMES);
const ending = ([start, length]) => [start, start === null || length === null ? length : start + length];
const ends = (table) => table.start.map((start, n) => ending([start, table.length[n]])[1]);
const E = raw.events;
E.end = ends(E);

// Claims, paragraphs and articles lie in a second block, read when first asked for.
let [C, A, P, steps, texts] = [];
T.evidence = () => {
  if (C) return true;
  const block = T.id("timeline-evidence");
  if (!block || !T.complete) return false;
  const data = JSON.parse(block.textContent);
  unfold(data, EVIDENCE);
  [C, A, P] = [data.claims, data.articles, data.paragraphs];
  [steps, texts] = [T.column(data.steps), data.texts];
  A.end = ends(A);
  return true;
};
const count = E.id.length;
const ROLES = 1 << V.role.length;
const string = (number) => (number < 0 ? "" : raw.strings[number]);
const sentence = (parts) => parts.map(string).join(" ");

T.title = raw.title;
T.main = raw.main;
T.skipped = raw.skipped;
T.tallies = raw.tallies;
T.vocabularies = V;
T.outlines = raw.outlines;
T.layout = raw.network;
T.string = string;

const firstClaim = new Int32Array(count + 1);
for (let i = 0; i < count; i += 1) firstClaim[i + 1] = firstClaim[i] + E.claims[i];

T.events = {
  count,
  id: (i) => E.id[i],
  label: (i) => E.label[i],
  start: (i) => E.start[i],
  end: (i) => E.end[i],
  sure: (i) => (E.sure[i] ? ending(E.sure[i]) : null),
  dated: (i) => E.start[i] !== null || E.end[i] !== null,
  when: (i) => T.when(E.start[i], E.end[i]),
  typeWord: (i) => V["event type"][E.type[i]],
  isStatement: (i) => V["event type"][E.type[i]] === "statement",
  statusWord: (i) => V["event status"][E.status[i]],
  basisWord: (i) => V.basis[E.basis[i]],
  actors: (i) => E.actors[i].map((packed) => Math.floor(packed / ROLES)),
  roles: (i) =>
    E.actors[i].map((packed) => ({
      actor: Math.floor(packed / ROLES),
      roles: V.role.filter((_, bit) => packed & (1 << bit)),
    })),
  places: (i) => E.places[i],
  origins: (i) => E.origins[i],
  reasons: (i) => E.reasons[i].map(sentence),
  story: (i) => string(E.story[i]),
  claims: (i) => Array.from({ length: E.claims[i] }, (_, k) => firstClaim[i] + k),
  publishers: (i) => {
    if (!T.evidence()) return [];
    const found = new Set();
    for (let c = firstClaim[i]; c < firstClaim[i + 1]; c += 1)
      found.add(A.publisher[P.article[C.paragraph[c]]]);
    return [...found];
  },
  number: new Map(E.id.map((id, i) => [id, i])),
};

// The pieces of text from one place in a paragraph on, as one.
const pieces = (paragraph, from, to) => {
  const numbers = P.pieces[paragraph];
  if (to - from === 1) return texts[numbers[from]];
  return numbers
    .slice(from, to)
    .map((n) => texts[n])
    .join("");
};
T.quote = (c) => {
  T.evidence();
  return pieces(C.paragraph[c], C.piece[c], C.piece[c] + C.pieces[c]);
};

T.claim = (c) => {
  T.evidence();
  const event = T.eventOfClaim(c);
  const [start, end] = C.when[c] === 0 ? [E.start[event], E.end[event]] : ending(C.when[c]);
  const from = pieces(C.paragraph[c], 0, C.piece[c]).length;
  const span = (at, length) => (length ? { start: from + at, end: from + at + length } : null);
  return {
    id: C.id[c],
    number: c,
    event,
    article: P.article[C.paragraph[c]],
    text: pieces(C.paragraph[c], 0, Infinity),
    sentence: span(0, T.quote(c).length),
    trigger: span(C.trigger[c], C.trigger_length[c]),
    timex: span(C.timex[c], C.timex_length[c]),
    expression: string(C.expression[c]),
    speaker: string(C.speaker[c]),
    stance: C.stance[c] < 0 ? "" : V.stance[C.stance[c]],
    via: string(C.via[c]),
    type: V["event type"][C.type[c]],
    status: V["claim status"][C.status[c]],
    start,
    end,
    relation: V.relation[C.relation[c]],
    basis: V.basis[C.basis[c]],
    steps: steps[C.steps[c]].map(sentence),
    quantities: C.quantities[c].map(string),
    main: C.main[c] === 1,
    origin: C.origin[c],
  };
};

T.eventOfClaim = (c) => {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firstClaim[middle] <= c) low = middle;
    else high = middle - 1;
  }
  return low;
};

T.article = (n) => ({
  id: A.id[n],
  title: A.title[n],
  publisher: string(A.publisher[n]),
  url: A.url[n],
  language: A.language[n],
  start: A.start[n],
  end: A.end[n],
  evidence: A.evidence[n] < 0 ? "" : V.evidence[A.evidence[n]],
  trusted: A.trusted[n] === 1,
  doubts: A.doubts[n].map(sentence),
  aside: A.aside[n].map(sentence),
});

T.actors = {
  count: raw.actors.id.length,
  id: (n) => raw.actors.id[n],
  name: (n) => raw.actors.name[n],
  kind: (n) => V["mention kind"][raw.actors.kind[n]],
  aliases: (n) => raw.actors.aliases[n],
  number: new Map(raw.actors.id.map((id, n) => [id, n])),
};
T.places = {
  count: raw.places.id.length,
  id: (n) => raw.places.id[n],
  name: (n) => raw.places.name[n],
  kind: (n) => V["place kind"][raw.places.kind[n]],
  lat: (n) => raw.places.lat[n],
  lon: (n) => raw.places.lon[n],
  country: (n) => raw.places.country[n],
  number: new Map(raw.places.id.map((id, n) => [id, n])),
};

// Links by event: each names the event at its other end, and which way it points.
const byEvent = new Map();
const L = raw.links;
const put = (event, n) => (byEvent.has(event) ? byEvent.get(event).push(n) : byEvent.set(event, [n]));
L.source.forEach((source, n) => {
  put(source, n);
  if (L.target[n] !== source) put(L.target[n], n);
});
const linkOf = (i, n) => ({
  other: L.source[n] === i ? L.target[n] : L.source[n],
  outward: L.source[n] === i,
  kind: V["link kind"][L.kind[n]],
  score: L.score[n] / 100,
  claims: L.claims[n],
  reasons: L.reasons[n].map(sentence),
});
T.links = (i, kind) =>
  (byEvent.get(i) || []).map((n) => linkOf(i, n)).filter((link) => !kind || link.kind === kind);
const contradicted = new Uint8Array(count);
const CONFLICT = V["link kind"].indexOf("conflicts");
L.kind.forEach((kind, n) => {
  if (kind === CONFLICT) contradicted[L.source[n]] = contradicted[L.target[n]] = 1;
});
T.contradicted = (i) => contradicted[i] === 1;

// Where an event lies in lists and counts: its start, else its end; undated ones come last.
T.key = (i) => E.start[i] ?? (E.end[i] === null ? Infinity : E.end[i] - 1);
T.order = Int32Array.from({ length: count }, (_, i) => i).sort((a, b) => {
  const [x, y] = [T.key(a), T.key(b)];
  return x === y ? a - b : x - y;
});
// What the search looks through: label and quotes, in lower case, made when first needed.
let haystacks = null;
T.haystack = (i) => {
  if (!T.evidence()) return E.label[i].toLowerCase();
  haystacks ||= new Array(count);
  haystacks[i] ??= [E.label[i], ...T.events.claims(i).map(T.quote)].join("\n").toLowerCase();
  return haystacks[i];
};

// Makes them while nobody waits, a slice at a time.
T.warm = (from = 0) => {
  const until = performance.now() + 12;
  let i = from;
  while (i < count && performance.now() < until)
    for (const stop = Math.min(count, i + 200); i < stop; i += 1) T.haystack(i);
  if (i < count) setTimeout(() => T.warm(i), 20);
};
