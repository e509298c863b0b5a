// Light or dark: as the system has it until the switch is used; Plotly is told the resolved colours.
const root = document.documentElement;
const button = T.id("theme");
const system = matchMedia("(prefers-color-scheme: dark)");
const probe = T.el("span", { class: "quiet", "aria-hidden": "true" });
document.body.append(probe);
T.dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

// Asked once: every answer makes the browser work out the styles anew.
let colours = {};
T.colour = (name) => {
  if (!colours[name]) {
    probe.style.color = `var(--${name})`;
    colours[name] = getComputedStyle(probe).color;
  }
  return colours[name];
};

T.translucent = (colour, alpha) =>
  colour.replace(/^rgba?\(([^)]+)\)$/, (_, c) => `rgba(${c.split(",").slice(0, 3).join(",")},${alpha})`);

const tell = () => {
  colours = {};
  button.setAttribute("aria-pressed", String(T.dark()));
  for (const redraw of T.themed) redraw();
};
T.themed = [];
system.addEventListener("change", tell);
button.addEventListener("click", () => {
  root.dataset.theme = T.dark() ? "light" : "dark";
  tell();
});
button.setAttribute("aria-pressed", String(T.dark()));
T.still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
