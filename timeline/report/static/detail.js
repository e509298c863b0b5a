// The selected event: what, when, where, who, what speaks for it and what against it.
const pane = T.id("detail");
const E = T.events;

const chip = (words, key, value) =>
  T.el(
    "button",
    {
      type: "button",
      class: "chip",
      dir: "auto",
      title: "Show only its events",
      on: { click: () => T.set({ [key]: String(value) }) },
    },
    words,
  );

const PARTS = { agent: "acts", patient: "is affected", recipient: "receives" };
const facts = (i) => {
  const rows = [
    ["Status", [T.glyph(E.statusWord(i), T.tone(i)), ` ${T.STATUS[E.statusWord(i)].words}`]],
    ["Type", [E.typeWord(i)]],
  ];
  if (E.places(i).length) rows.push(["Place", E.places(i).map((p) => chip(T.places.name(p), "place", p))]);
  if (E.roles(i).length)
    rows.push([
      "Actors",
      E.roles(i).map(({ actor, roles }) => {
        const part = roles
          .map((r) => PARTS[r])
          .filter(Boolean)
          .join(", ");
        return T.el(
          "span",
          { class: "part-of" },
          chip(T.actors.name(actor), "actor", actor),
          part ? T.el("span", { class: "note" }, part) : null,
        );
      }),
    ]);
  rows.push([
    "Origins",
    [
      T.plural(E.origins(i), "independent origin"),
      T.el(
        "span",
        { class: "note" },
        ` for ${T.plural(E.claims(i).length, "claim")} by ${T.plural(E.publishers(i).length, "publisher")}`,
      ),
      T.el(
        "ul",
        { class: "plain-list note" },
        T.origins(i).map(([who, why]) => T.el("li", { dir: "auto" }, why ? `${who}: ${why}` : who)),
      ),
    ],
  ]);
  return T.el(
    "dl",
    { class: "facts" },
    rows.map(([name, value]) => T.el("div", {}, T.el("dt", {}, name), T.el("dd", {}, value))),
  );
};

const copyLink = (event) => {
  const button = event.target;
  const address = `${location.href.split("#")[0]}#${T.fragment()}`;
  const said = (words) => {
    button.textContent = words;
  };
  if (navigator.clipboard)
    navigator.clipboard.writeText(address).then(
      () => said("Copied"),
      () => said("Copy it from the address bar"),
    );
  else said("Copy it from the address bar");
};

const ranges = (i) => {
  const sure = E.sure(i);
  return sure ? T.el("p", { class: "note" }, `Surely under way ${T.when(sure[0], sure[1])}.`) : null;
};

T.detailOf = (i) => {
  const used = new Set();
  const against = T.conflicts(i, used);
  const rest = E.claims(i).filter((c) => !used.has(c));
  const at = T.position(i);
  return [
    T.el("p", { class: "detail-date" }, E.when(i)),
    T.el("h2", { id: "detail-title", dir: "auto" }, E.label(i)),
    at < 0 ? T.el("p", { class: "note aside" }, "This event does not pass the filters.") : null,
    ranges(i),
    facts(i),
    against,
    rest.length
      ? T.section(
          against.flat().length ? "Other claims" : rest.length === 1 ? "The claim" : "The claims",
          T.el(
            "p",
            { class: "note key-line" },
            "In the sentence: ",
            T.el("mark", { class: "trigger" }, "what happened"),
            " and ",
            T.el("mark", { class: "time" }, "when"),
            ".",
          ),
          rest.slice(0, 40).map(T.card),
          rest.length > 40
            ? T.el("p", { class: "note" }, `and ${rest.length - 40} more in the exports`)
            : null,
        )
      : null,
    T.chain(i),
    E.reasons(i).length
      ? T.section(
          "Why one event, why this date",
          T.el(
            "ul",
            {},
            E.reasons(i).map((reason) => T.el("li", { dir: "auto" }, reason)),
          ),
        )
      : null,
    T.linked(i, "part-of", true, "Part of"),
    T.linked(i, "part-of", false, "Its parts"),
    T.linked(i, "related", null, "Related"),
    T.el(
      "p",
      { class: "foot" },
      T.el(
        "button",
        { type: "button", class: "button", disabled: at <= 0, on: { click: () => T.step(-1) } },
        "← Earlier event",
      ),
      T.el(
        "button",
        {
          type: "button",
          class: "button",
          disabled: at >= T.shown.length - 1,
          on: { click: () => T.step(1) },
        },
        "Later event →",
      ),
      T.el("button", { type: "button", class: "button", on: { click: copyLink } }, "Copy link"),
    ),
  ]
    .flat(3)
    .filter(Boolean);
};

const nothing = () => [
  T.el("h2", { id: "detail-title" }, "No event was found"),
  T.el(
    "p",
    { class: "lead" },
    "What was read stands below, under How this was made; ",
    T.el("code", {}, "timeline read FILE"),
    " shows what an article was taken for.",
  ),
  T.skipped.length
    ? T.section(
        "Left out",
        T.el(
          "ul",
          {},
          T.skipped.map(([path, reason]) =>
            T.el("li", { dir: "auto" }, T.el("code", {}, path), `: ${reason}`),
          ),
        ),
      )
    : T.el("p", {}, "Nothing was left out: all that was given could be read."),
];

// With nothing chosen: where to begin.
const landing = () => {
  if (!E.count) return nothing();
  const all = Array.from(T.order);
  const best = all
    .filter((i) => !E.isStatement(i))
    .sort((a, b) => E.origins(b) - E.origins(a) || E.claims(b).length - E.claims(a).length || a - b)
    .slice(0, 6);
  const against = all.filter(T.contradicted).slice(0, 6);
  const list = (ids) =>
    T.el(
      "ul",
      { class: "plain-list" },
      ids.map((i) => T.eventLink(i, "", [])),
    );
  return [
    T.el("h2", { id: "detail-title" }, "Evidence"),
    T.el(
      "p",
      { class: "lead" },
      "Choose an event to see who says so, in which words, and how its date was worked out.",
    ),
    against.length ? T.section("Contradicted", list(against)) : null,
    best.length ? T.section("Best attested", list(best)) : null,
  ].filter(Boolean);
};

T.drawDetail = () => {
  const i = T.state.e;
  if (i >= 0 && !T.evidence()) return;
  pane.replaceChildren(...(i < 0 ? landing() : T.detailOf(i)));
  pane.scrollTop = 0;
  if (i >= 0) T.id("announce").textContent = T.visible(`${E.when(i)}: ${E.label(i)}`);
};
T.on((changed) => {
  if (changed.has("e")) T.drawDetail();
  else if (
    T.state.e >= 0 &&
    T.FILTERS.some((key) => changed.has(key)) &&
    T.position(T.state.e) < 0 !== Boolean(pane.querySelector(".aside"))
  )
    T.drawDetail();
});
