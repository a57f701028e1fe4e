/** Ways of looking at the plant: overview, from above, at one object; and by the keys. */
import { Spherical, Vector3 } from "three";

const TURN = 0.09;
const ZOOM = 1.12;

export function createViews(world, scene) {
  const { camera, controls } = world;
  const { bounds } = scene;

  function go(place, target) {
    camera.position.set(...place);
    controls.target.set(...target);
    controls.update();
  }

  /** The file's direction of view, from as near as shows the whole plant in this window. */
  function overview() {
    const target = new Vector3(...scene.camera.target);
    const back = new Vector3(...scene.camera.place).sub(target).normalize();
    const right = new Vector3().crossVectors(camera.up, back).normalize();
    const up = new Vector3().crossVectors(back, right);
    const half = Math.tan((camera.fov * Math.PI) / 360) * 0.9;
    let away = 8;
    const corner = new Vector3();
    for (const x of [bounds.low[0] - 0.4, bounds.high[0] + 0.4]) {
      for (const y of [bounds.low[1] - 0.4, bounds.high[1] + 0.4]) {
        for (const z of [bounds.low[2], Math.min(bounds.high[2], 4)]) {
          corner.set(x, y, z).sub(target);
          const across = Math.abs(corner.dot(right)) / camera.aspect;
          const along = Math.abs(corner.dot(up));
          away = Math.max(away, corner.dot(back) + Math.max(across, along) / half);
        }
      }
    }
    go(back.multiplyScalar(away).add(target).toArray(), scene.camera.target);
  }

  function above() {
    const width = bounds.high[0] - bounds.low[0] + 4;
    const depth = bounds.high[1] - bounds.low[1] + 4;
    const half = Math.tan((camera.fov * Math.PI) / 360);
    const height = Math.max(depth / 2, width / 2 / camera.aspect) / half;
    const [x, y] = [(bounds.low[0] + bounds.high[0]) / 2, (bounds.low[1] + bounds.high[1]) / 2];
    go([x, y - 0.02 * height, height], [x, y, 0]);
  }

  function lookAt(place) {
    const offset = new Vector3().subVectors(camera.position, controls.target);
    offset.setLength(Math.min(offset.length(), 14));
    go([place[0] + offset.x, place[1] + offset.y, place[2] + offset.z], place);
  }

  /** Returns whether the key was one of ours. */
  function byKey(key) {
    const turns = { ArrowLeft: [-TURN, 0], ArrowRight: [TURN, 0], ArrowUp: [0, -TURN], ArrowDown: [0, TURN] };
    const zooms = { "+": 1 / ZOOM, "=": 1 / ZOOM, "-": ZOOM };
    if (!turns[key] && !zooms[key]) return false;
    const offset = new Vector3().subVectors(camera.position, controls.target);
    // Spherical counts from +y; our up is +z.
    const ball = new Spherical().setFromCartesianCoords(offset.x, offset.z, -offset.y);
    const [around, over] = turns[key] ?? [0, 0];
    ball.theta += around;
    ball.phi = Math.min(Math.max(ball.phi + over, 0.05), controls.maxPolarAngle);
    ball.radius = Math.min(
      Math.max(ball.radius * (zooms[key] ?? 1), controls.minDistance), controls.maxDistance,
    );
    const turned = new Vector3().setFromSpherical(ball);
    camera.position.set(
      controls.target.x + turned.x, controls.target.y - turned.z, controls.target.z + turned.y,
    );
    controls.update();
    return true;
  }

  return { overview, above, lookAt, byKey };
}
