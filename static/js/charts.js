// Draws a chart over the SVG that the server drew, from the same numbers, when a reader comes near it.
// Without this script, and on paper, the SVG stays.

import { bars } from "./chart-bars.js";
import { steps } from "./chart-steps.js";

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

async function draw(svg) {
  await import(svg.dataset.library); // Chart.js: as large as all else together, and most readers stop at the table
  const config = JSON.parse(document.getElementById(svg.dataset.chart).textContent);
  const frame = document.createElement("div");
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", svg.getAttribute("aria-label"));
  frame.append(canvas);
  svg.replaceWith(frame);
  const drawn = config.kind === "bars" ? bars(config) : steps(config);
  Object.assign(drawn.options, { animation: still ? false : { duration: 200 }, maintainAspectRatio: false });
  return new window.Chart(canvas, drawn);
}

const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    draw(target);
  }
}, { rootMargin: "200px" });

document.querySelectorAll("svg[data-chart]").forEach((svg) => near.observe(svg));
