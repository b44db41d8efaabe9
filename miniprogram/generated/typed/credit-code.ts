// Copied by `npm run mini:generate` from shared/domain/typed; do not edit.

import { withoutInvisible } from './invisible';

/** GB 32100-2015, 4.2: without I, O, S, V and Z. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const length = 18;
/** Weights of the places are powers of 3 modulo 31 (GB 32100-2015, appendix A). */
const weightBase = 3;
/** Of the organisation code within, places 9 to 16 (GB 11714-1997). */
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const innerAt = 8;

/** As people type and paste it: full-width characters, blanks and hyphens between groups, lower case. */
export const cleanCreditCode = (raw: string): string =>
  withoutInvisible(raw).normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

function checkCharacter(code: string): string | undefined {
  let [sum, weight] = [0, 1];
  for (const character of code.slice(0, length - 1)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * weightBase) % alphabet.length;
  }
  return alphabet[(alphabet.length - (sum % alphabet.length)) % alphabet.length];
}

/** What is wrong with a cleaned unified social credit code, for whoever typed it; undefined: nothing. */
export function creditCodeFault(code: string): string | undefined {
  if (code.length !== length) return '统一社会信用代码有 18 位，请对照营业执照填写';
  const odd = [...code].find((character) => !alphabet.includes(character));
  if (odd !== undefined) return `统一社会信用代码中没有“${odd}”，请对照营业执照（不含字母 I、O、S、V、Z）`;
  return code.at(-1) === checkCharacter(code) ? undefined : '统一社会信用代码有误，请对照营业执照逐位核对';
}

/**
 * Whether the organisation code within has its own check character. Some codes that were issued early have not: it is
 * a hint for whoever decides, and no reason to refuse.
 */
export function isCreditCodeSound(code: string): boolean {
  const inner = code.slice(innerAt, innerAt + innerWeights.length);
  const sum = innerWeights.reduce((total, weight, at) => {
    const character = inner.charAt(at);
    return total + weight * Number.parseInt(character, 36);
  }, 0);
  const check = 11 - (sum % 11);
  const expected = check === 10 ? 'X' : check === 11 ? '0' : String(check);
  return code.charAt(innerAt + innerWeights.length) === expected;
}
