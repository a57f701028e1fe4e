/**
 * The board document: what is on the paper, as data.
 *
 * Items are plain objects and never changed in place: every edit makes a new list, so that undo
 * is a matter of keeping old lists. The JSON form is what the generator, the tests and the
 * examples read; its fields are listed in docs/board-document.md.
 */
import { LABEL_HEIGHT, borderPoint, centre, clamp, distanceToSegment, outline, round1 } from "./geometry.js";
import STAMPS from "./stamps.json" with { type: "json" };

export const BOARD = Object.freeze({ width: 960, height: 540, metresPerPixel: 0.05 });
export const KINDS = Object.freeze(Object.keys(STAMPS));
export { STAMPS };

/** A stamp or a box: something that an arrow can begin or end at. */
export function isNode(item) {
  return item.type === "stamp" || item.type === "box";
}

/** The text of an item that a user can change, or null where there is none (arrows, strokes). */
export function textOf(item) {
  if (isNode(item)) return item.label;
  return item.type === "text" ? item.text : null;
}

export function withText(item, value) {
  return isNode(item) ? { ...item, label: value } : { ...item, text: value };
}

/** What a screen reader and the status line call an item. */
export function describe(item, items) {
  if (item.type === "stamp") return `${STAMPS[item.kind].title} "${item.label}"`;
  if (item.type === "box") return item.label ? `box "${item.label}"` : "box";
  if (item.type === "text") return `text "${item.text}"`;
  if (item.type === "pen") return "pen stroke";
  const name = (id) => textOf(items.find((candidate) => candidate.id === id) ?? {}) || "open end";
  return `arrow from ${name(item.from)} to ${name(item.to)}`;
}

/** The smallest number that makes `e<number>` an unused id. */
export function nextId(items) {
  const used = items.map((item) => Number(/^e(\d+)$/.exec(item.id)?.[1] ?? 0));
  return `e${Math.max(0, ...used) + 1}`;
}

/** "Processor 3": the first number that no item on the board has with that title. */
export function nextLabel(items, kind) {
  const taken = new Set(items.filter(isNode).map((item) => item.label));
  let number = 1;
  while (taken.has(`${STAMPS[kind].title} ${number}`)) number += 1;
  return `${STAMPS[kind].title} ${number}`;
}

/** A stamp of that kind with its middle at the point, kept on the paper. */
export function makeStamp(items, kind, x, y) {
  const { w, h } = STAMPS[kind];
  return {
    id: nextId(items),
    type: "stamp",
    kind,
    x: Math.round(clamp(x - w / 2, 0, BOARD.width - w)),
    y: Math.round(clamp(y - h / 2, 0, BOARD.height - h - LABEL_HEIGHT)),
    w,
    h,
    label: nextLabel(items, kind),
  };
}

/** An arrow between two points, attached to what lies at its ends. Null when it goes nowhere. */
export function makeArrow(items, start, end) {
  const from = nodeAt(items, start)?.id ?? null;
  const to = nodeAt(items, end)?.id ?? null;
  const loops = from !== null && from === to;
  if (loops || Math.hypot(end.x - start.x, end.y - start.y) < 8) return null;
  const arrow = { id: nextId(items), type: "arrow", x: start.x, y: start.y, x2: end.x, y2: end.y, from, to };
  return route(arrow, items);
}

/** The topmost node at the point, with a margin that makes small icons easy to hit. */
export function nodeAt(items, { x, y }, margin = 10) {
  return items.findLast((item) => {
    if (!isNode(item)) return false;
    const box = outline(item);
    const inX = x >= box.x - margin && x <= box.x + box.w + margin;
    return inX && y >= box.y - margin && y <= box.y + box.h + margin;
  });
}

/** The topmost item of any type at the point, or undefined. */
export function itemAt(items, point) {
  return items.findLast((item) => touches(item, point));
}

function touches(item, point) {
  if (item.type === "arrow") {
    return distanceToSegment(point, item, { x: item.x2, y: item.y2 }) < 7;
  }
  if (item.type === "pen") {
    return item.pts.some((p, i) => {
      const [px, py] = item.pts[Math.max(0, i - 1)];
      return distanceToSegment(point, { x: px, y: py }, { x: p[0], y: p[1] }) < 7;
    });
  }
  const box = bounds(item);
  const inX = point.x >= box.x && point.x <= box.x + box.w;
  return inX && point.y >= box.y && point.y <= box.y + box.h;
}

