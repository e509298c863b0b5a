// Light or dark: as the system has it until the switch is used; Plotly is told the resolved colours.
const root = document.documentElement;
const button = T.id("theme");
const system = matchMedia("(prefers-color-scheme: dark)");
const probe = T.el("span", { class: "quiet", "aria-hidden": "true" });
document.body.append(probe);
T.dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);

T.colour = (name) => {
  probe.style.color = `var(--${name})`;
  return getComputedStyle(probe).color;
};

T.translucent = (colour, alpha) =>
  colour.replace(/^rgba?\(([^)]+)\)$/, (_, c) => `rgba(${c.split(",").slice(0, 3).join(",")},${alpha})`);

const tell = () => {
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
