import * as fc from 'fast-check';
import type { ServiceClient } from '../../collections/services';
import {
  holdsKey,
  readServiceKey,
  type ServiceKey,
  serviceClientName,
  serviceKeyHash,
  serviceKeyText,
} from './service-key';

const anyKey: fc.Arbitrary<ServiceKey> = fc.record({
  clientId: fc.stringMatching(/^[a-z][a-z0-9-]{1,23}$/),
  keyId: fc.stringMatching(/^[0-9A-Za-z]{8}$/),
  secret: fc.stringMatching(/^[0-9A-Za-z]{32}$/),
});
const key: ServiceKey = { clientId: 'bot', keyId: 'abcdEF12', secret: 'sEcret00'.repeat(4) };

const client = (...keys: readonly ServiceKey[]): ServiceClient => ({
  id: 'bot',
  actions: [],
  keys: keys.map(({ keyId, secret }) => ({ id: keyId, hash: serviceKeyHash(secret), createdAtMs: 0 })),
  createdAtMs: 0,
  updatedAtMs: 0,
});

test.each([
  ['bot', true],
  ['ab', true],
  ['a', false],
  ['group-bot-2', true],
  [`a${'b'.repeat(23)}`, true],
  [`a${'b'.repeat(24)}`, false],
  ['2bot', false],
  ['-bot', false],
  ['Bot', false],
  ['my_bot', false],
  ['机器人', false],
])('given the name %p, when a program should bear it, then it may: %p', (name, may) => {
  expect(serviceClientName.test(name)).toBe(may);
  expect(readServiceKey(serviceKeyText({ ...key, clientId: name }))?.clientId).toBe(may ? name : undefined);
});

test('given any key, when written and read, then it is the same', () => {
  fc.assert(fc.property(anyKey, (each) => expect(readServiceKey(serviceKeyText(each))).toEqual(each)));
});

test.each([
  ['nothing', ''],
  ['something before it', ` ${serviceKeyText(key)}`],
  ['something behind it', `${serviceKeyText(key)}x`],
  ['another mark', serviceKeyText(key).replace('jd_', 'jx_')],
  ['a short id', serviceKeyText({ ...key, keyId: 'abcdEF1' })],
  ['a short secret', serviceKeyText({ ...key, secret: key.secret.slice(1) })],
  ['a foreign character in the id', serviceKeyText({ ...key, keyId: 'abcdEF1-' })],
  ['a foreign character in the secret', serviceKeyText({ ...key, secret: `${key.secret.slice(1)}-` })],
])('given %s, when read as a key, then it is none', (_what, text) => {
  expect(readServiceKey(text)).toBeUndefined();
});

test('given a secret, when stored, then only its SHA-256 is, in hex', () => {
  expect(serviceKeyHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test('given a program with two keys, when it shows one, then it is known by its id and its own secret only', () => {
  const other: ServiceKey = { ...key, keyId: 'other000', secret: 'x'.repeat(32) };
  expect(holdsKey(client(key, other), key)).toBe(true);
  expect(holdsKey(client(key, other), other)).toBe(true);
  expect(holdsKey(client(key, other), { ...key, secret: other.secret })).toBe(false);
  expect(holdsKey(client(other), key)).toBe(false);
  expect(holdsKey(client(), key)).toBe(false);
});
