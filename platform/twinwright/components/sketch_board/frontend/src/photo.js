/**
 * A photograph under the drawing: a whiteboard, a napkin, a floor plan.
 *
 * It is scaled down in the browser, so that a phone's 12-megapixel picture neither slows the board
 * nor travels anywhere in full size. It is part of the exported picture, not of the document.
 */
const LONGEST_SIDE = 1920;
const LARGEST_FILE = 40 * 1024 * 1024;

/** Read an image file as a data URL of at most 1920 pixels a side. Throws a user's sentence. */
export async function readPhoto(file) {
  if (file.size > LARGEST_FILE) throw new Error("This picture is larger than 40 MB. Choose a smaller one.");
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch (error) {
    throw new Error("This file is not a picture that the browser can open. Use a PNG or a JPEG.", { cause: error });
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
  return dataUrl(blob);
}

export function dataUrl(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** Take pictures from a file dialog, from the clipboard and from a drop. */
export function bindPhoto(board, picker) {
  const take = async (files) => {
    const file = [...files].find((candidate) => candidate.type.startsWith("image/"));
    if (!file) return;
    try {
      board.setPhoto(await readPhoto(file));
      board.say("Photo placed under the drawing.");
    } catch (error) {
      board.say(error.message);
    }
  };
  picker.onchange = () => take(picker.files).then(() => { picker.value = ""; });
  board.host.onpaste = (event) => take(event.clipboardData?.files ?? []);
  board.stage.ondragover = (event) => event.preventDefault();
  board.stage.ondrop = (event) => { event.preventDefault(); take(event.dataTransfer?.files ?? []); };
}
