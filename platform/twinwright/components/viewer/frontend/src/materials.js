/** Materials by finish, in two qualities. Colours are on the vertices. */
import {
  DoubleSide,
  FrontSide,
  MeshBasicMaterial,
  MeshLambertMaterial,
  MeshStandardMaterial,
} from "three";

const SHINE = {
  paint: { roughness: 0.36, metalness: 0.0 },
  matte: { roughness: 0.85, metalness: 0.0 },
  metal: { roughness: 0.34, metalness: 0.75 },
};

export function createMaterials(quality) {
  const surface = (finish) =>
    quality === "high"
      ? new MeshStandardMaterial({ vertexColors: true, ...SHINE[finish] })
      : new MeshLambertMaterial({ vertexColors: true });
  const materials = {
    paint: surface("paint"),
    matte: surface("matte"),
    metal: surface("metal"),
    // Lights of their own: no lamp of the scene changes how they read.
    screen: new MeshBasicMaterial({ vertexColors: true }),
    status: new MeshBasicMaterial(),
    floor: surface("matte"),
  };
  for (const material of Object.values(materials)) {
    material.side = FrontSide;
    // The shadow pass draws back faces by default, which lets light through at thin walls.
    material.shadowSide = DoubleSide;
  }
  return materials;
}
