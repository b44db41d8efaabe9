import type { Account } from '../../collections/accounts';
import { agreements } from '../../contract/agreements';
import { AppError } from '../../contract/errors';
import type { Ports } from '../../ports/context';
import type { RiskSubject } from '../../ports/wechat';
import { awaitingConsent, checkRisk, hasConsented } from './consent';
import { withConsents } from './with-consents';

const account: Account = {
  id: 'account',
  status: 'active',
  roles: [],
  consents: [],
  sessions: [],
  createdAtMs: 0,
  updatedAtMs: 0,
};
const all = agreements.map(({ id, version }) => ({ id, version }));

test('given nothing accepted, when asked, then all current texts are awaited', () => {
  expect(awaitingConsent(account)).toEqual(all);
  expect(hasConsented(account)).toBe(false);
});

test('given all accepted, when asked, then nothing is awaited and each stands there with its text and moment', () => {
  const agreed = withConsents(account, all, 7);
  expect(hasConsented(agreed)).toBe(true);
  expect(agreed.consents).toHaveLength(all.length);
  expect(new Set(agreed.consents.map(({ textHash }) => textHash)).size).toBe(all.length);
  for (const { textHash, acceptedAtMs } of agreed.consents) {
    expect(textHash).toMatch(/^[\w-]{43}$/);
    expect(acceptedAtMs).toBe(7);
  }
});

test('given an older version accepted, when asked, then the current one is awaited and the older stays on record', () => {
  const [first] = all;
  const old = { id: first?.id ?? '', version: '0.0.1', textHash: 'old', acceptedAtMs: 1 };
  const before = { ...account, consents: [old] };
  expect(awaitingConsent(before)).toEqual(all);
  const agreed = withConsents(before, all, 9);
  expect(agreed.consents).toHaveLength(all.length + 1);
  expect(agreed.consents[0]).toEqual(old);
});

test('given consents, when the same come again, even doubled in one call, then the first moment stays', () => {
  const agreed = withConsents(account, [...all, ...all], 1);
  expect(withConsents(agreed, all, 2).consents).toEqual(agreed.consents);
  expect(agreed.consents).toHaveLength(all.length);
});

test('given one that is not current among them, when accepted, then AGREEMENT_UNKNOWN for all', () => {
  expect(() => withConsents(account, [...all, { id: 'cookies', version: '1.0.0' }], 1)).toThrow(
    expect.objectContaining({ code: 'AGREEMENT_UNKNOWN' }),
  );
});

test('given consent that is added, when the account is kept, then it says when it changed', () => {
  expect(withConsents(account, all, 7).updatedAtMs).toBe(7);
});

test('given one text accepted, when asked, then only the others are awaited, and can be accepted', () => {
  const [first, ...others] = all;
  const agreed = withConsents(account, first ? [first] : [], 7);
  expect(awaitingConsent(agreed)).toEqual(others);
  expect(hasConsented(withConsents(agreed, others, 8))).toBe(true);
});

test('given a version that no text has, when accepted, then AGREEMENT_UNKNOWN', () => {
  for (const { id } of all)
    expect(() => withConsents(account, [{ id, version: '0.0.1' }], 1)).toThrow(
      expect.objectContaining({ code: 'AGREEMENT_UNKNOWN' }),
    );
});

describe('the risk of a person who is about to register', () => {
  const asked: RiskSubject[] = [];
  const reported: unknown[] = [];
  const context = (rank: number) => ({
    wechat: {
      async riskRank(subject: RiskSubject) {
        asked.push(subject);
        return rank;
      },
    } as Ports['wechat'],
    client: { ip: '1.2.3.4', device: 'phone' },
    report: (error: unknown) => void reported.push(error),
  });

  test.each([0, 3])(
    'given rank %i, when asked, then they may, and WeChat was told what for',
    async (rank) => {
      await checkRisk(context(rank), 'openid-1');
      expect(asked.at(-1)).toEqual({ openid: 'openid-1', scene: 0, clientIp: '1.2.3.4' });
    },
  );

  test('given rank 4, when asked, then WECHAT_RISK_BLOCKED', async () => {
    await expect(checkRisk(context(4), 'openid-1')).rejects.toMatchObject({ code: 'WECHAT_RISK_BLOCKED' });
  });
  test.each(['SESSION_EXPIRED', 'INTERNAL', 'WECHAT_TIMEOUT', 'WECHAT_RATE_LIMITED'] as const)(
    'given a check that cannot answer (%s), when asked, then they may, and the operator hears of it',
    async (code) => {
      const error = new AppError(code);
      const riskRank = () => Promise.reject(error);
      await checkRisk({ ...context(0), wechat: { riskRank } as unknown as Ports['wechat'] }, 'openid-1');
      expect(reported).toEqual([error]);
      reported.length = 0;
    },
  );
});
