/** Flow items: instances that follow their tracks. */
import { DynamicDrawUsage, InstancedMesh } from "three";

export function createItems(bundle, materials) {
  const { scene, prototypes, items } = bundle;
  const most = mostAtOnce(items, scene.item_kinds.length);
  const kinds = scene.item_kinds.map((asset, kind) =>
    (prototypes.get(asset) ?? []).map(({ geometry, finish }) => {
      const mesh = new InstancedMesh(geometry, materials[finish], Math.max(1, most[kind]));
      mesh.instanceMatrix.setUsage(DynamicDrawUsage);
      mesh.castShadow = mesh.receiveShadow = true;
      mesh.frustumCulled = false;
      mesh.count = 0;
      return mesh;
    }),
  );
  for (const mesh of kinds.flat()) {
    // Items keep their axes: only the last column of each matrix ever changes.
    const values = mesh.instanceMatrix.array;
    for (let k = 0; k < values.length; k += 16) values[k] = values[k + 5] = values[k + 10] = values[k + 15] = 1;
  }

  /** Puts the items where they are at a time; returns how many there are. */
  function showAt(time) {
    const used = kinds.map(() => 0);
    for (let item = 0; item < items.count; item++) {
      const [first, last] = [items.first[item], items.first[item + 1] - 1];
      if (items.time[first] > time) break;
      if (items.time[last] < time) continue;
      const kind = items.kind[item];
      place(items, first, last, time, kinds[kind], used[kind]++);
    }
    kinds.forEach((meshes, kind) => {
      for (const mesh of meshes) {
        mesh.count = used[kind];
        mesh.instanceMatrix.needsUpdate = true;
      }
    });
    return used.reduce((sum, each) => sum + each, 0);
  }

  return { objects: kinds.flat(), showAt };
}

function place(items, first, last, time, meshes, slot) {
  let [low, high] = [first, last];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (items.time[middle] <= time) low = middle;
    else high = middle;
  }
  const span = items.time[high] - items.time[low];
  const share = span > 0 ? Math.min(1, (time - items.time[low]) / span) : 1;
  for (let axis = 0; axis < 3; axis++) {
    const [a, b] = [items.place[low * 3 + axis], items.place[high * 3 + axis]];
    for (const mesh of meshes) mesh.instanceMatrix.array[slot * 16 + 12 + axis] = a + (b - a) * share;
  }
}

/** Returns for each kind how many items there are at the fullest moment. */
function mostAtOnce(items, kinds) {
  const events = [];
  for (let item = 0; item < items.count; item++) {
    events.push([items.time[items.first[item]], 1, items.kind[item]]);
    events.push([items.time[items.first[item + 1] - 1], -1, items.kind[item]]);
  }
  // Who comes at the instant another goes is there with it.
  events.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  const [now, most] = [new Array(kinds).fill(0), new Array(kinds).fill(0)];
  for (const [, step, kind] of events) {
    now[kind] += step;
    most[kind] = Math.max(most[kind], now[kind]);
  }
  return most;
}
