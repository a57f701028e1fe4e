/** State and content of each object over time, and the colours of the groups of states. */
import { Color, SRGBColorSpace } from "three";

export function createStates(scene) {
  const names = scene.state_names;
  const colours = new Map(
    Object.entries(scene.state_groups).map(([group, rgb]) => [
      group,
      new Color().setRGB(...rgb, SRGBColorSpace),
    ]),
  );
  const waiting = colours.get("waiting");

  /** Returns the state as [name, group], or null for an object without states. */
  function at(id, time) {
    const state = latest(scene.states[id], time);
    return state === null ? null : names[state];
  }

  /** Returns how many items an object holds. */
  function contentAt(id, time) {
    return latest(scene.contents[id], time) ?? 0;
  }

  function colourAt(id, time) {
    const state = at(id, time);
    return state ? colours.get(state[1]) : waiting;
  }

  return { at, colourAt, contentAt };
}

/** Returns the value of the last [time, value] that is not later than a time. */
function latest(changes, time) {
  if (!changes?.length || changes[0][0] > time) return null;
  let [low, high] = [0, changes.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (changes[middle][0] <= time) low = middle;
    else high = middle - 1;
  }
  return changes[low][1];
}
