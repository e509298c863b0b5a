// One claim as evidence: the sentence with trigger and time expression marked, who says so, and why this day.
const spans = (claim) =>
  [
    ["trigger", claim.trigger, "what happened"],
    ["time", claim.timex, "when"],
  ].filter(([, span]) => span);

T.marked = (claim, from, to) => {
  const inside = spans(claim).filter(([, span]) => span.start >= from && span.end <= to);
  const cuts = [...new Set([from, to, ...inside.flatMap(([, span]) => [span.start, span.end])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(1).map((end, n) => {
    const start = cuts[n];
    const piece = claim.text.slice(start, end);
    const over = inside.filter(([, span]) => span.start <= start && end <= span.end);
    return over.length
      ? T.el(
          "mark",
          { class: over.map(([kind]) => kind).join(" "), title: over.map(([, , said]) => said).join(", ") },
          piece,
        )
      : piece;
  });
};

const quote = (claim, article) => {
  const where = claim.sentence || { start: 0, end: claim.text.length };
  const language = article.language && article.language !== "en" ? article.language : null;
  return T.el("blockquote", { dir: "auto", lang: language }, T.marked(claim, where.start, where.end));
};

const context = (claim, article) => {
  const where = claim.sentence;
  if (!where || where.end - where.start >= claim.text.trim().length) return null;
  const holder = T.el("details", {}, T.el("summary", {}, "In its paragraph"));
  holder.addEventListener("toggle", () => {
    if (holder.childElementCount > 1) return;
    holder.append(
      T.el(
        "p",
        { class: "paragraph", dir: "auto", lang: article.language || null },
        T.marked(claim, 0, where.start),
        T.el("span", { class: "here" }, T.marked(claim, where.start, where.end)),
        T.marked(claim, where.end, claim.text.length),
      ),
    );
  });
  return holder;
};

// Before whoever says so, and behind: without a verb, for "prosecutors" are many and "police" too.
const SAYS = {
  asserts: ["According to", ""],
  denies: ["Denied by", ""],
  hedges: ["According to", ", with reserve"],
  expects: ["Expected by", ""],
  accuses: ["An accusation by", ""],
};
T.said = (claim) => SAYS[claim.stance] || SAYS.asserts;
const speaker = (claim) => {
  if (!claim.speaker && !claim.stance) return null;
  const [before, behind] = T.said(claim);
  return T.el(
    "p",
    { class: "speaker", dir: "auto" },
    `${before} `,
    T.el("b", {}, claim.speaker || "an unnamed source"),
    claim.via ? `, citing ${claim.via}` : "",
    behind,
  );
};

const EVIDENCE = {
  manifest: "list of the articles",
  field: "date field",
  given: "as given",
  metadata: "page metadata",
  "json-ld": "page metadata",
  url: "its address",
  body: "its text",
  "near-duplicate": "as its copy",
};
const published = (article) => {
  if (article.start === null && article.end === null) return "publication date not known";
  const why = article.doubts.length ? `: ${article.doubts.join("; ")}` : "";
  const doubt = article.trusted ? "" : `, doubted${why}`;
  return `published ${T.when(article.start, article.end)} (${EVIDENCE[article.evidence] || article.evidence}${doubt})`;
};

// A date of the article that is doubted and not counted from, and why.
const aside = (said) => {
  const [date, ...why] = said.split(": ");
  return T.el(
    "details",
    {},
    T.el("summary", {}, T.el("span", { class: "doubted" }, "Doubted"), ` ${date}`),
    T.el("p", { dir: "auto" }, why.join(": ")),
  );
};

const derivation = (claim) => {
  const rests = claim.expression
    ? `from “${claim.expression}”`
    : { none: "no time expression", current: "told as news of the day", reported: "no time expression" }[
        claim.basis
      ] || "from the text before it";
  return T.el(
    "div",
    { class: "why" },
    T.el(
      "p",
      {},
      T.el("span", { class: "key" }, "Date"),
      T.el("b", {}, T.when(claim.start, claim.end)),
      ` — ${claim.basis === "none" ? "not dated" : claim.basis}, ${rests}`,
    ),
    claim.steps.length
      ? T.el(
          "ol",
          {},
          claim.steps.map((step) => T.el("li", { dir: "auto" }, step)),
        )
      : null,
  );
};

T.card = (c) => {
  const claim = T.claim(c);
  const article = T.article(claim.article);
  const differs = claim.status !== T.events.statusWord(claim.event);
  return T.el(
    "article",
    { class: "card", id: `c${c}` },
    T.el(
      "p",
      { class: "source", dir: "auto" },
      T.el("b", {}, article.publisher),
      T.el("span", { class: "note" }, ` ${published(article)}`),
    ),
    article.aside.map(aside),
    article.title ? T.el("p", { class: "note headline", dir: "auto" }, article.title) : null,
    quote(claim, article),
    context(claim, article),
    speaker(claim),
    differs
      ? T.el("p", { class: "said-status" }, T.glyph(claim.status), ` Told as ${T.STATUS[claim.status].words}`)
      : null,
    claim.quantities.length
      ? T.el("p", { class: "note", dir: "auto" }, `Figures: ${claim.quantities.join("; ")}`)
      : null,
    derivation(claim),
  );
};
