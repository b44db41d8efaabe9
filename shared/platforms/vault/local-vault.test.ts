import { randomBytes } from 'node:crypto';
import { localVault } from './local-vault';

const place = { collection: 'accounts', id: 'a1', field: 'phone' };
const first = randomBytes(32);
const second = randomBytes(32);
const vault = localVault({ keys: new Map([[1, first]]), current: 1 });

describe('localVault', () => {
  it.each(['13800000000', '', '张三 😀'])('opens what it closed: %j', async (plain) => {
    const text = await vault.encrypt(plain, place);
    expect(text).toMatch(/^v1\.[\w-]+$/);
    expect(await vault.decrypt(text, place)).toBe(plain);
  });

  it('never writes the same text twice', async () => {
    expect(await vault.encrypt('x', place)).not.toBe(await vault.encrypt('x', place));
  });

  it.each([
    { ...place, collection: 'other' },
    { ...place, id: 'a2' },
    { ...place, field: 'legalName' },
    { collection: 'accounts","a1', id: '', field: 'phone' },
  ])('refuses a text moved to %j', async (moved) => {
    const text = await vault.encrypt('13800000000', place);
    await expect(vault.decrypt(text, moved)).rejects.toThrow('changed or moved');
  });

  it('refuses a text of which any byte was changed', async () => {
    const text = await vault.encrypt('138', place);
    const bytes = Buffer.from(text.slice(3), 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await expect(vault.decrypt(`v1.${changed.toString('base64url')}`, place)).rejects.toThrow();
    }
  });

  it.each(['', '13800000000', 'v1.', 'v1.AAAA', 'v2.AAAA'])(
    'refuses what it did not write: %j',
    async (text) => {
      await expect(vault.decrypt(text, place)).rejects.toThrow('no such key or text');
    },
  );

  it('reads texts of an older key and writes under the current one', async () => {
    const old = await vault.encrypt('138', place);
    const rotated = localVault({
      keys: new Map([
        [1, first],
        [2, second],
      ]),
      current: 2,
    });
    expect(await rotated.decrypt(old, place)).toBe('138');
    expect(await rotated.encrypt('138', place)).toMatch(/^v2\./);
    const without = localVault({ keys: new Map([[2, second]]), current: 2 });
    await expect(without.decrypt(old, place)).rejects.toThrow('no such key');
  });

  it('names place and never content in its errors', async () => {
    const text = await vault.encrypt('13800000000', place);
    await expect(vault.decrypt(text, { ...place, id: 'a2' })).rejects.toThrow(/^accounts\.phone: [a-z ]+$/);
  });

  it('refuses wrong keys at once', () => {
    expect(() => localVault({ keys: new Map([[1, randomBytes(16)]]), current: 1 })).toThrow(RangeError);
    expect(() => localVault({ keys: new Map([[1, first]]), current: 2 })).toThrow(RangeError);
  });
});
