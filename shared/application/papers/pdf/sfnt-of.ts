import { inflateSync } from 'node:zlib';

/** `wOFF`, as its first four bytes are read. */
const woffSignature = 0x774f4646;
const headerBytes = { woff: 44, sfnt: 12 };
const entryBytes = { woff: 20, sfnt: 16 };

const aligned = (bytes: number): number => (bytes + 3) & ~3;

/**
 * The plain font of a WOFF file (W3C, WOFF 1.0): what reads fonts would otherwise inflate a whole table anew for each
 * glyph. Throws RangeError for another kind of file.
 */
export function sfntOf(woff: Uint8Array): Uint8Array {
  const from = Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength);
  if (from.readUInt32BE(0) !== woffSignature) throw new RangeError('not a WOFF font');
  const count = from.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = headerBytes.woff + at * entryBytes.woff;
    const [tag = 0, start = 0, packed = 0, length = 0, checksum = 0] = [0, 4, 8, 12, 16].map((field) =>
      from.readUInt32BE(entry + field),
    );
    const bytes = from.subarray(start, start + packed);
    return { tag, checksum, bytes: packed < length ? inflateSync(bytes) : bytes };
  });
  const head = headerBytes.sfnt + count * entryBytes.sfnt;
  const font = Buffer.alloc(tables.reduce((size, { bytes }) => size + aligned(bytes.length), head));
  const selector = Math.floor(Math.log2(count));
  font.writeUInt32BE(from.readUInt32BE(4), 0);
  font.writeUInt16BE(count, 4);
  font.writeUInt16BE(2 ** selector * 16, 6);
  font.writeUInt16BE(selector, 8);
  font.writeUInt16BE((count - 2 ** selector) * 16, 10);
  let offset = head;
  tables.forEach(({ tag, checksum, bytes }, at) => {
    const entry = headerBytes.sfnt + at * entryBytes.sfnt;
    [tag, checksum, offset, bytes.length].forEach((field, place) =>
      font.writeUInt32BE(field, entry + place * 4),
    );
    bytes.copy(font, offset);
    offset += aligned(bytes.length);
  });
  return font;
}
