import { crc32, gunzipSync, inflateRawSync } from 'node:zlib';
import type { BillLine, RailBill } from '../../ports/payout-rail';

/** More than a bill of a hundred thousand lines, packed; unpacked it is some ten times as long. */
export const maxFileBytes = 16_000_000;
const maxOutputLength = 160_000_000;

/** A bill that is not as its rail has always made it: nothing of it is believed. */
export class UnreadableBill extends Error {}

/** What is packed in a gzip file. Errors: UnreadableBill. */
export function gunzipped(bytes: Buffer): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength });
  } catch {
    throw new UnreadableBill('no gzip file');
  }
}

const signatures = { end: 0x06054b50, entry: 0x02014b50, file: 0x04034b50 } as const;
const endBytes = 22;

function fileAt(zip: Buffer, entry: number): Buffer {
  if (zip.readUInt32LE(entry) !== signatures.entry) throw new UnreadableBill('no entry of a zip file');
  const [method, crc] = [zip.readUInt16LE(entry + 10), zip.readUInt32LE(entry + 16)];
  const [size, start] = [zip.readUInt32LE(entry + 20), zip.readUInt32LE(entry + 42)];
  if (zip.readUInt32LE(start) !== signatures.file) throw new UnreadableBill('no file in a zip file');
  const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
  const packed = zip.subarray(from, from + size);
  const file = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength });
  if (![0, 8].includes(method) || crc32(file) !== crc) throw new UnreadableBill('a broken zip file');
  return file;
}

/** The files in a zip file, by its directory; each is held against its checksum. Errors: UnreadableBill. */
export function unzipped(zip: Buffer): Buffer[] {
  try {
    const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
    if (end < 0 || end + endBytes > zip.length) throw new UnreadableBill('no zip file');
    let entry = zip.readUInt32LE(end + 16);
    return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
      const file = fileAt(zip, entry);
      const [name, extra, comment] = [28, 30, 32].map((at) => zip.readUInt16LE(entry + at));
      entry += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
      return file;
    });
  } catch (error) {
    throw error instanceof UnreadableBill ? error : new UnreadableBill('a broken zip file');
  }
}

/** 10.05 → 1005, without a fraction on the way; what is left empty is nothing. Errors: UnreadableBill. */
export function fenOfYuan(text: string): number {
  if (text === '') return 0;
  const [, sign, yuan, cents = ''] = /^([+-]?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (yuan === undefined) throw new UnreadableBill('no sum in yuan');
  const amountFen = Number(yuan) * 100 + Number(cents.padEnd(2, '0'));
  return sign === '-' ? -amountFen : amountFen;
}

/** `2026-11-26 23:59:59`, in Beijing. Errors: UnreadableBill. */
export function momentOf(text: string): number {
  const atMs = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  if (!Number.isFinite(atMs)) throw new UnreadableBill('no moment');
  return atMs;
}

/** Reads a row by the names of its columns. */
export type Cells = (name: string) => string;

/** Rows by the names in the line above them: columns come and go, and stand elsewhere. Errors: UnreadableBill. */
export function rowsOf(header: readonly string[], rows: readonly (readonly string[])[]): Cells[] {
  const names = header.map(plain);
  return rows.map((row) => {
    if (row.length !== names.length) throw new UnreadableBill('a row of other columns');
    return (name) => {
      const cell = row[names.indexOf(plain(name))];
      if (cell === undefined) throw new UnreadableBill('a column is missing');
      return cell;
    };
  });
}

/** Brackets come wide and narrow, sums with a sign of their way or without. */
const plain = (name: string): string => name.normalize('NFKC').replace(/[\s+-]/g, '');

/** The bill that a rail's file is read to; one that cannot be read is asked for again. */
export function billOf(read: () => readonly BillLine[]): RailBill {
  try {
    return { kind: 'bill', lines: read() };
  } catch (error) {
    if (!(error instanceof UnreadableBill)) throw error;
    return { kind: 'unclear', code: 'UNREADABLE_BILL' };
  }
}
