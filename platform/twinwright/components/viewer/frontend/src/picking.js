/** Finds the object under the pointer. A drag is not a click. */
import { Raycaster, Vector2 } from "three";

const SLOP_PX = 5;

export function createPicking(canvas, camera, onPick) {
  const [ray, point] = [new Raycaster(), new Vector2()];
  let down = null;
  let targets = [];

  function pick(event) {
    const box = canvas.getBoundingClientRect();
    point.set(((event.clientX - box.left) / box.width) * 2 - 1, 1 - ((event.clientY - box.top) / box.height) * 2);
    ray.setFromCamera(point, camera);
    const hit = ray.intersectObjects(targets, false)[0];
    onPick(hit ? hit.object.userData.ids[hit.instanceId] : null);
  }

  canvas.addEventListener("pointerdown", (event) => (down = [event.clientX, event.clientY]));
  canvas.addEventListener("pointerup", (event) => {
    const moved = down && Math.hypot(event.clientX - down[0], event.clientY - down[1]);
    if (down && moved < SLOP_PX && event.button === 0) pick(event);
    down = null;
  });
  return { over: (objects) => (targets = objects) };
}
