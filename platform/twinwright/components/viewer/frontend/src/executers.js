/** Executers: objects that follow their tracks of time, place and heading. */
import { Matrix4 } from "three";
import { placeMatrix } from "./plant.js";

export function createExecuters(scene, plant) {
  const rows = new Map(scene.instances.map((each) => [each.id, each]));
  const tracks = Object.entries(scene.executers).filter(([id]) => rows.has(id));
  const turns = new Map();
  const matrix = new Matrix4();

  function showAt(time) {
    for (const [id, keys] of tracks) {
      const [x, y, z, heading] = sample(keys, time);
      const [tiltX, tiltY] = rows.get(id).rotation;
      turns.set(id, [x, y, z, heading]);
      plant.moveTo(id, placeMatrix(matrix, [x, y, z], [tiltX, tiltY, heading]));
    }
  }

  /** Returns where an object is now. */
  function placeOf(id) {
    return turns.get(id)?.slice(0, 3) ?? rows.get(id).place;
  }

  /** Returns where an object is now and how it is turned. */
  function matrixOf(id) {
    const { place, rotation } = rows.get(id);
    const [x, y, z, heading] = turns.get(id) ?? [...place, rotation[2]];
    return placeMatrix(new Matrix4(), [x, y, z], [rotation[0], rotation[1], heading]);
  }

  return { showAt, placeOf, matrixOf };
}

function sample(keys, time) {
  let [low, high] = [0, keys.length - 1];
  if (time <= keys[0][0]) return keys[0].slice(1);
  if (time >= keys[high][0]) return keys[high].slice(1);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (keys[middle][0] <= time) low = middle;
    else high = middle;
  }
  const [a, b] = [keys[low], keys[high]];
  const share = b[0] > a[0] ? (time - a[0]) / (b[0] - a[0]) : 1;
  return [1, 2, 3, 4].map((k) => a[k] + (b[k] - a[k]) * share);
}
