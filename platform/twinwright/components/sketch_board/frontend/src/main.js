/**
 * The Streamlit component. Streamlit calls the default export at every rerun that touches the
 * board; the drawing surface is made once per mount and kept in a WeakMap.
 *
 *   data.load    {revision, document}  show this document when the revision is new in this page
 *   data.exportRequest  number         a new number asks for the picture: Generate was pressed
 *   state document                     the drawing, saved 400 ms after the user's last change
 *   trigger exported                   {request, document, png (base64)} or {request, error}
 */
import { createBoard } from "./board.js";
import { parse, serialise } from "./document.js";
import { loadDraft, saveDraft } from "./draft.js";
import { dataUrl } from "./photo.js";
import { rasterise } from "./raster.js";

const AUTOSAVE_MS = 400;
const mounted = new WeakMap();
// What outlives a mount: switching to "Upload" and back takes the board off the page.
const kept = { revisions: new Set(), photo: null };

export default function sketchBoard({ data, parentElement, setStateValue, setTriggerValue }) {
  const instance = mounted.get(parentElement) ?? mount(parentElement, data);
  instance.send = { setStateValue, setTriggerValue };
  follow(instance, data);
  return () => {
    instance.flush();
    mounted.delete(parentElement);
  };
}

function mount(parentElement, data) {
  const host = parentElement.querySelector(".sketch-board");
  const instance = { request: data?.exportRequest ?? 0, timer: 0, dirty: false };
  instance.board = createBoard(host, () => {
    instance.dirty = true;
    kept.photo = instance.board.photo;
    clearTimeout(instance.timer);
    instance.timer = setTimeout(instance.flush, AUTOSAVE_MS);
  });
  instance.flush = () => {
    clearTimeout(instance.timer);
    if (!instance.dirty) return;
    instance.dirty = false;
    const { items } = instance.board.store;
    saveDraft(items);
    instance.send.setStateValue("document", serialise(items));
  };
  if (!data?.load || kept.revisions.has(data.load.revision)) {
    instance.board.showPhoto(kept.photo);
    instance.board.store.load(loadDraft());
  }
  mounted.set(parentElement, instance);
  return instance;
}

function follow(instance, data) {
  const load = data?.load;
  if (load && !kept.revisions.has(load.revision)) {
    kept.revisions.add(load.revision);
    open(instance, load.document);
  }
  const request = data?.exportRequest ?? 0;
  // A lower number is a new session after a lost connection, and asks for nothing.
  if (request > instance.request) deliver(instance, request);
  instance.request = request;
}

function open(instance, document) {
  try {
    instance.board.showPhoto(null);
    kept.photo = null;
    instance.board.store.load(parse(document));
    saveDraft(instance.board.store.items);
  } catch (error) {
    instance.board.say(error.message);
  }
}

async function deliver(instance, request) {
  const { store, photo } = instance.board;
  try {
    const blob = await rasterise(store.items, photo);
    const png = (await dataUrl(blob)).split(",")[1];
    const empty = store.items.length === 0 && !photo;
    instance.send.setTriggerValue("exported", { request, document: serialise(store.items), png: empty ? null : png });
  } catch (error) {
    instance.send.setTriggerValue("exported", { request, error: error.message });
  }
}
