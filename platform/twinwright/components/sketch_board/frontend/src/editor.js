/**
 * The small text field that opens on the paper to name an object or write a text.
 */
import { BOARD } from "./document.js";
import { html } from "./svg.js";

const LONGEST_LABEL = 60;

/** Open the field at a point of the paper. `done` gets the new text, or null when given up. */
export function openEditor(board, { x, y }, value, label, done) {
  const { stage, surface } = board;
  const scale = surface.getBoundingClientRect().width / BOARD.width;
  const field = html("input", { class: "editor", "aria-label": label, maxlength: LONGEST_LABEL });
  field.value = value;
  field.style.left = `${Math.min(x * scale, stage.clientWidth - 150)}px`;
  field.style.top = `${y * scale}px`;
  stage.append(field);
  field.focus();
  field.select();

  let open = true;
  const close = (text) => {
    if (!open) return;
    open = false;
    field.remove();
    done(text === null ? null : text.trim());
    surface.focus({ preventScroll: true });
  };
  field.onblur = () => close(field.value);
  field.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key === "Enter") close(field.value);
    if (event.key === "Escape") close(null);
  };
}
