/**
 * The board's state: items, selection, and the way back.
 *
 * `commit` is one step a user can undo; `preview` shows an unfinished drag without one.
 */
const UNDO_LIMIT = 200;

export function createStore(onChange) {
  const store = {
    items: [],
    selected: null,
    past: [],
    future: [],

    /** Replace everything without a way back: a document was opened. */
    load(items) {
      Object.assign(store, { items, selected: null, past: [], future: [] });
      onChange({ edited: false });
    },

    commit(items, selected = store.selected) {
      store.past.push(store.items);
      if (store.past.length > UNDO_LIMIT) store.past.shift();
      store.future = [];
      show(items, selected);
    },

    preview(items) {
      store.items = items;
      onChange({ edited: false });
    },

    select(id) {
      store.selected = id;
      onChange({ edited: false });
    },

    undo: () => travel(store.past, store.future),
    redo: () => travel(store.future, store.past),
    selectedItem: () => store.items.find((item) => item.id === store.selected),
  };

  function travel(from, to) {
    if (from.length === 0) return false;
    to.push(store.items);
    show(from.pop(), store.selected);
    return true;
  }

  function show(items, selected) {
    store.items = items;
    store.selected = items.some((item) => item.id === selected) ? selected : null;
    onChange({ edited: true });
  }

  return store;
}
