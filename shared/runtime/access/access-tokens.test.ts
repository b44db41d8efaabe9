import { SignJWT, UnsecuredJWT } from 'jose';
import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { hourMs } from '../../domain/calendar/calendar';
import { accessTokens } from './access-tokens';

const secret = Buffer.alloc(32, 1);
const claims = { accountId: 'a'.repeat(16), sessionId: 's'.repeat(16) };
const clock = fakeClock();
const tokens = accessTokens(secret, clock);
const inAnHour = () => clock.nowMs() + hourMs;

/** A token like ours, with something different. */
const forged = (change: (jwt: SignJWT) => SignJWT, key: Uint8Array = secret, alg = 'HS256') =>
  change(
    new SignJWT({ sid: claims.sessionId })
      .setProtectedHeader({ alg })
      .setIssuer('jiedan')
      .setSubject(claims.accountId)
      .setExpirationTime(Math.floor(inAnHour() / 1_000)),
  ).sign(key);

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a token tells whom it was issued to', async () => {
  expect(await tokens.verify(await tokens.issue(claims, inAnHour()))).toEqual(claims);
  expect(await tokens.verify(await forged((jwt) => jwt))).toEqual(claims);
});

test('a token ends at its moment, by our clock', async () => {
  const own = fakeClock();
  const issuer = accessTokens(secret, own);
  const token = await issuer.issue(claims, own.nowMs() + hourMs);
  own.pass(hourMs - 1_000);
  expect(await issuer.verify(token)).toEqual(claims);
  own.pass(1_000);
  expect(await issuer.verify(token)).toBeUndefined();
});

test.each([
  ['under another key', () => forged((jwt) => jwt, Buffer.alloc(32, 2))],
  ['of another issuer', () => forged((jwt) => jwt.setIssuer('somebody'))],
  ['under another algorithm', () => forged((jwt) => jwt, Buffer.alloc(64, 1), 'HS512')],
  ['that is valid only later', () => forged((jwt) => jwt.setNotBefore(Math.floor(inAnHour() / 1_000)))],
])('a token %s tells nothing', async (_, make) => {
  expect(await tokens.verify(await make())).toBeUndefined();
});

test('a token without signature (alg none) tells nothing', async () => {
  const none = new UnsecuredJWT({ sid: claims.sessionId, sub: claims.accountId, iss: 'jiedan' }).encode();
  expect(await tokens.verify(none)).toBeUndefined();
  for (const alg of ['none', 'None', 'NONE', 'hs256', '']) {
    const body = part({ sid: claims.sessionId, sub: claims.accountId, iss: 'jiedan' });
    expect(await tokens.verify(`${part({ alg })}.${body}.`)).toBeUndefined();
  }
});

test('a token of which any part was changed tells nothing', async () => {
  const [header, payload, signature = ''] = (await tokens.issue(claims, inAnHour())).split('.');
  const other = part({ sid: claims.sessionId, sub: 'b'.repeat(16), iss: 'jiedan' });
  const swapped = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
  const changed = [
    `${header}.${other}.${signature}`,
    `${header}.${payload}.${swapped}`,
    `${header}.${payload}.`,
    `${header}.${payload}`,
    `${part({ alg: 'HS256', crit: ['x'], x: 1 })}.${payload}.${signature}`,
  ];
  for (const token of changed) expect(await tokens.verify(token)).toBeUndefined();
});

test.each(['', '.', '..', 'a.b.c', '💥.💥.💥', 'null', `${'x'.repeat(100_000)}.y.z`])(
  'what is no token tells nothing (%#)',
  async (text) => {
    expect(await tokens.verify(text)).toBeUndefined();
  },
);

test.each([
  ['sid', 42],
  ['sid', undefined],
  ['sub', undefined],
])('a token whose %s is %s tells nothing', async (field, value) => {
  const payload = { sid: claims.sessionId, sub: claims.accountId, iss: 'jiedan', [field]: value };
  const token = await new SignJWT(payload as never).setProtectedHeader({ alg: 'HS256' }).sign(secret);
  expect(await tokens.verify(token)).toBeUndefined();
});

test('a short key is refused at once', () => {
  expect(() => accessTokens(Buffer.alloc(31), clock)).toThrow(RangeError);
});
