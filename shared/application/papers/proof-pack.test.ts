import { generateKeyPairSync } from 'node:crypto';
import { canonical, sha256 } from '../ledger/entry-hash';
import { checkProof, type ProofPack, signedProof } from './proof-pack';

const { privateKey } = generateKeyPairSync('ed25519');
const subject = {
  orderNumber: '0000000000019',
  orderId: 'order00000000001',
  madeFor: 'worker' as const,
  madeAt: '2026-11-26T08:00:00.000Z',
};
const entry = { id: 'earn:order00000000001', kind: 'earn', atMs: 1, postings: [] };
const parts = {
  terms: { title: '展会引导员', payFen: 20_000 },
  states: [{ status: 'admitted', atMs: 1 }],
  checkIns: [],
  pictures: [{ id: 'P1', sha256: 'a'.repeat(64), of: 'hand-in' }],
  entries: [{ ...entry, hash: sha256(canonical(entry)) }],
};
const pack = signedProof(subject, parts, privateKey);
const faultsOf = (changed: unknown) => checkProof(JSON.stringify(changed)).faults;

test('what was signed is found whole, however it is spaced', () => {
  expect(checkProof(JSON.stringify(pack, null, 2))).toMatchObject({
    faults: [],
    fingerprint: expect.stringMatching(/^[\da-f]{64}$/),
  });
});

test.each(Object.keys(parts))('of a proof whose %s were altered, that part is named', (name) => {
  const changed = { ...pack, parts: { ...pack.parts, [name]: [{ altered: 1 }] } };
  expect(faultsOf(changed)).toContain(`${name}: was altered`);
  expect(faultsOf(changed).every((fault) => fault.startsWith(`${name}:`))).toBe(true);
});

test('a part that is gone, one that is new, and an entry that hides its change are named', () => {
  const { states: _gone, ...rest } = pack.parts;
  expect(faultsOf({ ...pack, parts: rest })).toEqual(['states: was removed']);
  expect(faultsOf({ ...pack, parts: { ...pack.parts, more: 1 } })).toEqual(['more: was added']);
  const entries = [{ ...entry, atMs: 2, hash: sha256(canonical(entry)) }];
  const hashes = { ...pack.hashes, entries: sha256(canonical(entries)) };
  expect(faultsOf({ ...pack, parts: { ...pack.parts, entries }, hashes })).toEqual([
    'entries: earn:order00000000001 does not fit its hash',
    'signature: does not fit what it signs',
  ]);
});

test.each<[string, (of: ProofPack) => unknown, string]>([
  [
    'another order',
    (of) => ({ ...of, subject: { ...subject, orderNumber: '1' } }),
    'signature: does not fit',
  ],
  [
    'a key that is none',
    (of) => ({ ...of, signature: { ...of.signature, publicKey: 'AAAA' } }),
    'no public key',
  ],
  ['a field of no meaning', (of) => ({ ...of, note: 1 }), 'the file'],
  ['nothing', () => 1, 'the file'],
])('of a proof with %s it is said', (_what, change, fault) => {
  expect(faultsOf(change(pack)).join()).toContain(fault);
});

test('a proof that was signed anew by another key is known by its fingerprint alone', () => {
  const forged = signedProof(subject, parts, generateKeyPairSync('ed25519').privateKey);
  expect(faultsOf(forged)).toEqual([]);
  expect(checkProof(JSON.stringify(forged)).fingerprint).not.toBe(
    checkProof(JSON.stringify(pack)).fingerprint,
  );
  expect(checkProof('{').faults).toEqual(['the file: no JSON']);
});
