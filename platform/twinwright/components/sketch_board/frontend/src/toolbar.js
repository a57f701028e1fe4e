/**
 * The two rows of buttons: tools and actions, then the stamps.
 */
import { KINDS, STAMPS } from "./document.js";
import { GLYPHS } from "./glyphs.js";
import { icon } from "./render.js";
import { html, svg } from "./svg.js";

const TOOLS = [
  ["select", "Select and move (V)"],
  ["pen", "Pen (P)"],
  ["box", "Box (B)"],
  ["arrow", "Arrow between objects (A)"],
  ["text", "Text (T)"],
];

/** Build the toolbar. `actions` maps an action's name to [label, callback]. */
export function createToolbar(board, actions) {
  const buttons = new Map();
  const press = (name, kind) => () => { board.setTool(name, kind); board.surface.focus({ preventScroll: true }); };

  const tools = html("div", { class: "group", role: "group", "aria-label": "Tools" });
  for (const [name, label] of TOOLS) {
    tools.append(register(name, glyphButton(name, label, press(name))));
  }
  const edits = html("div", { class: "group", role: "group", "aria-label": "Actions" });
  for (const [name, [label, run]] of Object.entries(actions)) {
    edits.append(register(`action-${name}`, glyphButton(name, label, run)));
  }
  const stamps = html("div", { class: "stamps", role: "group", "aria-label": "Objects to place" });
  for (const kind of KINDS) {
    stamps.append(register(`stamp-${kind}`, stampButton(kind, press("stamp", kind))));
  }

  function register(name, button) {
    buttons.set(name, button);
    return button;
  }

  const element = html("div", { class: "toolbar", role: "toolbar", "aria-label": "Sketch tools" }, [
    html("div", { class: "row" }, [tools, edits]),
    stamps,
  ]);
  const show = ({ tool, canUndo, canRedo, hasSelection, isEmpty, hasPhoto }) => {
    const active = tool.name === "stamp" ? `stamp-${tool.kind}` : tool.name;
    for (const [name, button] of buttons) {
      if (!name.startsWith("action-")) button.setAttribute("aria-pressed", String(name === active));
    }
    buttons.get("action-undo").disabled = !canUndo;
    buttons.get("action-redo").disabled = !canRedo;
    buttons.get("action-remove").disabled = !hasSelection;
    buttons.get("action-clear").disabled = isEmpty;
    buttons.get("action-photo").setAttribute("aria-pressed", String(hasPhoto));
  };
  return { element, show };
}

function glyphButton(name, label, onclick) {
  const drawing = svg("svg", { viewBox: "0 0 20 20", class: "glyph", "aria-hidden": "true" }, [
    svg("path", { d: GLYPHS[name], fill: "none", stroke: "currentColor" }),
  ]);
  return html("button", { type: "button", title: label, "aria-label": label, "data-name": name, onclick }, [drawing]);
}

function stampButton(kind, onclick) {
  const { title, w, h } = STAMPS[kind];
  const words = title.replace("TaskExecuter", "Task executer");
  const picture = svg("svg", { viewBox: `-2 -2 ${w + 4} ${h + 4}`, class: "picture", "aria-hidden": "true" }, [
    icon(kind, { x: 0, y: 0, w, h }),
  ]);
  const label = `Place a ${words.toLowerCase()}`;
  const attributes = { type: "button", title: label, "aria-label": label, "data-stamp": kind, onclick };
  return html("button", attributes, [picture, html("span", { text: words })]);
}
