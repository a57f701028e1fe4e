/** The renderer, lights and camera of one viewer. */
import {
  Color,
  DirectionalLight,
  Fog,
  HemisphereLight,
  NeutralToneMapping,
  PCFShadowMap,
  PerspectiveCamera,
  PMREMGenerator,
  Scene,
  WebGLRenderer,
} from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { RoomEnvironment } from "three/examples/jsm/environments/RoomEnvironment.js";

const SOFTWARE = /swiftshader|llvmpipe|software|basic render/i;
const LOOKS = {
  light: { background: 0xe4eaf0, floor: 0xffffff, hemisphere: 1.0, environment: 0.5, sun: 2.5, low: 2.45 },
  dark: { background: 0x151a21, floor: 0xa3a9b0, hemisphere: 0.6, environment: 0.32, sun: 1.6, low: 1.3 },
};

export function createWorld(canvas) {
  const isSoftware = drawsInSoftware();
  // Smoothing while it moves costs a processor most of its frames; the picture at rest is drawn
  // larger instead.
  const renderer = new WebGLRenderer({
    canvas, antialias: !isSoftware, powerPreference: "high-performance",
  });
  renderer.toneMapping = NeutralToneMapping;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  // Machines stand still: the shadows are drawn again only when something asks for it.
  renderer.shadowMap.autoUpdate = false;
  const scene = new Scene();
  scene.background = new Color();
  scene.fog = new Fog(0, 60, 400);
  const camera = new PerspectiveCamera(34, 1, 0.1, 2000);
  camera.up.set(0, 0, 1);
  const controls = new OrbitControls(camera, canvas);
  controls.maxPolarAngle = 1.5;
  controls.zoomToCursor = true;
  const hemisphere = new HemisphereLight(0xffffff, 0xb4bcc4, 1);
  hemisphere.position.set(0, 0, 1);
  const sun = new DirectionalLight(0xfff3e2, 2);
  scene.add(hemisphere, sun, sun.target);
  const dispose = () => {
    controls.dispose();
    scene.environment?.dispose();
    renderer.dispose();
    renderer.forceContextLoss();
  };
  return {
    renderer, scene, camera, controls, hemisphere, sun, isSoftware, dispose,
    quality: "low", isDark: false,
  };
}

function drawsInSoftware() {
  const context = document.createElement("canvas").getContext("webgl2");
  if (!context) return true;
  const extension = context.getExtension("WEBGL_debug_renderer_info");
  const name = context.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : context.RENDERER);
  context.getExtension("WEBGL_lose_context")?.loseContext();
  return SOFTWARE.test(String(name));
}

/** High: image-based light and shadows of all that moves. Low: plain lights, shadows at rest. */
export function setQuality(world, quality) {
  const { renderer, scene, sun } = world;
  world.quality = quality;
  const isHigh = quality === "high";
  sun.shadow.mapSize.setScalar(isHigh ? 4096 : 2048);
  sun.shadow.radius = isHigh ? 3 : 1.5;
  if (isHigh && !scene.environment) {
    const generator = new PMREMGenerator(renderer);
    scene.environment = generator.fromScene(new RoomEnvironment(), 0.04).texture;
    // The room is built Y up.
    scene.environmentRotation.set(Math.PI / 2, 0, 0);
    generator.dispose();
  }
  setLook(world, world.isDark);
}

/** In low quality a picture that moves is drawn coarse and one at rest fine. */
export function setDetail(world, detail) {
  const { renderer, sun } = world;
  const isHigh = world.quality === "high";
  const ratio = isHigh ? Math.min(window.devicePixelRatio, 2) : detail === "fine" ? 1.5 : 0.75;
  if (renderer.getPixelRatio() !== ratio) renderer.setPixelRatio(ratio);
  sun.castShadow = isHigh || detail === "fine";
  if (isHigh) renderer.shadowMap.needsUpdate = true;
}

export function setLook(world, isDark, floor) {
  const look = isDark ? LOOKS.dark : LOOKS.light;
  world.isDark = isDark;
  const isHigh = world.quality === "high";
  world.scene.background.setHex(look.background);
  world.scene.fog.color.setHex(look.background);
  world.scene.environmentIntensity = isHigh ? look.environment : 0;
  world.hemisphere.intensity = isHigh ? look.hemisphere * 0.35 : look.low;
  world.sun.intensity = isHigh ? look.sun : look.sun * 0.8;
  floor?.color.setHex(look.floor);
  world.renderer.shadowMap.needsUpdate = true;
}

/** Point sun, shadow box, fog and the limits of the camera at a hall. */
export function fitWorld(world, scene) {
  const { sun, camera, controls } = world;
  const { low, high } = scene.hall;
  const [cx, cy] = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  const reach = Math.hypot(high[0] - low[0], high[1] - low[1]) / 2;
  sun.position.set(cx - reach * 0.45, cy - reach * 0.7, reach * 1.5);
  sun.target.position.set(cx, cy, 0);
  Object.assign(sun.shadow.camera, {
    left: -reach, right: reach, top: reach, bottom: -reach, near: 1, far: reach * 3.5,
  });
  sun.shadow.camera.updateProjectionMatrix();
  sun.shadow.bias = -0.0004;
  sun.shadow.normalBias = 0.03;
  world.scene.fog.near = reach * 3.2;
  world.scene.fog.far = reach * 9;
  camera.far = reach * 12;
  camera.fov = scene.camera.field_of_view;
  controls.minDistance = 2;
  controls.maxDistance = reach * 4.5;
  world.renderer.shadowMap.needsUpdate = true;
}
