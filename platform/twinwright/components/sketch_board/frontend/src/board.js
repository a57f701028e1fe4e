/**
 * The board itself: paper, toolbar, status line, and the context that tools and keys work on.
 */
import { BOARD, STAMPS, describe, isNode, nextId, textOf, withText } from "./document.js";
import { openEditor } from "./editor.js";
import { bindKeyboard, removeSelected } from "./keyboard.js";
import { bindPhoto } from "./photo.js";
import { bindPointer } from "./pointer.js";
import { photoImage, rasterise } from "./raster.js";
import { drawItem, drawSelection } from "./render.js";
import { createStore } from "./store.js";
import { html, svg } from "./svg.js";
import { createToolbar } from "./toolbar.js";

const HELP = "Drawing area. Letters V, P, B, A and T choose a tool; Enter places the chosen object; "
  + "brackets select items; C begins an arrow; Delete removes.";

/** Build the board inside `host`. `onEdit` is called after each change of the document. */
export function createBoard(host, onEdit) {
  const layers = Object.fromEntries(["photo", "items", "ghost", "selection"].map((name) => [name, svg("g", { class: name })]));
  const surface = svg("svg", {
    class: "paper",
    viewBox: `0 0 ${BOARD.width} ${BOARD.height}`,
    tabindex: 0,
    role: "application",
    "aria-label": HELP,
  }, [grid(), layers.photo, layers.items, layers.ghost, layers.selection, scaleBar()]);
  const stage = html("div", { class: "stage" }, [surface]);
  const status = html("div", { class: "status", role: "status" });
  const counts = html("div", { class: "counts" });
  const picker = html("input", { type: "file", accept: "image/png,image/jpeg", hidden: "", "aria-label": "Photo" });

  const board = {
    host, stage, surface, tool: { name: "select" }, photo: null, arrowFrom: null,
    cursor: { x: BOARD.width / 2, y: BOARD.height / 2 },
    store: createStore(({ edited }) => { render(); if (edited) onEdit(); }),
    setTool, add, rename, write, say, showGhost, moveCursor, showPhoto, setPhoto, undo, redo,
  };
  const toolbar = createToolbar(board, {
    undo: ["Undo (Ctrl+Z)", undo],
    redo: ["Redo (Ctrl+Y)", redo],
    remove: ["Delete the selected item (Del)", () => removeSelected(board)],
    clear: ["Clear the board", clear],
    photo: ["Photo under the drawing", () => (board.photo ? setPhoto(null) : picker.click())],
    save: ["Save the sketch as PNG", () => savePicture(board)],
    expand: ["Full screen", () => toggleFullScreen(host)],
  });
  host.replaceChildren(toolbar.element, stage, html("div", { class: "foot" }, [status, counts]), picker);
  // Streamlit's own shortcuts (R reruns the app) listen on the document.
  host.onkeydown = (event) => event.stopPropagation();
  bindPointer(board);
  bindKeyboard(board);
  bindPhoto(board, picker);
  say("Pick an object, then click on the paper.");
  render();
  return board;

  function render() {
    const { items, past, future } = board.store;
    const selected = board.store.selectedItem();
    layers.items.replaceChildren(...items.map(drawItem));
    layers.selection.replaceChildren(...(selected ? [drawSelection(selected)] : []));
    const state = { tool: board.tool, hasSelection: Boolean(selected), hasPhoto: Boolean(board.photo) };
    toolbar.show({ ...state, canUndo: past.length > 0, canRedo: future.length > 0, isEmpty: items.length === 0 });
    counts.textContent = countText(items);
  }

  function setTool(name, kind = null) {
    board.tool = { name, kind };
    surface.dataset.tool = name;
    moveCursor(board.cursor.x, board.cursor.y, false);
    if (name === "stamp") say(`Click on the paper to place a ${STAMPS[kind].title}; Enter places it at the cross-hair.`);
    render();
  }

  function add(item) {
    board.store.commit([...board.store.items, item], item.id);
    moveCursor(board.cursor.x, board.cursor.y, false);
    say(`Added ${describe(item, board.store.items)}.`);
  }

  function rename(item) {
    const value = textOf(item);
    if (value === null) return;
    const middle = { x: item.x + (item.w ? item.w / 2 - 75 : 0), y: item.y + (item.type === "stamp" ? item.h : 0) };
    openEditor(board, middle, value, "Name of the object", (text) => {
      if (text === null || text === value || (text === "" && item.type !== "box")) return;
      const renamed = board.store.items.map((other) => (other.id === item.id ? withText(other, text) : other));
      board.store.commit(renamed, item.id);
      say(`Renamed to "${text}".`);
    });
  }

  function write(point) {
    openEditor(board, { x: point.x, y: point.y - 18 }, "", "Text on the board", (text) => {
      if (text) add({ id: nextId(board.store.items), type: "text", x: point.x, y: point.y, text });
    });
  }

  function say(sentence) {
    status.textContent = sentence;
  }

  /** Show an unfinished item, and which objects an arrow would attach to. */
  function showGhost(item, targets = []) {
    const marks = targets.filter(Boolean).map((target) => drawSelection(target));
    layers.ghost.replaceChildren(...(item ? [drawItem(item)] : []), ...marks);
  }

  function moveCursor(x, y, byKey = true) {
    board.cursor = { x, y };
    const shows = byKey && board.tool.name === "stamp";
    const cross = svg("path", { d: `M${x - 14} ${y}H${x + 14}M${x} ${y - 14}V${y + 14}`, class: "cross-hair" });
    layers.ghost.replaceChildren(...(shows ? [cross] : []));
  }

  /** Show a photo under the drawing, or none. */
  function showPhoto(photo) {
    board.photo = photo;
    layers.photo.replaceChildren(...(photo ? [photoImage(photo)] : []));
    render();
  }

  function setPhoto(photo) {
    showPhoto(photo);
    onEdit();
  }

  function undo() {
    say(board.store.undo() ? "Undone." : "Nothing to undo.");
  }

  function redo() {
    say(board.store.redo() ? "Done again." : "Nothing to redo.");
  }

  function clear() {
    board.store.commit([], null);
    say("The board is clear. Undo brings the drawing back.");
  }
}

function grid() {
  const lines = [];
  for (let x = 40; x < BOARD.width; x += 40) lines.push(`M${x} 0V${BOARD.height}`);
  for (let y = 40; y < BOARD.height; y += 40) lines.push(`M0 ${y}H${BOARD.width}`);
  return svg("path", { d: lines.join(""), class: "grid" });
}

/** Five metres, drawn to the board's scale. */
function scaleBar() {
  const length = 5 / BOARD.metresPerPixel;
  const [x, y] = [16, BOARD.height - 16];
  return svg("g", { class: "scale-bar" }, [
    svg("path", { d: `M${x} ${y - 7}V${y}H${x + length}V${y - 7}` }),
    svg("text", { x: x + length + 9, y: y + 3, text: "5 m" }),
  ]);
}

function countText(items) {
  const objects = items.filter(isNode).length;
  const arrows = items.filter((item) => item.type === "arrow").length;
  const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
  return `${plural(objects, "object")}, ${plural(arrows, "arrow")}`;
}

async function savePicture(board) {
  const blob = await rasterise(board.store.items, board.photo);
  const link = html("a", { href: URL.createObjectURL(blob), download: "sketch.png" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  board.say("Saved sketch.png.");
}

function toggleFullScreen(host) {
  if (document.fullscreenElement) document.exitFullscreen();
  else host.requestFullscreen?.();
}
