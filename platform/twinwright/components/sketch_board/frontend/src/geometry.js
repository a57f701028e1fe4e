/**
 * Plane geometry of the board. Pixels, x to the right, y down.
 */

/** The labels of stamps stand below them; arrows must not run through the text. */
export const LABEL_HEIGHT = 20;
const LABEL_CHARACTER = 7.6;

/** The rectangle of a node with the line of its label: what a click can hit. */
export function outline(item) {
  const below = item.type === "stamp" && item.label ? LABEL_HEIGHT : 0;
  return { x: item.x, y: item.y, w: item.w, h: item.h + below };
}

/** The rectangle of a stamp's label, as wide as its text is likely to be; null without one. */
function labelRect(item) {
  if (item.type !== "stamp" || !item.label) return null;
  const w = item.label.length * LABEL_CHARACTER;
  return { x: item.x + item.w / 2 - w / 2, y: item.y + item.h, w, h: LABEL_HEIGHT };
}

export function centre(rect) {
  return { x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 };
}

/** Where the straight line from the node's middle to `towards` leaves node and label, plus a gap. */
export function borderPoint(item, towards, gap = 4) {
  const middle = centre(item);
  const length = Math.hypot(towards.x - middle.x, towards.y - middle.y);
  if (length < 1) return middle;
  const label = labelRect(item);
  const leaves = Math.max(exitShare(item, middle, towards), label ? exitShare(label, middle, towards) : 0);
  const share = Math.min(leaves + gap / length, 1);
  return {
    x: round1(middle.x + (towards.x - middle.x) * share),
    y: round1(middle.y + (towards.y - middle.y) * share),
  };
}

/** The share of the way from a to b at which it leaves the rectangle; 0 when it misses it. */
function exitShare(rect, a, b) {
  let [enter, leave] = [0, 1];
  for (const [from, step, low, high] of [
    [a.x, b.x - a.x, rect.x, rect.x + rect.w],
    [a.y, b.y - a.y, rect.y, rect.y + rect.h],
  ]) {
    if (step === 0) {
      if (from < low || from > high) return 0;
      continue;
    }
    const [first, second] = [(low - from) / step, (high - from) / step];
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
  }
  return leave > enter ? leave : 0;
}

export function distanceToSegment(point, a, b) {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const squared = dx * dx + dy * dy;
  const t = squared === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared;
  const clamped = Math.max(0, Math.min(1, t));
  return Math.hypot(point.x - a.x - dx * clamped, point.y - a.y - dy * clamped);
}

export function clamp(value, low, high) {
  return Math.max(low, Math.min(high, value));
}

export function round1(value) {
  return Math.round(value * 10) / 10;
}
