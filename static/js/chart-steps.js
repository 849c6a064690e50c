// Stepped marks per framework: the timeline of one authority.

import { colour, forced } from "./chart-colours.js";

const SHAPES = { circle: "circle", square: "rect", diamond: "rectRot", triangle: "triangle" };

// A step holds until another judgement took its place. Its line runs where `runs` says, clear of other frameworks'
// marks; a gap (null) follows each run, but for one that reaches the next mark of its own.
export function points(marks) {
  return marks.flatMap(([start, end, band, words, dated, runs], index) => {
    const joins = marks[index + 1]?.[0] <= end && runs.at(-1)?.[1] === end;
    const drawn = runs.flatMap(([from, to]) => [
      { x: from, y: null }, { x: from, y: band }, { x: to, y: band }, { x: to, y: null },
    ]);
    if (runs[0]?.[0] === start) drawn.shift();
    return [{ x: start, y: band, words, dated }, ...(joins ? drawn.slice(0, -1) : [...drawn, { x: end, y: null }])];
  });
}

function dataset({ label, shape, marks }) {
  const data = points(marks);
  const shades = data.map(({ y }) => (y ? colour(`--band-${y}`) : "transparent"));
  return {
    label,
    data,
    stepped: false,
    pointStyle: SHAPES[shape],
    pointRadius: data.map(({ words }) => (words ? 7 : 0)),
    pointHoverRadius: data.map(({ words }) => (words ? 9 : 0)),
    pointHitRadius: data.map(({ words }) => (words ? 12 : 0)),
    pointBackgroundColor: shades,
    pointBorderColor: "#fff",
    segment: { borderColor: ({ p0DataIndex }) => shades[p0DataIndex] },
    borderWidth: 3,
  };
}

// Where the names of the frameworks stand: in rows, so that none hides another.
function placed(ctx, starts, scale, right) {
  const taken = [];
  return starts.map(([start, name]) => {
    const x = scale.getPixelForValue(start);
    const width = ctx.measureText(name).width + 8;
    const left = Math.min(x, right - width);
    let row = 0;
    while ((taken[row] ?? 0) > left) row += 1;
    taken[row] = left + width;
    return { name, x, left: left + 4, y: 16 * row + 14 };
  });
}

// A dashed line at each change of framework, with its name: nothing is read across it.
const breaks = {
  id: "breaks",
  beforeDatasetsDraw({ ctx, chartArea, scales, options }) {
    ctx.save();
    ctx.font = "12px arial, helvetica, sans-serif";
    const labels = placed(ctx, options.breaks, scales.x, chartArea.right);
    ctx.strokeStyle = ctx.fillStyle = colour("--ink");
    ctx.setLineDash([4, 4]);
    for (const { x, y } of labels) {
      ctx.beginPath();
      ctx.moveTo(x, y - 8);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
    }
    ctx.setLineDash([]);
    ctx.lineWidth = 4;
    ctx.strokeStyle = forced ? "Canvas" : "#fff"; // no line runs through a name
    for (const { name, left, y } of labels) {
      ctx.strokeText(name, left, y);
      ctx.fillText(name, left, y);
    }
    ctx.restore();
  },
};

export function steps(config) {
  return {
    type: "line",
    data: { datasets: config.series.map(dataset) },
    plugins: [breaks],
    options: {
      breaks: config.breaks,
      layout: { padding: { top: 76 } },
      scales: {
        x: {
          type: "linear", min: config.from, max: config.to, grid: { display: false },
          ticks: { stepSize: 2, callback: String, color: colour("--ink"), font: { size: 14 } },
        },
        y: {
          reverse: true, min: 0.5, max: 4.5, grid: { color: "#e4e4e4" },
          afterBuildTicks: (axis) => { axis.ticks = [1, 2, 3, 4].map((value) => ({ value })); },
          ticks: { callback: (band) => config.bands[band - 1], color: colour("--ink"), font: { size: 14 } },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          filter: ({ raw }) => Boolean(raw.words),
          callbacks: { title: ([{ raw }]) => raw?.dated ?? "", label: ({ dataset: { label }, raw }) => `${label}: ${raw.words}` },
        },
      },
    },
  };
}
