import { onMemory } from '../../../tests/support/stores/on-memory';
import { identities } from '../../collections/accounts';
import { AppError, loginNeeded } from '../../contract/errors';
import { hourMs, minuteMs } from '../../domain/calendar/calendar';
import type { Caller, Ports } from '../../ports/context';
import type { TextToCheck, TextVerdict } from '../../ports/wechat';
import { moderate } from './moderate';

const caller: Caller = {
  account: {
    id: 'lin',
    status: 'active',
    roles: [],
    consents: [],
    sessions: [],
    createdAtMs: 0,
    updatedAtMs: 0,
  },
  session: {
    id: 's',
    identityId: 'identity',
    refreshHash: '',
    signedInAtMs: 0,
    createdAtMs: 0,
    expiresAtMs: 0,
  },
};

/** A WeChat that judges every text alike and remembers what it was asked. */
async function judging(suggest: TextVerdict['suggest']) {
  const { store, clock } = await onMemory().empty();
  const asked: TextToCheck[] = [];
  const checkText = async (text: TextToCheck): Promise<TextVerdict> => {
    asked.push(text);
    return { suggest, label: 100 };
  };
  const wechat = { checkText } as Ports['wechat'];
  const consent = () =>
    store.transact(async (tx) =>
      tx.create(identities, {
        id: 'identity',
        accountId: 'lin',
        appId: 'wx1',
        openid: 'openid-1',
        createdAtMs: 0,
      }),
    );
  const reported: unknown[] = [];
  const report = (error: unknown) => void reported.push(error);
  return { context: { store, wechat, caller, clock, report }, asked, consent, reported };
}

test('given a text that WeChat passes, when it is judged, then it was asked about this text of this person', async () => {
  const { context, asked, consent } = await judging('pass');
  await consent();
  await moderate(context, 1, '你好', { nickname: '小林' });
  await moderate(context, 3, '招人');
  expect(asked).toEqual([
    { openid: 'openid-1', scene: 1, content: '你好', nickname: '小林' },
    { openid: 'openid-1', scene: 3, content: '招人' },
  ]);
});

test.each(['review', 'risky'] as const)(
  'given a text of which WeChat says %s, when it is judged, then CONTENT_REJECTED',
  async (suggest) => {
    const { context, consent } = await judging(suggest);
    await consent();
    await expect(moderate(context, 3, '招人')).rejects.toMatchObject({ code: 'CONTENT_REJECTED' });
  },
);

test('given nobody who consented, when a text should be judged, then SESSION_EXPIRED and WeChat is not asked', async () => {
  const { context, asked } = await judging('pass');
  await expect(moderate(context, 3, '招人')).rejects.toMatchObject({ code: 'SESSION_EXPIRED' });
  expect(asked).toEqual([]);
});

describe('given that WeChat cannot judge a text', () => {
  const failing = async (error: AppError, sinceLoginMs = 0) => {
    const { context, consent, reported } = await judging('pass');
    await consent();
    const checkText = () => Promise.reject(error);
    const session = { ...caller.session, signedInAtMs: context.clock.nowMs() - sinceLoginMs };
    const wechat = { checkText } as unknown as Ports['wechat'];
    return { reported, answer: moderate({ ...context, wechat, caller: { ...caller, session } }, 3, '招人') };
  };

  test.each([
    'INTERNAL',
    'WECHAT_BUSY',
    'WECHAT_TIMEOUT',
    'WECHAT_RATE_LIMITED',
    'WECHAT_UNAVAILABLE',
  ] as const)('when it ends with %s, then nobody is refused, and the operator hears of it', async (code) => {
    const error = new AppError(code);
    const { reported, answer } = await failing(error, hourMs);
    expect(await answer).toBe('unanswered');
    expect(reported).toEqual([error]);
  });

  test('when it has not seen the person lately, then a login is asked for, but not of who just signed in', async () => {
    const unseen = new AppError('SESSION_EXPIRED', loginNeeded);
    const { answer } = await failing(unseen, 10 * minuteMs + 1);
    await expect(answer).rejects.toMatchObject({ code: 'SESSION_EXPIRED', details: loginNeeded });
    const after = await failing(unseen, 10 * minuteMs);
    expect(await after.answer).toBe('unanswered');
    expect(after.reported).toEqual([unseen]);
  });
});
