/// Makes a picture of the window small: the window has few colours, so one byte a dot and a palette say it all.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS_MAX = 256;
/** Bytes a dot, by the kinds of colour that the driver writes: RGB and RGBA. */
const DOT_BYTES = { 2: 3, 6: 4 };

function chunksOf(png) {
  const chunks = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ name: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
}

/** PNG's guess of a byte from its neighbours to the left, above, and both. */
function paeth(left, above, corner) {
  const guess = left + above - corner;
  const [byLeft, byAbove, byCorner] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)];
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}

/** The dots as numbers 0xRRGGBB, row by row. */
function dotsOf(png) {
  const chunks = chunksOf(png);
  const header = chunks.find(({ name }) => name === "IHDR").data;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const step = DOT_BYTES[header[9]];
  if (header[8] !== 8 || step === undefined || header[12] !== 0) throw new Error("a picture of a kind that the driver does not write");
  const raw = inflateSync(Buffer.concat(chunks.filter(({ name }) => name === "IDAT").map(({ data }) => data)));
  const stride = width * step;
  const dots = new Uint32Array(width * height);
  let above = new Uint8Array(stride);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    const row = new Uint8Array(raw.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1)));
    for (let x = 0; x < stride; x += 1) {
      const left = x < step ? 0 : row[x - step];
      const corner = x < step ? 0 : above[x - step];
      if (filter === 1) row[x] += left;
      else if (filter === 2) row[x] += above[x];
      else if (filter === 3) row[x] += (left + above[x]) >> 1;
      else if (filter === 4) row[x] += paeth(left, above[x], corner);
    }
    for (let x = 0; x < width; x += 1) dots[y * width + x] = (row[x * step] << 16) | (row[x * step + 1] << 8) | row[x * step + 2];
    above = row;
  }
  return { width, height, dots };
}

const apart = (one, other) =>
  ((one >> 16) - (other >> 16)) ** 2 + (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 + ((one & 255) - (other & 255)) ** 2;

/** The colours used most, and for each colour the place of the one nearest to it among them. */
function paletteOf(dots) {
  const counts = new Map();
  // Counted by stretches of one colour, of which a window is mostly made.
  for (let at = 0, end = 0; at < dots.length; at = end) {
    while (end < dots.length && dots[end] === dots[at]) end += 1;
    counts.set(dots[at], (counts.get(dots[at]) ?? 0) + end - at);
  }
  const palette = [...counts].toSorted(([, one], [, other]) => other - one).slice(0, COLOURS_MAX).map(([colour]) => colour);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  for (const colour of counts.keys()) {
    if (places.has(colour)) continue;
    let nearest = 0;
    for (let place = 1; place < palette.length; place += 1) if (apart(colour, palette[place]) < apart(colour, palette[nearest])) nearest = place;
    places.set(colour, nearest);
  }
  return { palette, places };
}

function chunk(name, data) {
  const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  named.copy(framed, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

/** The same picture in at most 256 colours, packed as hard as it goes. */
export function smallPng(png) {
  const { width, height, dots } = dotsOf(png);
  const { palette, places } = paletteOf(dots);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0, colour = -1, place = 0; at < dots.length; at += 1) {
    if (dots[at] !== colour) {
      colour = dots[at];
      place = places.get(colour);
    }
    rows[at + Math.floor(at / width) + 1] = place;
  }
  return Buffer.concat([
    SIGNATURE, chunk("IHDR", header), chunk("PLTE", colours), chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })), chunk("IEND", Buffer.alloc(0)),
  ]);
}
