// The shape of a mark says the status: colour only repeats it. `path` fills a box from -6 to 6.
const circle = "M0,-5A5,5 0 1 1 0,5A5,5 0 1 1 0,-5Z";
const diamond = "M0,-6L6,0L0,6L-6,0Z";

T.STATUS = {
  occurred: { path: circle, filled: true, plotly: "circle", words: "occurred" },
  ongoing: { path: "M-5,-5.5L6,0L-5,5.5Z", filled: true, plotly: "triangle-right", words: "goes on" },
  planned: { path: circle, filled: false, plotly: "circle-open", dashed: true, words: "planned" },
  hypothetical: {
    path: diamond,
    filled: false,
    plotly: "diamond-open",
    dashed: true,
    words: "only possible",
  },
  cancelled: {
    path: "M-5,-5L5,5M5,-5L-5,5",
    filled: false,
    plotly: "x-thin-open",
    dashed: true,
    words: "called off",
  },
  denied: {
    path: `${circle}M-3.5,3.5L3.5,-3.5M-3.5,-3.5L3.5,3.5`,
    filled: false,
    plotly: "circle-x-open",
    dashed: true,
    words: "denied",
  },
  habitual: {
    path: "M-5,-5H5V5H-5Z",
    filled: false,
    plotly: "square-open",
    words: "happens again and again",
  },
  disputed: { path: diamond, filled: true, half: true, plotly: "diamond-dot", words: "disputed" },
};

// Bands are so high; one of at most ROOMY pixels has no room for caps, dashes and the sure part.
T.BAND = 10;
T.ROOMY = 26;
T.CUT = "M-2,0a2,2 0 1 1 4,0a2,2 0 1 1 -4,0Z";
T.capsOf = ({ x, from, to, openLeft, openRight }) =>
  [openLeft ? null : from, openRight ? null : to].filter((end) => end !== null && Math.abs(end - x) > 7);
T.toneOf = (item) => (item.bundle ? "plain" : T.tone(item.i));
T.statusOf = (item) => (item.bundle ? T.STATUS.occurred : T.STATUS[T.events.statusWord(item.i)]);
T.tone = (i) => {
  if (T.events.statusWord(i) === "disputed") return "disputed";
  return T.events.isStatement(i) ? "muted" : "plain";
};

T.glyph = (status, tone = "plain", size = 14) => {
  const shape = T.STATUS[status] || T.STATUS.occurred;
  return T.svg(
    "svg",
    { class: `glyph ${tone}`, viewBox: "-8 -8 16 16", width: size, height: size, "aria-hidden": "true" },
    T.svg("path", { d: shape.path, class: shape.filled ? "filled" : "hollow" }),
    shape.half ? T.svg("path", { d: T.CUT, class: "cut" }) : null,
  );
};
