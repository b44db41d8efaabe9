import { isCalendarDate } from '../calendar/calendar';
import { withoutInvisible } from './invisible';

/** Of provinces, by the first two digits (GB/T 2260); codes of places within change, and numbers outlive them. */
const provinces: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
);
/** By the remainder (GB 11643-1999, ISO 7064 MOD 11-2). */
const checks = '10X98765432';
const form = /^\d{17}[\dX]$/;

/** Eighteen characters, as people type and paste them: full width, blanks, a small x. */
export const cleanIdentityNumber = (raw: string): string =>
  withoutInvisible(raw).normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

/** The birth date in a number, YYYY-MM-DD. */
export const birthDateIn = (number: string): string =>
  `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;

/** What is wrong with a cleaned number of a resident identity card, for whoever typed it; undefined: nothing. */
export function identityNumberFault(number: string): string | undefined {
  if (number.length !== 18) return '身份证号有 18 位，请核对';
  const sum = [...number.slice(0, 17)].reduce(
    (total, digit, at) => total + Number(digit) * 2 ** (17 - at),
    0,
  );
  const isNumber =
    form.test(number) &&
    provinces.has(number.slice(0, 2)) &&
    birthDateIn(number) >= '1900' &&
    isCalendarDate(birthDateIn(number)) &&
    number.at(-1) === checks[sum % 11];
  return isNumber ? undefined : '身份证号有误，请逐位核对';
}
