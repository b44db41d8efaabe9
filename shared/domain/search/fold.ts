import { simplified } from './tables/simplified';

const fullWidth = { first: 0xff01, last: 0xff5e, shift: 0xfee0 } as const;

function foldedUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return simplified.get(unit) ?? unit;
  if (code === 0x3000) return ' ';
  const narrow =
    code >= fullWidth.first && code <= fullWidth.last ? String.fromCharCode(code - fullWidth.shift) : unit;
  const lower = narrow.toLowerCase();
  return lower.length === 1 ? lower : unit;
}

/**
 * A text as it is compared: simplified, narrow and lower-case. It has as many UTF-16 units as the text, so that
 * what is found in one stands at the same place in the other.
 */
export function folded(text: string): string {
  let result = '';
  for (let at = 0; at < text.length; at += 1) result += foldedUnit(text.charAt(at));
  return result;
}
