/** Loads the three files of a bundle. Their formats are described in docs/scene.md. */
import { BufferAttribute, BufferGeometry } from "three";

const SCHEMA = "twinwright.scene/1";
const ITEMS_MAGIC = 0x31495754; // "TWI1"
const GLB_MAGIC = 0x46546c67;
const ARRAYS = { 5121: Uint8Array, 5123: Uint16Array, 5125: Uint32Array, 5126: Float32Array };
const WIDTH = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };
const NAMES = { POSITION: "position", NORMAL: "normal", COLOR_0: "color" };

export async function loadBundle(baseUrl, signal) {
  const base = baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`;
  const read = async (name) => {
    const answer = await fetch(base + name, { credentials: "same-origin", signal });
    if (!answer.ok) throw new Error(`${name} is not there (status ${answer.status})`);
    return answer;
  };
  const [scene, meshes, items] = await Promise.all([
    read("scene.json").then((answer) => answer.json()),
    read("protos.glb").then((answer) => answer.arrayBuffer()),
    read("items.bin").then((answer) => answer.arrayBuffer()),
  ]);
  if (scene.schema !== SCHEMA) throw new Error(`it is of format ${scene.schema}, not ${SCHEMA}`);
  return { scene, prototypes: readMeshes(meshes), items: readItems(items) };
}

/** Returns Map(name -> [{geometry, finish}]). Only what our own writer uses of glTF. */
function readMeshes(data) {
  const view = new DataView(data);
  if (view.getUint32(0, true) !== GLB_MAGIC) throw new Error("protos.glb is not a GLB file");
  const size = view.getUint32(12, true);
  const gltf = JSON.parse(new TextDecoder().decode(new Uint8Array(data, 20, size)));
  const start = 20 + size + 8;
  const array = (index) => {
    const accessor = gltf.accessors[index];
    const { byteOffset } = gltf.bufferViews[accessor.bufferView];
    const length = accessor.count * WIDTH[accessor.type];
    const values = new ARRAYS[accessor.componentType](data, start + byteOffset, length);
    return new BufferAttribute(values, WIDTH[accessor.type], accessor.normalized ?? false);
  };
  const prototypes = new Map();
  for (const mesh of gltf.meshes) {
    const parts = mesh.primitives.map((primitive) => {
      const geometry = new BufferGeometry();
      for (const [name, index] of Object.entries(primitive.attributes)) {
        geometry.setAttribute(NAMES[name], array(index));
      }
      geometry.setIndex(array(primitive.indices));
      return { geometry, finish: gltf.materials[primitive.material].name };
    });
    prototypes.set(mesh.name, parts);
  }
  return prototypes;
}

function readItems(data) {
  const [magic, count, keys] = new Uint32Array(data, 0, 3);
  if (magic !== ITEMS_MAGIC) throw new Error("items.bin is not a file of item tracks");
  let at = 16;
  const take = (Type, length) => {
    const values = new Type(data, at, length);
    at += 4 * length;
    return values;
  };
  return {
    count,
    number: take(Uint32Array, count),
    kind: take(Uint32Array, count),
    first: take(Uint32Array, count + 1),
    time: take(Float32Array, keys),
    place: take(Float32Array, 3 * keys),
  };
}
