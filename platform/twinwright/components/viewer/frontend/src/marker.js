/** A bright frame on the floor around the picked object. */
import { BufferGeometry, Float32BufferAttribute, Mesh, MeshBasicMaterial } from "three";

const WIDTH = 0.08;
const GAP = 0.2;
const COLOUR = 0x2f7fff;

export function createMarker(scene) {
  const sizes = new Map(scene.instances.map((each) => [each.id, each.size]));
  const mesh = new Mesh(new BufferGeometry(), new MeshBasicMaterial({ color: COLOUR }));
  mesh.matrixAutoUpdate = false;
  mesh.visible = false;
  let current = null;

  function showAt(matrix, id) {
    mesh.visible = Boolean(id);
    if (!id) return;
    if (id !== current) {
      current = id;
      mesh.geometry.dispose();
      mesh.geometry = frame(sizes.get(id));
    }
    mesh.matrix.copy(matrix);
    mesh.matrix.elements[14] += 0.03;
  }

  return { object: mesh, showAt };
}

function frame([sizeX, sizeY]) {
  const [x, y] = [sizeX / 2 + GAP, sizeY / 2 + GAP];
  const bars = [
    [-x, -y, x, -y + WIDTH], [-x, y - WIDTH, x, y], [-x, -y, -x + WIDTH, y], [x - WIDTH, -y, x, y],
  ];
  const points = bars.flatMap(([x0, y0, x1, y1]) => [
    x0, y0, 0, x1, y0, 0, x1, y1, 0, x0, y0, 0, x1, y1, 0, x0, y1, 0,
  ]);
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(points, 3));
  return geometry;
}
