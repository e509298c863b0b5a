// What ties the selected event to others: contradictions side by side, updates in order, parts, kin.
const E = T.events;

T.eventLink = (i, kind, reasons) =>
  T.el(
    "li",
    {},
    T.el(
      "button",
      {
        type: "button",
        class: "link",
        dir: "auto",
        on: {
          click: () => {
            T.set({ e: i });
            T.id("detail").focus();
          },
        },
      },
      E.label(i),
    ),
    T.el("span", { class: "note" }, ` ${E.when(i)}`),
    reasons.length ? T.el("p", { class: "note", dir: "auto" }, reasons.join("; ")) : null,
  );

T.section = (title, ...content) => T.el("section", { class: "part" }, T.el("h3", {}, title), content);

// Claims that disagree stand in two columns under the point on which they do.
const SIDE = 3;
T.conflicts = (i, used) =>
  T.links(i, "conflicts")
    .filter((link) => link.outward || link.other !== i)
    .map((link) => {
      const pairs = link.claims.length ? link.claims : [[E.claims(i)[0], E.claims(link.other)[0]]];
      const sides = [0, 1].map((side) =>
        [...new Set(pairs.map((pair) => pair[side]))].filter((c) => c !== undefined),
      );
      if (!link.outward) sides.reverse();
      for (const c of sides.flat()) used.add(c);
      const column = (claims) =>
        T.el(
          "div",
          {},
          claims.slice(0, SIDE).map(T.card),
          claims.length > SIDE
            ? T.el(
                "p",
                { class: "note" },
                `and ${T.plural(claims.length - SIDE, "more claim")} to the same effect`,
              )
            : null,
        );
      return T.el(
        "section",
        { class: "conflict" },
        T.el("h3", {}, "Against each other"),
        T.el("p", { class: "point", dir: "auto" }, link.reasons.join("; ") || "These cannot both be true."),
        T.el("div", { class: "columns two" }, sides.map(column)),
        link.other === i
          ? null
          : T.el(
              "p",
              { class: "other-side" },
              "The other side is an event of its own: ",
              T.el(
                "button",
                { type: "button", class: "link", dir: "auto", on: { click: () => T.set({ e: link.other }) } },
                E.label(link.other),
              ),
            ),
      );
    });

T.chain = (i) => {
  const seen = new Set([i]);
  const walk = (at, outward) =>
    T.links(at, "updates")
      .filter((l) => l.outward === outward && !seen.has(l.other))
      .flatMap((l) => {
        seen.add(l.other);
        const on = walk(l.other, outward);
        return outward ? [...on, [l.other, l.reasons]] : [[l.other, l.reasons], ...on];
      });
  const [older, newer] = [walk(i, true), walk(i, false)];
  if (!older.length && !newer.length) return null;
  return T.section(
    "How the news moved on",
    T.el(
      "ol",
      { class: "chain" },
      older.map(([e, reasons]) => T.eventLink(e, "updates", reasons)),
      T.el("li", { class: "this" }, T.el("b", { dir: "auto" }, E.label(i)), " (this)"),
      newer.map(([e, reasons]) => T.eventLink(e, "updates", reasons)),
    ),
  );
};

T.linked = (i, kind, outward, title) => {
  const links = T.links(i, kind).filter((link) => outward === null || link.outward === outward);
  const seen = new Set();
  const once = links.filter((link) => !seen.has(link.other) && seen.add(link.other)).slice(0, 10);
  return once.length
    ? T.section(
        title,
        T.el(
          "ul",
          { class: "plain-list" },
          once.map((link) => T.eventLink(link.other, kind, link.reasons)),
        ),
      )
    : null;
};
