const groupsOf = (text: string): string[] => text.split(':').filter((group) => group !== '');

/**
 * The part of an IP address that stands for one subscriber: all of an IPv4 address; of an IPv6 address the first
 * 64 bits, since whoever has one address of them has them all (RFC 6177).
 */
export function subscriberOf(ip: string): string {
  const ipv4 = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip)?.[1];
  if (ipv4 !== undefined) return ipv4;
  if (!ip.includes(':')) return ip;
  const [head = '', tail = ''] = ip.toLowerCase().split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail)];
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  const groups = [...before, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${groups.slice(0, 4).join(':')}::`;
}
