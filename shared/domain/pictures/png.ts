import { type CleanedPicture, joined, latin, viewOf } from './cleaned';

const signature = 8;
/** What draws it (PNG, third edition, 5.6): texts, moments, Exif and further frames are none of it. */
const drawing: ReadonlySet<string> = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
]);

/** A PNG with nothing but what draws it. Undefined: not a whole PNG. */
export function cleanPng(bytes: Uint8Array): CleanedPicture | undefined {
  const view = viewOf(bytes);
  if (latin(bytes, 12, 16) !== 'IHDR' || bytes.length < 33) return undefined;
  const kept: Uint8Array[] = [bytes.subarray(0, signature)];
  for (let at = signature; at + 12 <= bytes.length; ) {
    const type = latin(bytes, at + 4, at + 8);
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    if (drawing.has(type)) kept.push(bytes.subarray(at, end));
    if (type === 'IEND')
      return {
        format: 'png',
        bytes: joined(kept),
        widthPixels: view.getUint32(16),
        heightPixels: view.getUint32(20),
      };
    at = end;
  }
  return undefined;
}
