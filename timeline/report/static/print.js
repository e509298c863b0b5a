// On paper everything stands one below the other: the drawing, then every event shown with its quotes.
const holder = T.id("print");
const E = T.events;

const item = (i) =>
  T.el(
    "li",
    { class: "print-event" },
    T.el(
      "p",
      {},
      T.el("b", {}, E.when(i)),
      " ",
      T.glyph(E.statusWord(i), T.tone(i), 11),
      " ",
      T.el("span", { class: "print-label", dir: "auto" }, E.label(i)),
    ),
    T.el(
      "p",
      { class: "note" },
      [
        T.STATUS[E.statusWord(i)].words,
        E.places(i)
          .map((p) => T.places.name(p))
          .join(", "),
        E.roles(i)
          .map((r) => T.actors.name(r.actor))
          .join(", "),
        T.plural(E.origins(i), "origin"),
        T.contradicted(i) ? "contradicted" : "",
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    E.claims(i).map((c) => {
      const claim = T.claim(c);
      const [before, behind] = T.said(claim);
      const said = claim.speaker ? `, ${before.toLowerCase()} ${claim.speaker}${behind}` : "";
      return T.el(
        "blockquote",
        { dir: "auto" },
        `${T.quote(c)} `,
        T.el(
          "span",
          { class: "note" },
          `${T.article(claim.article).publisher}${said}`,
        ),
      );
    }),
  );

T.preparePrint = () => {
  const width = 680;
  const by = T.state.lanes;
  const scale = T.scaleOf(T.view(), width);
  const drawing = T.dated(T.matching).length
    ? T.sketch({ ...T.arrange(scale, width, by, true), scale, width, left: 0, by })
    : null;
  holder.replaceChildren(
    ...[
      drawing,
      T.el("h2", {}, T.plural(T.shown.length, "event")),
      T.el("ol", {}, Array.from(T.shown, item)),
    ].filter(Boolean),
  );
};
// What is folded on the screen is open on paper.
const folded = () => document.querySelectorAll(".methods details:not([open])");
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...folded()];
  for (const part of opened) part.open = true;
  T.preparePrint();
});
addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
  holder.replaceChildren();
});