/** The rectangle around an item, for hit tests and the selection frame. */
export function bounds(item) {
  if (isNode(item)) return outline(item);
  if (item.type === "text") return { x: item.x - 2, y: item.y - 16, w: 8 * item.text.length + 6, h: 22 };
  const points = item.type === "pen" ? item.pts : [[item.x, item.y], [item.x2, item.y2]];
  const xs = points.map((p) => p[0]);
  const ys = points.map((p) => p[1]);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y };
}

/** Move one item; arrows attached to it follow. */
export function moveItem(items, id, dx, dy) {
  return routeAll(items.map((item) => (item.id === id ? shifted(item, dx, dy) : item)));
}

function shifted(item, dx, dy) {
  if (item.type === "pen") {
    return { ...item, pts: item.pts.map(([x, y]) => [round1(x + dx), round1(y + dy)]) };
  }
  if (item.type === "arrow") {
    // A dragged arrow lets go of what it was attached to: otherwise it would jump back.
    const ends = { x: item.x + dx, y: item.y + dy, x2: item.x2 + dx, y2: item.y2 + dy };
    return { ...item, ...ends, from: null, to: null };
  }
  const [w, h] = [item.w ?? 0, item.h ?? 0];
  return {
    ...item,
    x: Math.round(clamp(item.x + dx, 0, BOARD.width - w)),
    y: Math.round(clamp(item.y + dy, 0, BOARD.height - h)),
  };
}

/** Give a node a new size (at least 16 pixels a side). */
export function resizeItem(items, id, w, h) {
  const sized = (item) => ({ ...item, w: Math.max(16, Math.round(w)), h: Math.max(16, Math.round(h)) });
  return routeAll(items.map((item) => (item.id === id ? sized(item) : item)));
}

/** Remove an item, and the arrows that began or ended at it. */
export function removeItem(items, id) {
  return items.filter((item) => item.id !== id && !(item.type === "arrow" && [item.from, item.to].includes(id)));
}

/** A copy of an item, a little to the lower right, with its own id and label. */
export function duplicateItem(items, id) {
  const original = items.find((item) => item.id === id);
  const copy = { ...shifted(original, 24, 24), id: nextId(items) };
  return copy.type === "stamp" ? { ...copy, label: nextLabel(items, copy.kind) } : copy;
}

/** Lay every attached arrow from border to border of its nodes. */
export function routeAll(items) {
  return items.map((item) => (item.type === "arrow" ? route(item, items) : item));
}

function route(arrow, items) {
  const from = items.find((item) => item.id === arrow.from);
  const to = items.find((item) => item.id === arrow.to);
  const start = from ? centre(from) : { x: arrow.x, y: arrow.y };
  const end = to ? centre(to) : { x: arrow.x2, y: arrow.y2 };
  const a = from ? borderPoint(from, end) : start;
  const b = to ? borderPoint(to, start) : end;
  return { ...arrow, x: a.x, y: a.y, x2: b.x, y2: b.y };
}

/** The document that leaves the board. */
export function serialise(items) {
  const { width, height, metresPerPixel } = BOARD;
  return { version: 1, width, height, metres_per_pixel: metresPerPixel, items };
}

/**
 * The items of a document that came from outside.
 *
 * Throws an Error with a sentence for the user when the document is not one that the board can
 * show: a wrong version, an unknown stamp, a number that is none.
 */
export function parse(document) {
  if (document?.version !== 1 || !Array.isArray(document.items)) {
    throw new Error("This is not a board document of version 1.");
  }
  return routeAll(document.items.map(parseItem));
}

const NUMBERS = { stamp: ["x", "y", "w", "h"], box: ["x", "y", "w", "h"], arrow: ["x", "y", "x2", "y2"], text: ["x", "y"], pen: [] };

function parseItem(item) {
  const numbers = NUMBERS[item?.type];
  if (!numbers) throw new Error(`The board has no item type "${item?.type}".`);
  if (item.type === "stamp" && !STAMPS[item.kind]) throw new Error(`The board has no stamp "${item.kind}".`);
  const wrong = numbers.find((name) => !Number.isFinite(item[name]));
  if (wrong) throw new Error(`Item ${item.id}: ${wrong} must be a number.`);
  if (item.type === "pen" && !item.pts?.every((p) => p.every(Number.isFinite))) {
    throw new Error(`Item ${item.id}: pts must be pairs of numbers.`);
  }
  const text = textOf(item);
  return text === null ? item : withText(item, String(text ?? ""));
}
