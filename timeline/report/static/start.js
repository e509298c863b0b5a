// Shows list, filters and details at once; wakes Plotly after the first paint and upgrades the views.
const E = T.events;

const legend = () => {
  const used = new Set();
  for (let i = 0; i < E.count; i += 1) used.add(E.statusWord(i));
  const entries = Object.entries(T.STATUS)
    .filter(([status]) => used.has(status))
    .map(([status, shape]) =>
      T.el("li", {}, T.glyph(status, status === "disputed" ? "disputed" : "plain"), ` ${shape.words}`),
    );
  const band = (kind, words) =>
    T.el(
      "li",
      {},
      T.svg(
        "svg",
        { width: 34, height: 14, viewBox: "0 0 34 14", "aria-hidden": "true", class: "glyph plain" },
        kind,
      ),
      ` ${words}`,
    );
  const anyWide = Array.prototype.some.call(
    T.order,
    (i) => E.dated(i) && (E.start(i) === null || E.end(i) === null || E.end(i) - E.start(i) > T.DAY),
  );
  const extra = anyWide
    ? [
        band(
          [
            T.svg("rect", { x: 2, y: 1, width: 30, height: 12, class: "band plain" }),
            T.svg("path", { d: "M2,1v12M32,1v12", class: "cap plain" }),
          ],
          "some time within",
        ),
        band(
          [
            T.svg("rect", { x: 10, y: 1, width: 22, height: 12, class: "band plain" }),
            T.svg("path", { d: "M32,1v12", class: "cap plain" }),
            T.svg("path", { d: "M8,3l-5,4l5,4", class: "arrow plain" }),
          ],
          "open end",
        ),
      ]
    : [];
  if (Array.prototype.some.call(T.order, (i) => E.sure(i)))
    extra.push(band(T.svg("path", { d: "M2,9H32", class: "sure plain" }), "surely under way"));
  const statement = Array.prototype.some.call(T.order, E.isStatement)
    ? [T.el("li", {}, T.glyph("occurred", "muted"), " statement")]
    : [];
  T.id("legend").replaceChildren(...entries, ...statement, ...extra);
};

const undated = () => {
  const holder = T.id("undated");
  const ids = T.matching.filter((i) => !E.dated(i));
  holder.hidden = !ids.length;
  if (!ids.length) return;
  const shown = Array.from(ids.slice(0, matchMedia("(max-width: 760px)").matches ? 2 : 6));
  holder.replaceChildren(
    T.el("b", {}, `${T.number(ids.length)} without a date`),
    ...shown.map((i) =>
      T.el(
        "button",
        {
          type: "button",
          class: i === T.state.e ? "chip chosen" : "chip",
          dir: "auto",
          on: { click: () => T.set({ e: i }) },
        },
        T.short(E.label(i), 44),
      ),
    ),
    ids.length > shown.length
      ? T.el(
          "button",
          {
            type: "button",
            class: "link",
            on: { click: () => T.set({ basis: "none", from: null, to: null }) },
          },
          `and ${T.number(ids.length - shown.length)} more`,
        )
      : "",
  );
};
T.on(undated);

const upgrade = () => {
  if (typeof Plotly === "undefined") return;
  // Inside the file it waits to be started (bundle.py).
  if (typeof Plotly === "function") window.Plotly = Plotly();
  T.plotlyReady = true;
  T.id("network-panel").hidden = !T.layout.length;
  T.id("map-panel").hidden = !T.outlines || !E.count;
  T.drawChart();
  requestAnimationFrame(() => {
    T.drawNetwork();
    T.drawMap();
    document.documentElement.dataset.ready = "all";
    setTimeout(T.warm, 500);
  });
};

// The bundle lies in a block that does not run; as a script its hash is in the page's policy.
const wake = () => {
  const block = T.id("plotly-text");
  if (block) {
    const script = document.createElement("script");
    script.textContent = block.textContent;
    block.remove();
    document.head.append(script);
  }
  upgrade();
};

// Nothing to filter, draw or list: the page says so and goes on to what was read.
if (!E.count)
  for (const part of document.querySelectorAll(".controls, .panel.wide, .list-panel")) part.hidden = true;
T.fillFilters();
legend();
const begin = () => {
  const wished = T.fromFragment();
  T.begin(wished.e < 0 ? { ...wished, e: T.main } : wished);
  T.showControls();
  undated();
  T.drawList();
};
// List and details first; the drawings follow in the next frame.
const draw = () => {
  T.drawDetail();
  document.documentElement.dataset.ready = "list";
  requestAnimationFrame(() => {
    T.drawChart();
    T.drawOverview();
  });
};
// A search or an outlet in the address needs the quotes, which come after this script.
const whole = /(^|&)(q|publisher|lanes)=/.test(location.hash.slice(1));
if (!whole) begin();
T.evidenceStands = () => {
  T.complete = true;
  if (whole) begin();
  draw();
};
addEventListener("hashchange", () => {
  if (location.hash.slice(1) !== T.fragment()) T.set(T.fromFragment());
});

// A frame, then a task: what stands there is painted before the bundle is parsed.
const afterPaint = () => requestAnimationFrame(() => setTimeout(wake, 0));
if (document.readyState === "complete") afterPaint();
else addEventListener("load", afterPaint);
