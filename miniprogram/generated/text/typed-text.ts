// Copied by `npm run mini:generate` from shared/domain/text; do not edit.

import { invisibleRanges } from '../typed/invisible';

/** What a field of free text takes. */
export interface TextForm {
  /** What people call the field. */
  readonly name: string;
  /** In characters of Unicode. */
  readonly min: number;
  readonly max: number;
  readonly lines: 'one' | 'many';
}

const emoji = '\\p{Extended_Pictographic}(?:\\ufe0f|\\p{Emoji_Modifier})?';
/** Invisible characters belong into emoji of several parts, into keycaps, and behind Mongolian letters. */
const sequences = `${emoji}(?:\\u200d${emoji})*|[0-9#*]\\ufe0f\\u20e3|[\\u1820-\\u18aa][\\u180b-\\u180d]`;
const sequenceOrInvisible = new RegExp(`(${sequences})|[${invisibleRanges}]`, 'gu');

const lineBreaks = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Scripts stack four marks at most; more of them draw over their neighbours. */
const excessMarks = /(\p{M}{4})\p{M}+/gu;
/** More than one empty line between two says nothing, and pushes what follows off the screen. */
const emptyLines = /\n(?:[ \u3000]*\n){2,}/g;
const spaces = { one: /\s+/g, many: /[^\S\n\u3000]/g } as const;

/**
 * Free text as it is kept: breaks as `\n` (or a space, in one line), one empty line at most, tabs and odd spaces as a
 * space, one normal form, no invisible characters save where they belong, no towers of marks, nothing around. Cleaned
 * twice is cleaned once.
 */
export const cleanText = (raw: string, lines: TextForm['lines']): string =>
  raw
    .replace(sequenceOrInvisible, '$1')
    .normalize('NFC')
    .replace(excessMarks, '$1')
    .replace(lineBreaks, '\n')
    .replace(spaces[lines], ' ')
    .replace(emptyLines, '\n\n')
    .trim();

const kinds: readonly (readonly [RegExp, string])[] = [
  [/[^\P{Cc}\n]/u, '控制字符'],
  [/\p{Cs}/u, '残缺的字符'],
  [/\p{Co}/u, '私用区字符'],
  [/\p{Noncharacter_Code_Point}/u, '无效字符'],
];
const draws = /(?![\u2800\u{1d159}])[\p{L}\p{N}\p{S}]/u;

function refused(text: string): string | undefined {
  for (const [kind, name] of kinds) {
    const found = kind.exec(text)?.[0].codePointAt(0);
    if (found !== undefined) return `${name} U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return undefined;
}

/** What is wrong with a cleaned text, for whoever typed it; undefined: nothing. */
export function textFault(text: string, { name, min, max }: TextForm): string | undefined {
  const length = Array.from(text).length;
  if (length === 0) return `请填写${name}`;
  const character = refused(text);
  if (character !== undefined) return `${name}中有不能使用的${character}，请删除后重试`;
  if (!draws.test(text)) return `${name}要有文字、数字或图形`;
  if (length < min) return `${name}至少 ${min} 个字`;
  return length > max ? `${name}最多 ${max} 个字，现在有 ${length} 个字` : undefined;
}
