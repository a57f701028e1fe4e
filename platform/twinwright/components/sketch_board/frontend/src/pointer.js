/**
 * What a pointer does on the paper, one small object a tool: `down` begins a gesture and returns
 * its `move` and `up`.
 *
 * Editors open on pointerup: the browser's own mousedown default would take the focus from a field
 * that opened on pointerdown at once.
 */
import {
  describe, isNode, itemAt, makeArrow, makeStamp, moveItem, nextId, nodeAt, resizeItem,
} from "./document.js";
import { round1 } from "./geometry.js";

const SMALLEST_BOX = 12;
const DOUBLE_CLICK_MS = 450;

/** Bind the tools to the surface. `board` is the context that main.js builds. */
export function bindPointer(board) {
  let gesture = null;
  const { surface } = board;

  surface.onpointerdown = (event) => {
    if (event.button !== 0) return;
    surface.focus({ preventScroll: true });
    // Synthetic events in tests carry no live pointer, which is fine without a capture.
    try { surface.setPointerCapture(event.pointerId); } catch { /* no capture */ }
    gesture = TOOLS[board.tool.name](board, pointOf(board, event), event);
  };
  surface.onpointermove = (event) => {
    if (!gesture?.move) return;
    for (const part of coalesced(event)) gesture.move(pointOf(board, part));
  };
  surface.onpointerup = (event) => finish("up", pointOf(board, event));
  surface.onpointercancel = () => finish("cancel");

  function finish(how, point) {
    const current = gesture;
    gesture = null;
    board.showGhost(null);
    current?.[how]?.(point);
  }
}

function coalesced(event) {
  const parts = event.getCoalescedEvents?.() ?? [];
  return parts.length > 0 ? parts : [event];
}

/** Screen to paper. */
function pointOf(board, event) {
  const inverse = board.surface.getScreenCTM().inverse();
  const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(inverse);
  return { x: round1(point.x), y: round1(point.y) };
}

const TOOLS = {
  select(board, start, event) {
    const { store } = board;
    if (event.target.dataset?.handle) return resizing(board, event.target.dataset.handle);
    const item = itemAt(store.items, start);
    store.select(item?.id ?? null);
    if (!item) return null;
    const before = store.items;
    const dragged = (point) => moveItem(before, item.id, point.x - start.x, point.y - start.y);
    const drag = gestureOn(board, before, dragged, (point) => distance(start, point) >= 2);
    return { ...drag, up: (point) => (drag.up(point) || !isSecondClick(board, item) ? null : board.rename(item)) };
  },

  pen(board, start) {
    const pts = [[start.x, start.y]];
    const stroke = () => ({ id: "ghost", type: "pen", pts });
    return {
      move: ({ x, y }) => { pts.push([x, y]); board.showGhost(stroke()); },
      up() {
        if (pts.length < 2) return;
        board.add({ id: nextId(board.store.items), type: "pen", pts });
      },
    };
  },

  box(board, start) {
    const rect = (end) => ({
      id: "ghost",
      type: "box",
      x: Math.round(Math.min(start.x, end.x)),
      y: Math.round(Math.min(start.y, end.y)),
      w: Math.round(Math.abs(end.x - start.x)),
      h: Math.round(Math.abs(end.y - start.y)),
      label: "",
    });
    return {
      move: (point) => board.showGhost(rect(point)),
      up(point) {
        const box = rect(point);
        if (Math.min(box.w, box.h) < SMALLEST_BOX) return;
        board.add({ ...box, id: nextId(board.store.items) });
        board.rename(board.store.selectedItem());
      },
    };
  },

  arrow(board, start) {
    return {
      move(point) {
        const ghost = makeArrow(board.store.items, start, point);
        board.showGhost(ghost, [nodeAt(board.store.items, start), nodeAt(board.store.items, point)]);
      },
      up(point) {
        const arrow = makeArrow(board.store.items, start, point);
        if (arrow) board.add(arrow);
        else board.say("An arrow needs two ends: drag from one object to another.");
      },
    };
  },

  text(board) {
    return { up: (point) => board.write(point) };
  },

  stamp(board) {
    return { up: (point) => board.add(makeStamp(board.store.items, board.tool.kind, point.x, point.y)) };
  },
};

function resizing(board, id) {
  const before = board.store.items;
  const item = before.find((candidate) => candidate.id === id);
  const resized = (point) => resizeItem(before, id, point.x - item.x, point.y - item.y);
  return gestureOn(board, before, resized, () => isNode(item));
}

/** A drag that shows `change(point)` while it lasts and is one undo step when it ends. */
function gestureOn(board, before, change, counts) {
  const { store } = board;
  let moved = false;
  return {
    move(point) {
      moved ||= counts(point);
      if (moved) store.preview(change(point));
    },
    /** Returns whether anything moved. */
    up(point) {
      store.items = before;
      if (moved) store.commit(change(point));
      if (moved) board.say(`Moved ${describe(store.selectedItem(), store.items)}.`);
      return moved;
    },
    cancel: () => store.preview(before),
  };
}

/**
 * Whether this click on the item follows one just before it. The browser's own dblclick does not
 * come: the first click redraws the item, so the second one hits a new element.
 */
function isSecondClick(board, item) {
  const now = performance.now();
  const last = board.lastClick;
  board.lastClick = { id: item.id, at: now };
  return last?.id === item.id && now - last.at < DOUBLE_CLICK_MS;
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
