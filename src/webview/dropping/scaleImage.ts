/** Pixels of the longer side: models scale what is larger themselves, after it was paid for in tokens and time. */
const longestSide = 1568;
/** Of a JPEG. */
const quality = 0.85;

/** An image as a data URL, scaled; undefined where it is none that the browser can read. */
export async function scaleImage(file: Blob): Promise<string | undefined> {
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
    const [width, height] = [image.width, image.height].map((side) =>
      Math.max(1, Math.round(side * scale)),
    );
    const canvas = new OffscreenCanvas(width ?? 1, height ?? 1);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    // What is drawn stays sharp; a photograph would be huge that way.
    const png = await canvas.convertToBlob({ type: 'image/png' });
    const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    return await dataUrl(png.size <= 2 * jpeg.size ? png : jpeg);
  } catch {
    return undefined;
  }
}

function dataUrl(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.onerror = () => reject(new Error('It cannot be read.'));
    reader.readAsDataURL(blob);
  });
}
