import { withoutInvisible } from './invisible';

const mobile = /^1[3-9]\d{9}$/;
const landline = /^0\d{2,3}\d{7,8}$/;
const service = /^400\d{7}$/;

/** A number as it is kept, however it was typed: ` +86 138-0013-8001` is 13800138001, `0532-8888 6666` 053288886666. */
export const cleanContactPhone = (raw: string): string =>
  withoutInvisible(raw)
    .normalize('NFKC')
    .replace(/[\s\-‐‑‒–—−()]/g, '')
    .replace(/^(?:\+|00)86/, '');

/** What is wrong with a cleaned number, for whoever typed it; undefined: nothing. */
export function contactPhoneFault(phone: string): string | undefined {
  const isOne = mobile.test(phone) || landline.test(phone) || service.test(phone);
  return isOne ? undefined : '请填写 11 位手机号，或带区号的座机号';
}
