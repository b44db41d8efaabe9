/** A number up to 99 in digits or in Chinese characters. */
export const numeral = '(?:\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])';

const digits = '零一二三四五六七八九';
const digitOf = (character: string): number => (character === '两' ? 2 : digits.indexOf(character));

/** Its value; NaN of what is none. */
export function digitsOf(written: string): number {
  if (/^\d/.test(written)) return Number(written);
  const [tens, ones] = written.split('十');
  if (ones === undefined) return tens ? digitOf(tens) : Number.NaN;
  return (tens ? digitOf(tens) : 1) * 10 + (ones ? digitOf(ones) : 0);
}

/** Hundreds as they are said of pay: 两百, 一百五, 三百二十. */
export const hundreds = '[一二两三四五六七八九]百(?:[一二三四五六七八九]十?)?';

/** Its value. */
export function hundredsOf(written: string): number {
  const [count = '', rest = ''] = written.split('百');
  return digitOf(count) * 100 + (rest === '' ? 0 : digitOf(rest.charAt(0)) * 10);
}
