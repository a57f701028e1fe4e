/** The flow between stations as arrows on the floor. */
import { BufferGeometry, Color, Float32BufferAttribute, Mesh, MeshBasicMaterial } from "three";

const HEIGHT = 0.02;
const WIDTH = 0.13;
const HEAD = 0.42;
const COLOUR = new Color(0x2f7fd6);

export function createFlow(scene) {
  const places = new Map(scene.instances.map((each) => [each.id, each]));
  const points = [];
  for (const [from, to, kind] of scene.links) {
    const [a, b] = [places.get(from), places.get(to)];
    const stands = (each) => !each.moves && each.class !== "Dispatcher";
    if (kind === "A" && stands(a) && stands(b)) ribbon(points, ends(a, b));
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(points, 3));
  const material = new MeshBasicMaterial({
    color: COLOUR, transparent: true, opacity: 0.6, depthWrite: false,
  });
  const mesh = new Mesh(geometry, material);
  mesh.renderOrder = 2;
  return mesh;
}

/** Returns both ends of a link: at the edges of the footprints, or at the ends of a belt. */
function ends(a, b) {
  const [start, end] = [port(a, 1), port(b, -1)];
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const reach = (each) => isBelt(each) ? 0.1 : 0.1 + Math.min(
    each.size[0] / 2 / Math.max(Math.abs(ux), 1e-6), each.size[1] / 2 / Math.max(Math.abs(uy), 1e-6),
  );
  const [first, last] = [reach(a), length - reach(b)];
  const at = (s) => [start[0] + ux * s, start[1] + uy * s];
  return last > first ? [at(first), at(last)] : [at(0), at(length)];
}

function isBelt(each) {
  return each.class === "StraightConveyor";
}

function port(each, side) {
  const angle = (each.rotation[2] * Math.PI) / 180;
  const away = isBelt(each) ? (side * each.size[0]) / 2 : 0;
  return [each.place[0] + Math.cos(angle) * away, each.place[1] + Math.sin(angle) * away];
}

function ribbon(points, [[x0, y0], [x1, y1]]) {
  const length = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [ux, uy] = [(x1 - x0) / length, (y1 - y0) / length];
  const point = (along, across) => {
    points.push(x0 + ux * along - uy * across, y0 + uy * along + ux * across, HEIGHT);
  };
  const half = WIDTH / 2;
  const neck = Math.max(0, length - HEAD);
  for (const [s, w] of [[0, -half], [neck, -half], [neck, half], [0, -half], [neck, half], [0, half]]) {
    point(s, w);
  }
  point(neck, -HEAD / 2);
  point(length, 0);
  point(neck, HEAD / 2);
}
