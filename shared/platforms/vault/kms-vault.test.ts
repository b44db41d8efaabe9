import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeKms } from '../../../local/sandbox/kms/fake-kms';
import { fakeClock } from '../../../tests/support/stores/fake-clock';
import { fakeTimeouts } from '../../../tests/support/stores/fake-timeouts';
import { vaultKeys } from '../../collections/vault-keys';
import { dataKeyStore } from '../../runtime/compose/data-key-store';
import { memoryStore } from '../../store/memory/memory-store';
import { randomIds } from '../system/random-ids';
import { kmsVault, vaultAfter } from './kms-vault';
import { localVault } from './local-vault';

const place = { collection: 'accounts', id: 'a1', field: 'phone' };
const dayMs = 24 * 3_600_000;

let kms: ReturnType<typeof fakeKms>;
let server: Server;
beforeEach(async () => {
  kms = fakeKms({ keyId: 'master', accessKeyId: 'AKID' });
  server = createServer(kms.handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** A deployment: one store, one clock, any number of instances. */
function deployment() {
  const clock = fakeClock(Date.UTC(2026, 0));
  const store = memoryStore({ clock, ids: randomIds() });
  const { port } = server.address() as AddressInfo;
  const instance = (more: { maxCachedKeys?: number; keyId?: string } = {}) =>
    kmsVault({
      keyId: 'master',
      dataKeys: dataKeyStore(store, clock),
      clock,
      timeouts: fakeTimeouts(),
      region: 'cn-northwest-1',
      credentials: () => ({ accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'token' }),
      endpoint: `http://127.0.0.1:${port}`,
      retryDelaysMs: [0, 0],
      ...more,
    });
  return { clock, store, instance };
}

describe('kmsVault', () => {
  it.each(['13800000000', '', '张三 😀'])('opens what it closed: %j', async (plain) => {
    const vault = deployment().instance();
    const text = await vault.encrypt(plain, place);
    expect(text).toMatch(/^k202601\.[\w-]+$/);
    expect(await vault.decrypt(text, place)).toBe(plain);
    expect(await vault.encrypt(plain, place)).not.toBe(text);
  });

  it('asks KMS twice for a month of texts, whatever comes at once', async () => {
    const vault = deployment().instance();
    const texts = await Promise.all(Array.from({ length: 50 }, (_, at) => vault.encrypt(`${at}`, place)));
    await Promise.all(texts.map((text) => vault.decrypt(text, place)));
    expect(kms.calls).toEqual(['GenerateDataKeyWithoutPlaintext', 'Decrypt']);
  });

  it('shares its data keys between instances that start at once', async () => {
    const { instance, store } = deployment();
    const vaults = Array.from({ length: 5 }, () => instance());
    const texts = await Promise.all(vaults.map((vault) => vault.encrypt('138', place)));
    for (const vault of vaults) {
      for (const text of texts) expect(await vault.decrypt(text, place)).toBe('138');
    }
    expect(kms.calls.filter((call) => call === 'Decrypt')).toHaveLength(5);
    expect(Object.values(store.snapshot() as Record<string, unknown[]>)).toEqual([[expect.anything()]]);
  });

  it('takes a new data key each month, and reads the old texts', async () => {
    const { instance, clock } = deployment();
    const vault = instance();
    const old = await vault.encrypt('138', place);
    clock.pass(31 * dayMs);
    expect(await vault.encrypt('139', place)).toMatch(/^k202602\./);
    expect(await vault.decrypt(old, place)).toBe('138');
  });

  it('asks again after an hour, so that a key that was disabled has effect', async () => {
    const { instance, clock } = deployment();
    const vault = instance();
    const text = await vault.encrypt('138', place);
    kms.disable();
    expect(await vault.decrypt(text, place)).toBe('138');
    clock.pass(3_600_000);
    await expect(vault.decrypt(text, place)).rejects.toThrow('KMS refused Decrypt: DisabledException');
  });

  it('holds as many opened keys as it may, the newest', async () => {
    const { instance, clock } = deployment();
    const vault = instance({ maxCachedKeys: 2 });
    const texts: string[] = [];
    for (let month = 0; month < 3; month += 1) {
      texts.push(await vault.encrypt('138', place));
      clock.pass(31 * dayMs);
    }
    kms.calls.length = 0;
    clock.pass(-31 * dayMs);
    await vault.decrypt(texts[2] ?? '', place);
    expect(kms.calls).toEqual([]);
    await vault.decrypt(texts[0] ?? '', place);
    expect(kms.calls).toEqual(['Decrypt']);
  });
});

describe('what it does not open', () => {
  it.each([
    { ...place, collection: 'other' },
    { ...place, id: 'a2' },
    { ...place, field: 'legalName' },
  ])('a text moved to %j', async (moved) => {
    const vault = deployment().instance();
    const text = await vault.encrypt('138', place);
    await expect(vault.decrypt(text, moved)).rejects.toThrow('changed or moved');
  });

  it.each(['', '138', 'k202601.', 'k202601.AAAA', 'k209912.AAAA', 'v1.AAAA'])('%j', async (text) => {
    const vault = deployment().instance();
    await vault.encrypt('x', place);
    await expect(vault.decrypt(text, place)).rejects.toThrow('no such key or text');
  });

  it('a data key put under another id, nor one of another master key', async () => {
    const { instance, store, clock } = deployment();
    const text = await instance().encrypt('138', place);
    const kept = await store.get(vaultKeys, '202601');
    await store.transact(async (tx) =>
      tx.create(vaultKeys, { id: '202602', encrypted: kept?.encrypted ?? '', createdAtMs: clock.nowMs() }),
    );
    const moved = text.replace('k202601', 'k202602');
    await expect(instance().decrypt(moved, place)).rejects.toThrow('InvalidCiphertextException');
    const other = instance({ keyId: 'other' }).decrypt(text, place);
    await expect(other).rejects.toThrow('IncorrectKeyException');
  });
});

describe('when KMS', () => {
  it.each(['ThrottlingException', 'KMSInternalException', 'hang-up'])(
    'has a bad moment (%s), it asks again',
    async (fault) => {
      const vault = deployment().instance();
      kms.fail(fault, 2);
      expect(await vault.encrypt('138', place)).toMatch(/^k/);
    },
  );

  it('stays away, the call is BUSY, and the next one starts anew', async () => {
    const vault = deployment().instance();
    kms.fail('ThrottlingException', 3);
    await expect(vault.encrypt('138', place)).rejects.toMatchObject({ code: 'BUSY' });
    expect(await vault.encrypt('138', place)).toMatch(/^k/);
  });

  it('refuses the caller, nothing of the request is told', async () => {
    const vault = deployment().instance();
    kms.fail('AccessDeniedException', 1);
    const said = await vault.encrypt('13800000000', place).catch(String);
    expect(said).toBe('Error: KMS refused GenerateDataKeyWithoutPlaintext: AccessDeniedException');
  });
});

test('a deployment that moves to KMS reads what it wrote before', async () => {
  const earlier = localVault({ keys: new Map([[1, Buffer.alloc(32, 7)]]), current: 1 });
  const text = await earlier.encrypt('138', place);
  const vault = vaultAfter(deployment().instance(), earlier);
  expect(await vault.decrypt(text, place)).toBe('138');
  const fresh = await vault.encrypt('139', place);
  expect(fresh).toMatch(/^k/);
  expect(await vault.decrypt(fresh, place)).toBe('139');
});
