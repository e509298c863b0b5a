// The events shown now as a file; ends are inclusive, as in every other output of the program.
const E = T.events;

T.record = (i) => {
  const [earliest, latest] = T.iso(E.start(i), E.end(i));
  return {
    id: E.id(i),
    label: E.label(i),
    type: E.typeWord(i),
    status: E.statusWord(i),
    earliest,
    latest,
    basis: E.basisWord(i),
    origins: E.origins(i),
    contradicted: T.contradicted(i),
    actors: E.roles(i).map(({ actor, roles }) => ({
      id: T.actors.id(actor),
      name: T.actors.name(actor),
      roles,
    })),
    places: E.places(i).map((p) => ({
      id: T.places.id(p),
      name: T.places.name(p),
      lat: T.places.lat(p),
      lon: T.places.lon(p),
    })),
    claims: E.claims(i).map((c) => {
      const claim = T.claim(c);
      const article = T.article(claim.article);
      const [from, to] = T.iso(claim.start, claim.end);
      return {
        id: claim.id,
        article: article.id,
        publisher: article.publisher,
        published: T.iso(article.start, article.end)[0],
        quote: T.quote(c),
        status: claim.status,
        speaker: claim.speaker || null,
        stance: claim.stance || null,
        relation: claim.relation,
        basis: claim.basis,
        earliest: from,
        latest: to,
        expression: claim.expression || null,
        steps: claim.steps,
      };
    }),
  };
};

// A cell that starts like a formula would be run by a spreadsheet: an apostrophe keeps it text.
const cell = (value) => {
  const text = value === null || value === undefined ? "" : String(value);
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(tame) ? `"${tame.replace(/"/g, '""')}"` : tame;
};

T.csv = (ids) => {
  const head = [
    "id",
    "label",
    "type",
    "status",
    "earliest",
    "latest",
    "basis",
    "origins",
    "contradicted",
    "actors",
    "places",
    "publishers",
    "quotes",
  ];
  const rows = Array.from(ids, (i) => {
    const r = T.record(i);
    return [
      r.id,
      r.label,
      r.type,
      r.status,
      r.earliest,
      r.latest,
      r.basis,
      r.origins,
      r.contradicted,
      r.actors.map((a) => a.name).join("; "),
      r.places.map((p) => p.name).join("; "),
      [...new Set(r.claims.map((c) => c.publisher))].join("; "),
      r.claims.map((c) => c.quote).join(" | "),
    ];
  });
  return `${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
};

// RFC 5545: all-day events, the end exclusive, lines folded at 75 octets. An open end has no DTEND.
const fold = (line) => {
  const encoder = new TextEncoder();
  const out = [];
  let [piece, bytes] = ["", 0];
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (bytes + size > (out.length ? 74 : 75)) {
      out.push(piece);
      [piece, bytes] = ["", 0];
    }
    piece += character;
    bytes += size;
  }
  return [...out, piece].join("\r\n ");
};
const escaped = (text) =>
  T.visible(text).replace(/\\/g, "\\\\").replace(/;/g, "\\;").replace(/,/g, "\\,").replace(/\n/g, "\\n");
const STATUS = { occurred: "CONFIRMED", ongoing: "CONFIRMED", habitual: "CONFIRMED", cancelled: "CANCELLED" };
// In what an event is contradicted; whose words these are stands in the quotes behind it.
const against = (i) => {
  const points = new Set(T.links(i, "conflicts").flatMap(({ reasons }) => reasons));
  return points.size ? `Contradicted: ${[...points].join("; ")}. ` : "";
};

T.ics = (ids) => {
  const out = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//timeline//report//EN"];
  const date = (m) => T.isoDay(m).replace(/-/g, "");
  for (const i of ids) {
    if (!E.dated(i)) continue;
    const first = E.start(i) ?? E.end(i) - T.DAY;
    const published = T.article(T.claim(E.claims(i)[0]).article).start ?? first;
    out.push(
      "BEGIN:VEVENT",
      `UID:${E.id(i)}@timeline`,
      `DTSTAMP:${date(published)}T000000Z`,
      `DTSTART;VALUE=DATE:${date(first)}`,
    );
    if (E.end(i) !== null)
      out.push(
        `DTEND;VALUE=DATE:${date(Math.max(Math.ceil(E.end(i) / T.DAY) * T.DAY, (Math.floor(first / T.DAY) + 1) * T.DAY))}`,
      );
    out.push(
      `SUMMARY:${escaped(E.label(i))}`,
      `STATUS:${(!T.contradicted(i) && STATUS[E.statusWord(i)]) || "TENTATIVE"}`,
      `DESCRIPTION:${escaped(`${E.when(i)} (${T.STATUS[E.statusWord(i)].words}). ${against(i)}${E.claims(i).map(T.quote).join(" | ")}`)}`,
    );
    if (E.places(i).length) out.push(`LOCATION:${escaped(T.places.name(E.places(i)[0]))}`);
    out.push("END:VEVENT");
  }
  return `${[...out, "END:VCALENDAR"].map(fold).join("\r\n")}\r\n`;
};

T.json = (ids) => `${JSON.stringify({ title: T.title, events: Array.from(ids, T.record) }, null, 1)}\n`;

const save = (blob, ending) => {
  const name =
    T.title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "timeline";
  const link = T.el("a", { href: URL.createObjectURL(blob), download: `${name}.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
};

const text = (words, type, ending) => save(new Blob([words], { type }), ending);

const picture = async (format) => {
  if (!T.plotlyReady) return;
  const drawn = T.chartFigure();
  drawn.layout.paper_bgcolor = T.colour("paper");
  drawn.layout.margin = { ...drawn.layout.margin, l: drawn.layout.margin.l + 16, r: 16, t: 44 };
  Object.assign(drawn.layout, {
    width: drawn.layout.width + 32,
    height: drawn.layout.height + 36,
    title: {
      text: T.forPlotly(T.short(T.title, 90)),
      x: 0,
      xref: "paper",
      font: { size: 17, color: T.colour("ink") },
    },
  });
  const url = await Plotly.toImage(
    { data: drawn.traces, layout: drawn.layout },
    { format, width: drawn.layout.width, height: drawn.layout.height, scale: format === "png" ? 2 : 1 },
  );
  if (format === "svg")
    return text(decodeURIComponent(url.slice(url.indexOf(",") + 1)), "image/svg+xml", "svg");
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (c) => c.charCodeAt(0));
  return save(new Blob([bytes], { type: "image/png" }), "png");
};

const ways = {
  csv: () => text(`\ufeff${T.csv(T.shown)}`, "text/csv;charset=utf-8", "csv"),
  json: () => text(T.json(T.shown), "application/json", "json"),
  ics: () => text(T.ics(T.shown), "text/calendar", "ics"),
  png: () => picture("png"),
  svg: () => picture("svg"),
  print: () => print(),
};
const menu = T.id("exports");
menu.addEventListener("click", (event) => {
  const way = event.target.dataset?.export;
  if (!way) return;
  menu.open = false;
  ways[way]();
});
menu.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("pointerdown", (event) => {
  if (menu.open && !menu.contains(event.target)) menu.open = false;
});
