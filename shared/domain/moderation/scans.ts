import type { Meter } from './automaton';
import type { FoldedText } from './folded-text';
import type { RuleName } from './rule-names';
import type { Token } from './tokens';

/** Where a text says something that no word tells. */
export interface Place {
  readonly rule: RuleName;
  readonly from: number;
  readonly to: number;
}

const hanDigits = '零一二三四五六七八九';
const financialDigits = '零壹贰叁肆伍陆柒捌玖';

function digitOf(unit: string): string | undefined {
  if (/[0-9]/.test(unit)) return unit;
  const plain = unit.replace('〇', '零').replace('幺', '一').replace('两', '二');
  const at = Math.max(hanDigits.indexOf(plain), financialDigits.indexOf(plain));
  return at < 0 ? undefined : String(at);
}

/** Mobile phones, area codes, and 400 or 800 of companies. */
const phone = /^(?:(?:0?086|86)?1[3-9]\d{9}|0\d{9,11}|[48]00\d{7})$/;

/** Telephone numbers, in digits or in words, whatever stands between them. */
export function phonesIn({ text }: FoldedText, meter: Meter): Place[] {
  const found: Place[] = [];
  let digits = '';
  for (let at = 0; at <= text.length; at += 1) {
    meter.steps += 1;
    const digit = digitOf(text[at] ?? ';');
    if (digit !== undefined) {
      digits += digit;
      continue;
    }
    if (digits.length <= 16 && phone.test(digits)) {
      found.push({ rule: 'off-platform', from: at - digits.length, to: at });
    }
    digits = '';
  }
  return found;
}

/** Ends of addresses in the web and of mail boxes, those that are met here. */
const topLevels =
  /^(?:com|cn|net|org|cc|top|xyz|vip|club|shop|site|online|info|io|ltd|wang|link|fun|icu)(?![a-z0-9])/;

/** Addresses in the web and of mail boxes: a place off the platform. */
export function addressesIn({ text, dots }: FoldedText, meter: Meter): Place[] {
  return [...dots].flatMap((dot): Place[] => {
    meter.steps += 1;
    const end = topLevels.exec(text.slice(dot, dot + 8))?.[0];
    return end === undefined ? [] : [{ rule: 'off-platform', from: dot - 1, to: dot + end.length }];
  });
}

interface Tongues {
  han: number;
  latinWords: number;
  others: number;
  money: number;
  numbers: number;
}

const isForeign = ({ han, latinWords, others, money, numbers }: Tongues): boolean =>
  numbers > 0 && ((others >= 3 && others > han) || (money > 0 && latinWords >= 3 && latinWords > han));

/** Sentences of a foreign tongue that speak of money. */
export function foreignIn({ text }: FoldedText, tokens: readonly Token[], meter: Meter): Place[] {
  const found: Place[] = [];
  let from = 0;
  let seen: Tongues = { han: 0, latinWords: 0, others: 0, money: 0, numbers: 0 };
  const finish = (to: number) => {
    if (isForeign(seen)) found.push({ rule: 'language', from, to });
    seen = { han: 0, latinWords: 0, others: 0, money: 0, numbers: 0 };
  };
  for (const token of tokens) {
    meter.steps += 1;
    const words = text.slice(token.from, token.to);
    if (token.classes.has('end')) {
      finish(token.from);
      from = token.to;
    } else if (token.classes.has('number') || token.classes.has('amount')) seen.numbers += 1;
    else if (/\p{Script=Han}/u.test(words)) seen.han += words.length;
    else if (/[a-z]/.test(words)) seen.latinWords += 1;
    else if (/\p{L}/u.test(words)) seen.others += words.length;
    if (
      token.classes.has('foreignMoney') ||
      token.classes.has('foreignFee') ||
      token.classes.has('currency')
    ) {
      seen.money += 1;
    }
  }
  finish(text.length);
  return found;
}
