/**
 * Items to SVG. The same drawing is on the screen and in the exported picture, and the paper is
 * white with dark ink in both, whatever the theme: the model reads the picture.
 */
import { getStroke } from "perfect-freehand";

import { STAMPS, bounds } from "./document.js";
import { svg } from "./svg.js";

export const INK = "#1f2933";
const LIGHT = "#eef2f6";
const PAPER = "#ffffff";
const ACCENT = "#2563eb";
const FILLS = { light: LIGHT, paper: PAPER, ink: INK };
const LINE = { stroke: INK, "stroke-width": 2, "stroke-linejoin": "round", "stroke-linecap": "round" };

export function drawItem(item) {
  const group = svg("g", { "data-id": item.id, "data-type": item.type, "data-kind": item.kind ?? null });
  group.append(...DRAWERS[item.type](item));
  return group;
}

const DRAWERS = {
  stamp: (item) => [
    icon(item.kind, item),
    caption(item.x + item.w / 2, item.y + item.h + 15, item.label),
  ],
  box: (item) => [
    svg("rect", { ...LINE, x: item.x, y: item.y, width: item.w, height: item.h, rx: 3, fill: "none" }),
    caption(item.x + item.w / 2, item.y + item.h / 2 + 5, item.label),
  ],
  arrow: (item) => [
    svg("line", { ...LINE, x1: item.x, y1: item.y, x2: item.x2, y2: item.y2 }),
    arrowHead(item),
  ],
  text: (item) => [caption(item.x, item.y, item.text, "start")],
  pen: (item) => [svg("path", { d: strokePath(item.pts), fill: INK })],
};

/** A stamp's icon, stretched to the item's size. The line width does not stretch. */
export function icon(kind, { x, y, w, h }) {
  const stamp = STAMPS[kind];
  const [sx, sy] = [w / stamp.w, h / stamp.h];
  const shapes = stamp.shapes.map((shape) => {
    const look = { ...LINE, fill: FILLS[shape.fill] ?? "none" };
    if (shape.circle) {
      const [cx, cy, r] = shape.circle;
      return svg("ellipse", { ...look, cx: x + cx * sx, cy: y + cy * sy, rx: r * sx, ry: r * sy });
    }
    const points = shape.line.map(([px, py]) => `${x + px * sx},${y + py * sy}`).join(" ");
    return svg(shape.closed ? "polygon" : "polyline", { ...look, points });
  });
  return svg("g", {}, shapes);
}

/** Drawn as a shape, not as an SVG marker: marker ids would clash between two boards on a page. */
function arrowHead({ x, y, x2, y2 }) {
  const angle = Math.atan2(y2 - y, x2 - x);
  const corner = (turn) => `${x2 - 13 * Math.cos(angle + turn)},${y2 - 13 * Math.sin(angle + turn)}`;
  return svg("polygon", { points: `${x2},${y2} ${corner(0.42)} ${corner(-0.42)}`, fill: INK });
}

/** A white rim keeps the text readable where it crosses a line or a photograph. */
function caption(x, y, text, anchor = "middle") {
  return svg("text", {
    x,
    y,
    text,
    "text-anchor": anchor,
    "font-family": "Helvetica, Arial, sans-serif",
    "font-size": 15,
    fill: INK,
    stroke: PAPER,
    "stroke-width": 3,
    "paint-order": "stroke",
  });
}

function strokePath(points) {
  const outlinePoints = getStroke(points, { size: 4, thinning: 0.4, simulatePressure: true });
  return `M${outlinePoints.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}Z`;
}

/** The frame around the selected item, with a handle where it can be resized. */
export function drawSelection(item) {
  const box = bounds(item);
  const frame = svg("rect", {
    x: box.x - 5,
    y: box.y - 5,
    width: box.w + 10,
    height: box.h + 10,
    rx: 5,
    fill: "none",
    stroke: ACCENT,
    "stroke-width": 1.5,
    "stroke-dasharray": "5 3",
  });
  const group = svg("g", { class: "selection" }, [frame]);
  if ("w" in item) {
    const corner = { x: item.x + item.w - 1, y: item.y + item.h - 1, width: 10, height: 10, rx: 2 };
    group.append(svg("rect", { ...corner, fill: ACCENT, class: "handle", "data-handle": item.id }));
  }
  return group;
}
