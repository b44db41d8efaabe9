import { type CleanedPicture, joined, latin, viewOf } from './cleaned';

/** What draws a still picture (RFC 9649, 2.5): Exif, XMP, frames and what nobody knows are none of it. */
const drawing: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP']);
/** Flags of VP8X that only colour profile and transparency may leave. */
const drawingFlags = 0x20 | 0x10;
const animated = 0x02;

type Size = Pick<CleanedPicture, 'widthPixels' | 'heightPixels'>;

/** Width and height, as the chunk that holds them says. */
function sizeIn(type: string, body: Uint8Array): Size | undefined {
  const view = viewOf(body);
  if (type === 'VP8X' && body.length >= 10)
    return {
      widthPixels: 1 + (view.getUint32(4, true) & 0xffffff),
      heightPixels: 1 + (view.getUint32(6, true) >>> 8),
    };
  if (type === 'VP8 ' && body.length >= 10 && latin(body, 3, 6) === '\x9d\x01\x2a')
    return { widthPixels: view.getUint16(6, true) & 0x3fff, heightPixels: view.getUint16(8, true) & 0x3fff };
  if (type === 'VP8L' && body.length >= 5 && body[0] === 0x2f) {
    const bits = view.getUint32(1, true);
    return { widthPixels: 1 + (bits & 0x3fff), heightPixels: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return undefined;
}

/** A still WebP with nothing but what draws it. Undefined: not a whole one, or one that moves. */
export function cleanWebp(bytes: Uint8Array): CleanedPicture | undefined {
  const view = viewOf(bytes);
  const whole = bytes.length >= 20 ? 8 + view.getUint32(4, true) : Number.POSITIVE_INFINITY;
  if (whole > bytes.length) return undefined;
  const kept: Uint8Array[] = [];
  let [size, isDrawn]: [Size | undefined, boolean] = [undefined, false];
  for (let at = 12; at + 8 <= whole; ) {
    const type = latin(bytes, at, at + 4);
    const length = view.getUint32(at + 4, true);
    // Chunks of odd length are followed by a byte that is none of theirs.
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > whole) return undefined;
    const chunk = bytes.slice(at, end);
    const [flags = 0] = chunk.subarray(8, 9);
    if (type === 'VP8X' && (flags & animated) !== 0) return undefined;
    if (type === 'VP8X') chunk[8] = flags & drawingFlags;
    if (drawing.has(type)) kept.push(chunk);
    size ??= sizeIn(type, chunk.subarray(8));
    isDrawn ||= type === 'VP8 ' || type === 'VP8L';
    at = end;
  }
  if (!size || !isDrawn) return undefined;
  const body = joined(kept);
  const head = new Uint8Array(12);
  head.set(bytes.subarray(0, 12));
  viewOf(head).setUint32(4, 4 + body.length, true);
  return { format: 'webp', bytes: joined([head, body]), ...size };
}
