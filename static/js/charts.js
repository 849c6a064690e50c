// Draws a chart over the SVG that the server drew, from the same numbers. Without this script the SVG stays.

import { bars } from "./chart-bars.js";
import { steps } from "./chart-steps.js";

const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

function draw(svg) {
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

if (window.Chart) document.querySelectorAll("svg[data-chart]").forEach(draw);
