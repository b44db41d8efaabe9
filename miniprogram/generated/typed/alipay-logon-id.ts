// Copied by `npm run mini:generate` from shared/domain/typed; do not edit.

import { withoutInvisible } from './invisible';

const maxLength = 100;
const phone = /^1[3-9]\d{9}$/;
const withCountryCode = /^(?:(?:\+|00)?86)?(1[3-9]\d{9})$/;
const email = /^[a-z0-9_+'-]+(?:\.[a-z0-9_+'-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/**
 * An Alipay logon id as it is kept, however the phone pasted it: ` +86 138-0013-8001`, `１３８００１３８００１` and
 * U+202D from the address book are 13800138001; addresses are half-width, in lower case, without spaces.
 */
export function cleanAlipayLogonId(raw: string): string {
  const text = withoutInvisible(raw).normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  if (text.includes('@')) return text.replace(/[。｡]/g, '.');
  const digits = text.replace(/[-‐‑‒–—−().]/g, '');
  return withCountryCode.exec(digits)?.[1] ?? text;
}

/** What is wrong with a cleaned logon id, for whoever typed it; undefined: nothing. */
export function alipayLogonIdFault(logonId: string): string | undefined {
  if (logonId === '') return '请填写手机号或邮箱';
  const isOne = logonId.length <= maxLength && (phone.test(logonId) || email.test(logonId));
  return isOne ? undefined : '支付宝账号须是 11 位手机号或邮箱地址，请核对';
}
