/** The first four bytes of a TrueType font. */
const trueType = 0x00010000;
const headerBytes = 12;
const entryBytes = 16;
/** In the table `head`: whether `loca` counts bytes (1) or pairs of them (0). */
const locationFormatAt = 50;
/** Of vertical text, of forms and pairs of glyphs, of variations. */
const unused: ReadonlySet<string> = new Set(['BASE', 'GPOS', 'GSUB', 'GDEF', 'STAT', 'vhea', 'vmtx']);

const aligned = (bytes: number): number => (bytes + 3) & ~3;
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes], aligned(bytes.length));

type Tables = ReadonlyMap<string, Buffer>;

/** The tables of a font file (OpenType, organization of a font), but those that nothing is set by. */
function tablesOf(from: Buffer): Tables {
  const entries = Array.from({ length: from.readUInt16BE(4) }, (_, at) => headerBytes + at * entryBytes);
  const all = entries.map((entry): [string, Buffer] => {
    const [start = 0, length = 0] = [8, 12].map((field) => from.readUInt32BE(entry + field));
    return [from.toString('latin1', entry, entry + 4), from.subarray(start, start + length)];
  });
  return new Map(all.filter(([tag]) => !unused.has(tag)));
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
  const head = Buffer.alloc(headerBytes + count * entryBytes);
  head.writeUInt32BE(flavor, 0);
  for (const [at, field] of [count, 2 ** selector * 16, selector, (count - 2 ** selector) * 16].entries())
    head.writeUInt16BE(field, 4 + at * 2);
  let offset = head.length;
  for (const [at, [tag, bytes]] of [...tables].entries()) {
    const entry = headerBytes + at * entryBytes;
    head.write(tag, entry, 'latin1');
    head.writeUInt32BE(offset, entry + 8);
    head.writeUInt32BE(bytes.length, entry + 12);
    offset += aligned(bytes.length);
  }
  return Buffer.concat([head, ...[...tables.values()].map(padded)]);
}

/** The font with nothing in it by which glyphs would be lost. Throws RangeError for another kind of file. */
export function settableFont(font: Uint8Array): Uint8Array {
  const from = Buffer.from(font.buffer, font.byteOffset, font.byteLength);
  const flavor = from.readUInt32BE(0);
  if (flavor !== trueType) throw new RangeError('not a TrueType font');
  return fontOf(flavor, evenGlyphs(tablesOf(from)));
}
