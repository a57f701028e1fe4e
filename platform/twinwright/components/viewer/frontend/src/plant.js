/** The things that stand: the plant's objects, the props and the hall, drawn as instances. */
import {
  CanvasTexture,
  Euler,
  InstancedMesh,
  Matrix4,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  Quaternion,
  Vector3,
} from "three";

const DEGREE = Math.PI / 180;
const ONE = new Vector3(1, 1, 1);
const scratch = { euler: new Euler(), turn: new Quaternion(), place: new Vector3() };

/** USD's rotateXYZ turns about x first; three.js calls that order ZYX. */
export function placeMatrix(matrix, place, rotation) {
  scratch.euler.set(rotation[0] * DEGREE, rotation[1] * DEGREE, rotation[2] * DEGREE, "ZYX");
  scratch.turn.setFromEuler(scratch.euler);
  return matrix.compose(scratch.place.set(...place), scratch.turn, ONE);
}

export function createPlant(bundle, materials) {
  const { scene, prototypes } = bundle;
  const meshes = [];
  const moving = [];
  const lamps = [];
  const slots = new Map();

  for (const [asset, rows] of grouped(scene.instances)) {
    for (const { geometry, finish } of prototypes.get(asset) ?? []) {
      const mesh = instanced(geometry, materials[finish], rows);
      mesh.userData.ids = rows.map((row) => row.id);
      if (finish === "status") lamps.push(mesh);
      if (rows.some((row) => row.moves)) moving.push(mesh);
      meshes.push(mesh);
      rows.forEach((row, index) => slots.set(row.id, [...(slots.get(row.id) ?? []), [mesh, index]]));
    }
  }
  const pickable = [...meshes];
  const props = scene.props.map((prop) => ({ ...prop, rotation: [0, 0, prop.heading] }));
  for (const [asset, rows] of grouped(props)) {
    for (const { geometry, finish } of prototypes.get(asset) ?? []) {
      meshes.push(instanced(geometry, materials[finish], rows));
    }
  }
  const hall = hallMeshes(bundle, materials);
  const contact = contactShadows(scene.instances);

  function moveTo(id, matrix) {
    for (const [mesh, index] of slots.get(id) ?? []) {
      mesh.setMatrixAt(index, matrix);
      mesh.instanceMatrix.needsUpdate = true;
      // Picking tests this sphere first, and the object has left it.
      mesh.boundingSphere = null;
    }
    contact.moveTo(id, matrix);
  }

  function colourLamps(colourOf) {
    for (const lamp of lamps) {
      lamp.userData.ids.forEach((id, index) => lamp.setColorAt(index, colourOf(id)));
      lamp.instanceColor.needsUpdate = true;
    }
  }

  return { objects: [...hall, contact.mesh, ...meshes], pickable, moving, moveTo, colourLamps };
}

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) groups.set(row.asset, [...(groups.get(row.asset) ?? []), row]);
  return groups;
}

function instanced(geometry, material, rows) {
  const mesh = new InstancedMesh(geometry, material, rows.length);
  const matrix = new Matrix4();
  rows.forEach((row, index) => mesh.setMatrixAt(index, placeMatrix(matrix, row.place, row.rotation)));
  mesh.castShadow = mesh.receiveShadow = true;
  mesh.frustumCulled = false;
  return mesh;
}

function hallMeshes({ scene, prototypes }, materials) {
  const { low, high, asset } = scene.hall;
  return (prototypes.get(asset) ?? []).map(({ geometry, finish }) => {
    const mesh = new Mesh(geometry, finish === "matte" ? materials.floor : materials[finish]);
    mesh.position.set((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, low[2]);
    mesh.receiveShadow = true;
    return mesh;
  });
}

/** A soft dark patch under each object: it ties the object to the floor in both qualities. */
function contactShadows(instances) {
  const material = new MeshBasicMaterial({
    map: softSquare(), transparent: true, depthWrite: false, opacity: 0.5, color: 0x000000,
  });
  const mesh = new InstancedMesh(new PlaneGeometry(1, 1), material, instances.length);
  mesh.frustumCulled = false;
  mesh.renderOrder = 1;
  const index = new Map(instances.map((each, k) => [each.id, k]));
  const [patch, size] = [new Matrix4(), new Vector3()];
  const moveTo = (id, matrix) => {
    const k = index.get(id);
    size.set(instances[k].size[0] * 1.25 + 0.25, instances[k].size[1] * 1.25 + 0.25, 1);
    patch.copy(matrix).scale(size);
    patch.elements[14] += 0.012;
    mesh.setMatrixAt(k, patch);
    mesh.instanceMatrix.needsUpdate = true;
  };
  const matrix = new Matrix4();
  for (const each of instances) moveTo(each.id, placeMatrix(matrix, each.place, each.rotation));
  return { mesh, moveTo };
}

function softSquare() {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 64;
  const context = canvas.getContext("2d");
  const pixels = context.createImageData(64, 64);
  for (let y = 0; y < 64; y++) {
    for (let x = 0; x < 64; x++) {
      const edge = (v) => Math.min(1, Math.max(0, (31.5 - Math.abs(v - 31.5)) / 14));
      const smooth = (v) => v * v * (3 - 2 * v);
      pixels.data[(y * 64 + x) * 4 + 3] = 255 * smooth(edge(x)) * smooth(edge(y));
    }
  }
  context.putImageData(pixels, 0, 0);
  return new CanvasTexture(canvas);
}
