import { type CleanedPicture, joined, latin, viewOf } from './cleaned';

/** Markers of ITU T.81, table B.1. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP15 = 0xef;
const COMMENT = 0xfe;

/** SOF0 to SOF15 without what shares their row: DHT, JPG, DAC. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
/** Restart markers and stuffed zeros stand within a scan. */
const isWithinScan = (marker: number): boolean => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

/** Of application data a decoder needs no more: JFIF, colour profile, Adobe's transform. */
const needed: Readonly<Record<number, string>> = { [APP0]: 'JFIF\0', 226: 'ICC_PROFILE\0', 238: 'Adobe' };

function isKept(marker: number, body: Uint8Array): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  const name = needed[marker];
  return name !== undefined && latin(body, 0, name.length) === name;
}

const ORIENTATION = 0x0112;

/** How the picture must be turned, 2 to 8, by an Exif segment (CIPA DC-008, 4.6.4); undefined: not at all. */
function orientationIn(body: Uint8Array): number | undefined {
  if (latin(body, 0, 6) !== 'Exif\0\0' || body.length < 14) return undefined;
  const tiff = viewOf(body.subarray(6));
  const little = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return undefined;
  const count = tiff.getUint16(first, little);
  for (let each = 0; each < count; each += 1) {
    const at = first + 2 + each * 12;
    if (at + 12 > tiff.byteLength) return undefined;
    if (tiff.getUint16(at, little) !== ORIENTATION) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 2 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An Exif segment that says nothing else: big-endian, one entry of one short. */
const turned = (orientation: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ]);

/** Where a scan that begins here ends: at the next marker of its own. */
function endOfScan(bytes: Uint8Array, from: number): number | undefined {
  for (
    let at = bytes.indexOf(0xff, from);
    at >= 0 && at + 1 < bytes.length;
    at = bytes.indexOf(0xff, at + 1)
  ) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0xff && !isWithinScan(next)) return at;
  }
  return undefined;
}

/**
 * A JPEG with nothing but what draws it, and how it is turned; what follows its end is cut off too. Undefined: not a
 * whole JPEG.
 */
export function cleanJpeg(bytes: Uint8Array): CleanedPicture | undefined {
  const view = viewOf(bytes);
  const kept: Uint8Array[] = [];
  let [size, orientation]: [{ widthPixels: number; heightPixels: number } | undefined, number | undefined] = [
    undefined,
    undefined,
  ];
  for (let at = 2; at + 4 <= bytes.length || bytes[at + 1] === EOI; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return undefined;
    // Markers may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === EOI) {
      if (!size) return undefined;
      const ends = [Uint8Array.of(0xff, SOI), Uint8Array.of(0xff, EOI)] as const;
      const way = orientation === undefined ? [] : [turned(orientation)];
      return { format: 'jpeg', bytes: joined([ends[0], ...way, ...kept, ends[1]]), ...size };
    }
    const end = at + 2 + view.getUint16(at + 2);
    const body = bytes.subarray(at + 4, end);
    if (end > bytes.length || end < at + 4) return undefined;
    if (isFrame(marker) && body.length >= 5)
      size = { heightPixels: view.getUint16(at + 5), widthPixels: view.getUint16(at + 7) };
    if (marker === 0xe1) orientation ??= orientationIn(body);
    const next = marker === SOS ? endOfScan(bytes, end) : end;
    if (next === undefined) return undefined;
    if (isKept(marker, body)) kept.push(bytes.subarray(at, next));
    at = next;
  }
  return undefined;
}
