// Copied by `npm run mini:generate` from shared/domain/typed; do not edit.

import { withoutInvisible } from './invisible';

/**
 * Ideographs of Unicode 17 by block and the zero that stands in names (林〇): radicals, strokes, numerals and
 * repetition marks are none. As ranges, so that phone and server judge alike, whatever their engines know.
 */
const han =
  '\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\ufa0e\\ufa0f\\ufa11\\ufa13\\ufa14\\ufa1f\\ufa21\\ufa23\\ufa24\\ufa27-\\ufa29' +
  '\\u{20000}-\\u{2a6df}\\u{2a700}-\\u{2b81d}\\u{2b820}-\\u{2cead}\\u{2ceb0}-\\u{2ebe0}\\u{2ebf0}-\\u{2ee5d}' +
  '\\u{30000}-\\u{3134a}\\u{31350}-\\u{33479}';
const latin = 'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u1e00-\\u1eff';
const marks = '\\u0300-\\u036f';

const maxHan = 25;
const maxLatin = 50;

const pattern = (source: string, flags = 'u'): RegExp => new RegExp(source, flags);
const apostrophes = /['‘’ʻʼ＇`´′]/g;
const dots = pattern('[•․‧∙⋅・ꞏ.●]', 'gu');
const dashes = /[‐‑‒–—−]/g;
const spaceWithinHan = pattern(`([${han}·]) (?=[${han}·])`, 'gu');
const known = pattern(`^[${han}${latin}${marks} '·-]$`);
const hasHan = pattern(`[${han}]`);
const hasLatin = pattern(`[${latin}]`);
const hanName = pattern(`^[${han}](?:·?[${han}])*$`);
const letter = `[${latin}][${marks}]{0,2}`;
const latinName = pattern(`^${letter}(?:[ '·-]?${letter})*$`);

/**
 * A legal name as it is kept: half-width, one kind of dot, apostrophe and dash, no invisible marks, no spaces
 * around or within Chinese names. Nothing else is dropped: what is no letter stays, and is refused by name.
 */
export const cleanLegalName = (raw: string): string =>
  withoutInvisible(raw)
    .replace(apostrophes, "'")
    .normalize('NFKC')
    .replace(dots, '·')
    .replace(dashes, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(spaceWithinHan, '$1');

/** A character for people: itself, and its code point where it may be one that does not draw. */
function named(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code > 0x20 && code < 0x7f) return `“${character}”`;
  const number = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const draws = (code > 0xa0 && code < 0xd800) || (code >= 0xf900 && code < 0xe0000);
  return draws ? `“${character}”（${number}）` : ` ${number} `;
}

/** What is wrong with a cleaned name, for whoever typed it; undefined: nothing. */
export function legalNameFault(name: string): string | undefined {
  const characters = Array.from(name);
  if (characters.length === 0) return '请填写真实姓名';
  const unknown = characters.find((character) => !known.test(character));
  if (unknown !== undefined)
    return `姓名中的${named(unknown)}不是姓名用字，请改成证件上的写法；确为证件用字请联系客服`;
  if (hasHan.test(name) && hasLatin.test(name)) return '姓名请全部用汉字，或全部用字母，与证件一致';
  const [form, max] = hasHan.test(name) ? [hanName, maxHan] : [latinName, maxLatin];
  if (!form.test(name)) return '间隔号、撇号和连字符只能写在两个字之间';
  if (characters.length < 2) return '请填写完整的姓名，至少两个字';
  return characters.length > max ? `姓名最多 ${max} 个字` : undefined;
}
