// Stacked counts, one bar a day. Official totals are hatched, and a gap stands between two frameworks.

import { colour, forced } from "./chart-colours.js";

const BANDS = [1, 2, 3, 4];
const FORCED = ["Canvas", "GrayText", "Highlight", "CanvasText"];
const READABLE = 13; // pixels of height from which a number fits into its part
const FONT = "arial, helvetica, sans-serif";

function gapped(bars) {
  return bars.flatMap((bar, index) => (index && bars[index - 1].group !== bar.group ? [null, bar] : [bar]));
}

function shade(band) {
  return forced ? FORCED[band - 1] : colour(`--band-${band}`);
}

function hatched(band) {
  const tile = Object.assign(document.createElement("canvas"), { width: 8, height: 8 });
  const ctx = tile.getContext("2d");
  ctx.fillStyle = shade(band);
  ctx.fillRect(0, 0, 8, 8);
  ctx.strokeStyle = forced ? "Canvas" : "#fff";
  ctx.lineWidth = 2;
  ctx.globalAlpha = 0.55;
  for (const [x, y] of [[-4, 4], [0, 8], [4, 12]]) {
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x + 8, y - 8);
    ctx.stroke();
  }
  return ctx.createPattern(tile, "repeat");
}

function label(ctx, text, x, y, { align = "center", ink = colour("--ink") } = {}) {
  Object.assign(ctx, { font: `12px ${FONT}`, fillStyle: ink, textAlign: align, textBaseline: "middle" });
  ctx.fillText(text, x, y);
}

function numbers(chart, shown) {
  chart.data.datasets.forEach((dataset, index) => {
    const ink = forced ? "CanvasText" : colour(`--band-${BANDS[index]}-ink`);
    chart.getDatasetMeta(index).data.forEach((part, place) => {
      const fits = Math.abs(part.base - part.y) >= READABLE;
      if (fits && dataset.data[place] && !shown[place].official) {
        label(chart.ctx, dataset.data[place], part.x, (part.base + part.y) / 2, { ink });
      }
    });
  });
}

function names({ ctx, chartArea }, places, shown) {
  shown.forEach((bar, place) => {
    if (!bar) {
      ctx.setLineDash([4, 4]);
      ctx.strokeStyle = colour("--ink");
      ctx.beginPath();
      ctx.moveTo(places[place].x, chartArea.top - 20);
      ctx.lineTo(places[place].x, chartArea.bottom);
      ctx.stroke();
      ctx.setLineDash([]);
    } else if (!shown[place - 1]) {
      label(ctx, bar.group, places[place].x - places[place].width / 2, chartArea.top - 14, { align: "left" });
    }
  });
}

// The number in each part that has room for it, the name of each framework, and a line where one ends.
const words = (shown) => ({
  id: "words",
  afterDatasetsDraw(chart) {
    chart.ctx.save();
    numbers(chart, shown);
    names(chart, chart.getDatasetMeta(0).data, shown);
    chart.ctx.restore();
  },
});

export function bars({ bars: given, most, ticks: ticksAt }) {
  const shown = gapped(given);
  const part = (bar, band) => bar?.parts.find(([each]) => each === band);
  const ticks = { color: colour("--ink"), font: { size: 14 } };
  return {
    type: "bar",
    data: {
      labels: shown.map((bar) => bar?.label ?? ""),
      datasets: BANDS.map((band) => ({
        data: shown.map((bar) => part(bar, band)?.[1] ?? null),
        backgroundColor: shown.map((bar) => (bar?.official ? hatched(band) : shade(band))),
        borderColor: forced ? "CanvasText" : "#fff",
        borderWidth: 1,
      })),
    },
    plugins: [words(shown)],
    options: {
      layout: { padding: { top: 24 } },
      scales: {
        x: { stacked: true, grid: { display: false }, ticks },
        y: {
          stacked: true, max: most, ticks,
          afterBuildTicks: (axis) => { axis.ticks = ticksAt.map((value) => ({ value })); },
        },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          callbacks: {
            title: ([{ dataIndex }]) => `${shown[dataIndex].day}, ${shown[dataIndex].group}`,
            label: ({ dataIndex, datasetIndex }) => part(shown[dataIndex], BANDS[datasetIndex]).slice(1).join(" "),
          },
        },
      },
    },
  };
}
