import { onMemory } from '../../../tests/support/stores/on-memory';
import { type Account, identities } from '../../collections/accounts';
import { keyedHash } from '../../platforms/vault/keyed-hash';
import type { Caller } from '../../ports/context';
import type { LoginProof } from '../../ports/sign-in';
import { byAge, freshIdentity, identityIdOf, openidOf, unionIdOf } from './wechat-identity';

const hash = keyedHash(Buffer.alloc(32, 7));
const wechat = { appId: 'wx1' } as Parameters<typeof identityIdOf>[0]['wechat'];
const context = { hash, wechat };

const account = (id: string, createdAtMs: number): Account => ({
  id,
  status: 'active',
  roles: [],
  consents: [],
  sessions: [],
  createdAtMs,
  updatedAtMs: createdAtMs,
});

const callerWith = (identityId: string): Caller => ({
  account: account('lin', 0),
  session: { id: 's', identityId, refreshHash: '', signedInAtMs: 0, createdAtMs: 0, expiresAtMs: 0 },
});

test('given openids, when their ids are made, then they differ by person, app and kind, and hide the openid', () => {
  const made = [
    identityIdOf(context, 'openid-1'),
    identityIdOf(context, 'openid-2'),
    identityIdOf({ hash, wechat: { ...wechat, appId: 'wx2' } }, 'openid-1'),
    unionIdOf(context, 'openid-1'),
    unionIdOf(context, 'openid-2'),
    // Not what the same words are hashed to for another purpose.
    hash.hash('', 'wx1', 'openid-1'),
    hash.hash('', 'openid-1'),
  ];
  expect(new Set(made).size).toBe(made.length);
  expect(identityIdOf(context, 'openid-1')).toBe(made[0]);
  for (const id of made) expect(id).toMatch(/^[0-9A-Za-z]{32}$/);
});

test('given two accounts of one person, when compared, then the older is first, and at one moment the lesser id', () => {
  const [old, young] = [account('b', 1), account('a', 2)];
  const twin = account('c', 1);
  expect([young, twin, old].sort(byAge)).toEqual([old, twin, young]);
  expect([old, twin, young].sort(byAge)).toEqual([old, twin, young]);
  expect(byAge(old, young)).toBeLessThan(0);
  expect(byAge(young, old)).toBeGreaterThan(0);
});

describe('who holds the phone right now', () => {
  const asked: LoginProof[] = [];
  const signIn = {
    async holder(proof: LoginProof) {
      asked.push(proof);
      return { openid: 'openid-1' };
    },
    sessionId: () => '',
  };

  test('given the person of the session, when asked, then WeChat says who, by the code of this call', async () => {
    const caller = callerWith(identityIdOf(context, 'openid-1'));
    expect(await freshIdentity({ ...context, signIn, caller }, 'code-1')).toEqual({ openid: 'openid-1' });
    expect(asked).toEqual([{ field: 'loginCode', code: 'code-1' }]);
  });

  test('given somebody else, when asked, then WECHAT_IDENTITY_MISMATCH', async () => {
    const caller = callerWith(identityIdOf(context, 'openid-2'));
    await expect(freshIdentity({ ...context, signIn, caller }, 'code-1')).rejects.toMatchObject({
      code: 'WECHAT_IDENTITY_MISMATCH',
    });
  });
});

describe('the openid of a session', () => {
  const kept = async (openid?: string) => {
    const { store } = await onMemory().empty();
    const identity = { id: 'identity', accountId: 'lin', appId: 'wx1', createdAtMs: 0 };
    await store.transact(async (tx) => tx.create(identities, openid ? { ...identity, openid } : identity));
    return store;
  };

  test('given consent, when asked, then it is what is kept', async () => {
    const store = await kept('openid-1');
    expect(await openidOf({ store, caller: callerWith('identity') })).toBe('openid-1');
  });

  test('given no consent or no such person, when asked, then SESSION_EXPIRED', async () => {
    const store = await kept();
    for (const identityId of ['identity', 'nobody'])
      await expect(openidOf({ store, caller: callerWith(identityId) })).rejects.toMatchObject({
        code: 'SESSION_EXPIRED',
      });
  });
});
