/**
 * The board without a mouse. Everything that a pointer can place, a key can place:
 *
 *   V P B A T      choose select, pen, box, arrow, text
 *   arrow keys     move the selected item by 10 pixels (Shift: 1), or the cross-hair of a stamp
 *   Enter          place the chosen stamp at the cross-hair; with Select: rename the selected item
 *   [ and ]        select the item before or after
 *   C              begin an arrow at the selected item; then [ ] and Enter end it
 *   Delete, Ctrl+Z, Ctrl+Y or Shift+Ctrl+Z, Ctrl+D, Escape
 */
import { describe, duplicateItem, isNode, makeStamp, moveItem, nextId, removeItem, routeAll } from "./document.js";
import { clamp } from "./geometry.js";

const TOOL_KEYS = { v: "select", p: "pen", b: "box", a: "arrow", t: "text" };
const STEPS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function bindKeyboard(board) {
  board.surface.onkeydown = (event) => {
    const action = actionOf(board, event);
    if (!action) return;
    event.preventDefault();
    action();
  };
}

function actionOf(board, event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return controlAction(board, key, event.shiftKey);
  if (STEPS[key]) return () => step(board, STEPS[key], event.shiftKey ? 1 : 10);
  if (TOOL_KEYS[key]) return () => board.setTool(TOOL_KEYS[key]);
  switch (key) {
    case "Enter": return () => enter(board);
    case "F2": return () => rename(board);
    case "c": return () => beginArrow(board);
    case "[": return () => cycle(board, -1);
    case "]": return () => cycle(board, 1);
    case "Delete":
    case "Backspace": return () => removeSelected(board);
    case "Escape": return () => { board.arrowFrom = null; board.setTool("select"); board.store.select(null); };
    default: return null;
  }
}

function controlAction(board, key, shift) {
  if (key === "z") return shift ? board.redo : board.undo;
  if (key === "y") return board.redo;
  if (key === "d") return () => duplicate(board);
  return null;
}

function step(board, [dx, dy], size) {
  if (board.tool.name === "stamp") {
    const { x, y } = board.cursor;
    board.moveCursor(clamp(x + dx * size, 0, 960), clamp(y + dy * size, 0, 540));
    return;
  }
  const item = board.store.selectedItem();
  if (!item) return board.say("Select an item with [ or ] first.");
  board.store.commit(moveItem(board.store.items, item.id, dx * size, dy * size));
}

function enter(board) {
  if (board.tool.name === "stamp") {
    board.add(makeStamp(board.store.items, board.tool.kind, board.cursor.x, board.cursor.y));
  } else if (board.arrowFrom) {
    endArrow(board);
  } else {
    rename(board);
  }
}

function rename(board) {
  const item = board.store.selectedItem();
  if (item) board.rename(item);
}

function beginArrow(board) {
  const item = board.store.selectedItem();
  if (!item || !isNode(item)) return board.say("Select an object first, then press C.");
  board.arrowFrom = item.id;
  board.say(`Arrow from ${describe(item, board.store.items)}: choose its end with [ or ], then Enter.`);
}

function endArrow(board) {
  const { store } = board;
  const target = store.selectedItem();
  const from = board.arrowFrom;
  board.arrowFrom = null;
  if (!target || !isNode(target) || target.id === from) return board.say("The arrow needs another object as its end.");
  const arrow = { id: nextId(store.items), type: "arrow", x: 0, y: 0, x2: 0, y2: 0, from, to: target.id };
  board.add(routeAll([...store.items, arrow]).at(-1));
}

function cycle(board, direction) {
  const { store } = board;
  if (store.items.length === 0) return board.say("The board is empty.");
  const index = store.items.findIndex((item) => item.id === store.selected);
  const from = index < 0 && direction < 0 ? 0 : index;
  const next = store.items[(from + direction + store.items.length) % store.items.length];
  store.select(next.id);
  board.say(describe(next, store.items));
}

export function removeSelected(board) {
  const item = board.store.selectedItem();
  if (!item) return board.say("Nothing is selected.");
  const name = describe(item, board.store.items);
  board.store.commit(removeItem(board.store.items, item.id), null);
  board.say(`Deleted ${name}.`);
}

function duplicate(board) {
  const item = board.store.selectedItem();
  if (item && item.type !== "arrow") board.add(duplicateItem(board.store.items, item.id));
}
