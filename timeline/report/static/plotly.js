// What every drawing has in common: its frame, its look, and that Plotly may not upload its data,
// advertise, or add bars and tips.
T.PLOTLY = {
  displayModeBar: false,
  showSendToCloud: false,
  displaylogo: false,
  responsive: false,
  showTips: false,
};

// Draws again when the room changed since `T.drawnIn` was last told of it.
const widths = new WeakMap();
T.drawnIn = (holder) => widths.set(holder, holder.clientWidth);
T.onWidth = (holder, draw) =>
  new ResizeObserver(() => {
    if (holder.clientWidth && holder.clientWidth !== widths.get(holder)) draw();
  }).observe(holder);

// Network and map: as wide as their panel, without axes, moved by dragging.
T.panelSize = (holder) => [
  holder.clientWidth,
  Math.round(Math.min(460, Math.max(320, holder.clientWidth * 0.72))),
];
T.panel = (holder, traces, [x, y], more) => {
  const [width, height] = T.panelSize(holder);
  const [ink, soft, paper] = ["ink", "soft", "paper"].map(T.colour);
  T.drawnIn(holder);
  Plotly.react(
    holder,
    traces,
    {
      width,
      height,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      showlegend: false,
      hovermode: "closest",
      dragmode: "pan",
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: T.FONT.slice(5), size: 12, color: ink },
      hoverlabel: { bgcolor: paper, bordercolor: soft, font: { color: ink, size: 13 }, align: "left" },
      xaxis: { visible: false, range: [...x] },
      yaxis: { visible: false, range: [...y] },
      ...more,
    },
    { ...T.PLOTLY, scrollZoom: false, doubleClick: false },
  );
};
