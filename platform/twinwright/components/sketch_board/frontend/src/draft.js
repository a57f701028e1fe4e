/**
 * The unfinished drawing, kept in this browser, so that a reload or a closed tab loses nothing.
 *
 * A browser may forbid storage (private windows, policies): the board then works without drafts.
 */
import { parse, serialise } from "./document.js";

const KEY = "twinwright.sketch-board.draft";

export function saveDraft(items) {
  try {
    localStorage.setItem(KEY, JSON.stringify(serialise(items)));
  } catch {
    // Storage is full or forbidden; the drawing itself is not affected.
  }
}

/** The saved items, or none when there is no draft or it cannot be read. */
export function loadDraft() {
  try {
    return parse(JSON.parse(localStorage.getItem(KEY)));
  } catch {
    return [];
  }
}
