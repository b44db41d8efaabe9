/** 15 digits of before, 18 of a unified social credit code or an identity number, 20 of temporary ones. */
const form = /^(?:[0-9A-Z]{15}|[0-9A-Z]{18}|[0-9A-Z]{20})$/;

export const cleanTaxNumber = (raw: string): string =>
  raw.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();

/** What is wrong with a taxpayer's number, in words; undefined: nothing. */
export const taxNumberFault = (number: string): string | undefined =>
  form.test(number) ? undefined : '纳税人识别号为 15、18 或 20 位数字和大写字母，请核对';
