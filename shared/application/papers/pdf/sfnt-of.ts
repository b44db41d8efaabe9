import { inflateSync } from 'node:zlib';

/** `wOFF`, as its first four bytes are read. */
const woffSignature = 0x774f4646;
const headerBytes = { woff: 44, sfnt: 12 };
const entryBytes = { woff: 20, sfnt: 16 };
/** In the table `head`: whether `loca` counts bytes (1) or pairs of them (0). */
const locationFormatAt = 50;

const aligned = (bytes: number): number => (bytes + 3) & ~3;
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes], aligned(bytes.length));

type Tables = ReadonlyMap<string, Buffer>;

/** The tables of a WOFF file (W3C, WOFF 1.0). */
function tablesOf(from: Buffer): Tables {
  const count = from.readUInt16BE(12);
  const entries = Array.from({ length: count }, (_, at) => headerBytes.woff + at * entryBytes.woff);
  return new Map(
    entries.map((entry) => {
      const [start = 0, packed = 0, length = 0] = [4, 8, 12].map((field) => from.readUInt32BE(entry + field));
      const bytes = from.subarray(start, start + packed);
      const tag = from.toString('latin1', entry, entry + 4);
      return [tag, packed < length ? inflateSync(bytes) : Buffer.from(bytes)];
    }),
  );
}

/**
 * The same with each glyph at a place that four divides: fontkit 1.1.1 writes half of each place into a small subset, and
 * would lose what begins at an odd one.
 */
function evenGlyphs(tables: Tables): Tables {
  const [head, loca, glyf] = ['head', 'loca', 'glyf'].map((tag) => tables.get(tag));
  if (!head || !loca || !glyf) throw new RangeError('not a TrueType font');
  const isLong = head.readUInt16BE(locationFormatAt) === 1;
  const places = Array.from({ length: loca.length / (isLong ? 4 : 2) }, (_, at) =>
    isLong ? loca.readUInt32BE(at * 4) : loca.readUInt16BE(at * 2) * 2,
  );
  const glyphs = places.slice(0, -1).map((start, at) => padded(glyf.subarray(start, places[at + 1])));
  const moved = Buffer.alloc(places.length * 4);
  let place = 0;
  for (const [at, glyph] of glyphs.entries()) {
    moved.writeUInt32BE(place, at * 4);
    place += glyph.length;
  }
  moved.writeUInt32BE(place, glyphs.length * 4);
  const changed = Buffer.from(head);
  changed.writeUInt16BE(1, locationFormatAt);
  return new Map([...tables, ['head', changed], ['loca', moved], ['glyf', Buffer.concat(glyphs)]]);
}

/** A font file of these tables (OpenType, organization of a font); nobody checks its sums. */
function fontOf(flavor: number, tables: Tables): Buffer {
  const count = tables.size;
  const selector = Math.floor(Math.log2(count));
  const head = Buffer.alloc(headerBytes.sfnt + count * entryBytes.sfnt);
  head.writeUInt32BE(flavor, 0);
  for (const [at, field] of [count, 2 ** selector * 16, selector, (count - 2 ** selector) * 16].entries())
    head.writeUInt16BE(field, 4 + at * 2);
  let offset = head.length;
  for (const [at, [tag, bytes]] of [...tables].entries()) {
    const entry = headerBytes.sfnt + at * entryBytes.sfnt;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    offset += aligned(bytes.length);
  }
  return Buffer.concat([head, ...[...tables.values()].map(padded)]);
}

/**
 * The plain font of a WOFF file: what reads fonts would otherwise inflate a whole table anew for each glyph. Throws
 * RangeError for another kind of file.
 */
export function sfntOf(woff: Uint8Array): Uint8Array {
  const from = Buffer.from(woff.buffer, woff.byteOffset, woff.byteLength);
  if (from.readUInt32BE(0) !== woffSignature) throw new RangeError('not a WOFF font');
  return fontOf(from.readUInt32BE(4), evenGlyphs(tablesOf(from)));
}
