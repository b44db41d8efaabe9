import { clustersOf } from './clusters';

/**
 * De-identification on display (GB/T 35273-2020, 7.2): enough to recognise one's own data, too little to
 * learn someone else's. The stars have a fixed number wherever the length itself would tell something.
 */

/** `13812341234` → `138****1234`; numbers shorter than a mobile number show less. */
export function maskPhone(phone: string): string {
  const digits = clustersOf(phone.trim());
  if (digits.length >= 11) return `${digits.slice(0, 3).join('')}****${digits.slice(-4).join('')}`;
  return digits.length >= 7 ? `****${digits.slice(-2).join('')}` : '****';
}

/** `王小林` → `*小林`, `张三` → `*三`, `欧阳小林` → `**小林`, `John Smith` → `J***`; one character → `*`. */
export function maskName(name: string): string {
  const whole = name.trim();
  const characters = clustersOf(whole);
  if (characters.length <= 1) return '*';
  if (/^\p{Script=Latin}/u.test(whole)) return `${characters[0]}***`;
  const shown = characters.length === 2 ? 1 : 2;
  return `${'*'.repeat(characters.length - shown)}${characters.slice(-shown).join('')}`;
}

/** `abcdef@x.com` → `ab***@x.com`; of a short local part at most half is shown. */
export function maskEmail(email: string): string {
  const address = email.trim();
  const at = address.lastIndexOf('@');
  const local = clustersOf(at < 0 ? address : address.slice(0, at));
  const shown = Math.min(2, Math.floor(local.length / 2));
  return `${local.slice(0, shown).join('')}***${at < 0 ? '' : address.slice(at)}`;
}

/** `110101199003070011` → `110***********0011`. */
export const maskIdNumber = (number: string): string => `${number.slice(0, 3)}***********${number.slice(-4)}`;

/** An Alipay login id is a mobile number or an e-mail address. */
export function maskAlipayLogon(logonId: string): string {
  return logonId.includes('@') ? maskEmail(logonId) : maskPhone(logonId);
}

/** First character and two stars, whatever the length: `小林同学` → `小**`. */
export function maskNickname(nickname: string): string {
  const [first = ''] = clustersOf(nickname.trim());
  return `${first}**`;
}

/** The network, not the host: `1.2.3.4` → `1.2.*.*`, `2001:db8::1` → `2001:db8:*`; anything else → `*`. */
export function maskIp(ip: string): string {
  const ipv4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}$/i.exec(ip.trim());
  if (ipv4) return `${ipv4[1]}.*.*`;
  const ipv6 = /^(?:([\da-f]{1,4})?:([\da-f]{1,4})?)[\da-f:.]*(?:%\w+)?$/i.exec(ip.trim());
  // In `::1` and `fe80::1` the groups left out are zeros.
  return ipv6 ? `${ipv6[1] ?? '0'}:${ipv6[2] ?? '0'}:*` : '*';
}

/** A bank account by its holder's masked name and last four digits: `*小林 尾号 1234`. */
export const maskAccount = (name: string, number: string): string =>
  `${maskName(name)} 尾号 ${clustersOf(number.trim()).slice(-4).join('')}`;
