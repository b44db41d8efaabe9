import { createSign, type KeyObject, randomBytes } from 'node:crypto';

const tagged = (tag: number, ...parts: readonly Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const bytes = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...bytes]), content]);
};
const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts);
const identifier = (hex: string) => tagged(0x06, Buffer.from(hex, 'hex'));

/** 1.2.840.113549.1.1.11 */
const sha256WithRsa = sequence(identifier('2a864886f70d01010b'), tagged(0x05));
/** 2.5.4.6, .10 and .3 */
const attributes = { C: '550406', O: '55040a', CN: '550403' } as const;

const nameOf = (parts: Readonly<Record<keyof typeof attributes, string>>): Buffer =>
  sequence(
    ...(['C', 'O', 'CN'] as const).map((name) =>
      tagged(
        0x31,
        sequence(identifier(attributes[name]), tagged(name === 'C' ? 0x13 : 0x0c, Buffer.from(parts[name]))),
      ),
    ),
  );

/** A certificate for a key, by itself: X.509 v3 as far as anybody reads it here. PEM. */
export function selfSigned(
  name: string,
  { publicKey, privateKey }: { readonly publicKey: KeyObject; readonly privateKey: KeyObject },
): string {
  const named = nameOf({ C: 'CN', O: 'Jiedan Sandbox', CN: name });
  const time = (text: string) => tagged(0x17, Buffer.from(text));
  const signed = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    // Above zero, and without a zero in front.
    tagged(0x02, Buffer.concat([Buffer.from([0x51]), randomBytes(11)])),
    sha256WithRsa,
    named,
    sequence(time('200101000000Z'), time('491231235959Z')),
    named,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('RSA-SHA256').update(signed).sign(privateKey);
  const whole = sequence(signed, sha256WithRsa, tagged(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
