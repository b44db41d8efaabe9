import { base62Value } from '../text/base62';

const digits = 12;

/** The check digit of ISO/IEC 7064, MOD 11,10: one wrong digit, and nearly all swapped neighbours, do not fit it. */
export function checkDigitOf(number: string): string {
  let product = 10;
  for (const digit of number) {
    const sum = (Number(digit) + product) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return String((11 - product) % 10);
}

/** The number by which people name an order: 12 digits of its id, which is a keyed hash, and a check digit. */
export function orderNumberOf(orderId: string): string {
  const number = String(base62Value(orderId) % 10n ** BigInt(digits)).padStart(digits, '0');
  return number + checkDigitOf(number);
}

/** Whether this can be the number of an order, as it was typed or read out without spaces. */
export const isOrderNumber = (text: string): boolean =>
  /^\d{13}$/.test(text) && checkDigitOf(text.slice(0, digits)) === text.slice(digits);

/** 0000 0000 0001 9: as people read it out, and what no spreadsheet takes for a number. */
export const groupedNumber = (number: string): string => number.replace(/\d{4}(?=\d)/g, '$& ');
