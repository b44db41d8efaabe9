import { keyedHash } from './keyed-hash';

const hash = keyedHash(Buffer.alloc(32, 1));

describe('keyedHash', () => {
  it('gives 32 base62 characters, the same every time', () => {
    expect(hash.hash('wechat', 'wx1', 'openid')).toMatch(/^[0-9A-Za-z]{32}$/);
    expect(hash.hash('wechat', 'wx1', 'openid')).toBe(
      keyedHash(Buffer.alloc(32, 1)).hash('wechat', 'wx1', 'openid'),
    );
  });

  it('differs by key, purpose and every cut between parts', () => {
    const all = [
      hash.hash('a', 'b', 'c'),
      hash.hash('a', 'bc'),
      hash.hash('ab', 'c'),
      hash.hash('a', 'b', 'c', ''),
      hash.hash('a', 'b","c'),
      keyedHash(Buffer.alloc(32, 2)).hash('a', 'b', 'c'),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('refuses a short key', () => {
    expect(() => keyedHash(Buffer.alloc(31))).toThrow(RangeError);
  });
});
