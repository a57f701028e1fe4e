/**
 * The board as a picture: 1920 by 1080 pixels, dark ink on white.
 *
 * The grid, the scale bar and the selection stay on the screen only. The picture shows what the
 * user drew; the scale goes with the document, as metres per pixel.
 */
import { BOARD } from "./document.js";
import { drawItem } from "./render.js";
import { svg } from "./svg.js";

const WIDTH = 1920;
const HEIGHT = 1080;

/** Return the picture as a PNG blob. */
export async function rasterise(items, photo) {
  const paper = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${BOARD.width} ${BOARD.height}`,
    width: WIDTH,
    height: HEIGHT,
  }, [svg("rect", { width: BOARD.width, height: BOARD.height, fill: "#ffffff" })]);
  if (photo) paper.append(photoImage(photo));
  paper.append(...items.map(drawItem));

  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(paper))}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), { width: WIDTH, height: HEIGHT });
  canvas.getContext("2d").drawImage(image, 0, 0, WIDTH, HEIGHT);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture could not be made."))), "image/png");
  });
}

export function photoImage(photo) {
  const place = { width: BOARD.width, height: BOARD.height, preserveAspectRatio: "xMidYMid meet" };
  return svg("image", { href: photo, opacity: 0.75, ...place });
}
