// Draws the pages of a PDF at a printer's resolution and leaves them in the document: text and lines as bits, what has colour as JPEG.

const dotsPerInch = 300;
const darkest = 160;
const colourful = 48;
const colourfulShare = 0.004;

const out = document.getElementById('pages');
try {
  const bytes = Uint8Array.from(atob(document.getElementById('pdf').textContent.trim()), c => c.charCodeAt(0));
  const pdf = await globalThis.pdfjsLib.getDocument({ data: bytes, useSystemFonts: false, useWorkerFetch: false }).promise;
  const canvas = document.createElement('canvas');
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    const viewport = page.getViewport({ scale: dotsPerInch / 72 });
    [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
    const context = canvas.getContext('2d', { willReadFrequently: true });
    await page.render({ canvas, canvasContext: context, viewport, intent: 'print' }).promise;
    const { bits, isColour } = read(context.getImageData(0, 0, canvas.width, canvas.height));
    const image = document.createElement('p');
    [image.dataset.width, image.dataset.height, image.dataset.kind] = [canvas.width, canvas.height, isColour ? 'jpeg' : 'bits'];
    image.textContent = isColour ? canvas.toDataURL('image/jpeg', 0.85).split(',')[1] : await packed(bits);
    out.append(image);
    page.cleanup();
  }
  out.dataset.pages = pdf.numPages;
} catch (error) {
  out.dataset.fault = String(error);
}

/** @param {ImageData} image @returns {{bits: Uint8Array, isColour: boolean}} rows of bits, each from a byte of its own on, 1 is black */
function read({ data, width, height }) {
  const stride = (width + 7) >> 3;
  const bits = new Uint8Array(stride * height);
  let coloured = 0;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      const [r, g, b] = [data[i], data[i + 1], data[i + 2]];
      if (Math.max(r, g, b) - Math.min(r, g, b) > colourful) coloured++;
      if (0.299 * r + 0.587 * g + 0.114 * b < darkest) bits[y * stride + (x >> 3)] |= 128 >> (x & 7);
    }
  }
  return { bits, isColour: coloured > width * height * colourfulShare };
}

/** @param {Uint8Array} bytes @returns {Promise<string>} the bytes in zlib's format, base64 */
async function packed(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  const result = new Uint8Array(await new Response(stream).arrayBuffer());
  let text = '';
  for (let i = 0; i < result.length; i += 32768) text += String.fromCharCode(...result.subarray(i, i + 32768));
  return btoa(text);
}
