import { onMemory } from '../../../tests/support/stores/on-memory';
import { identities } from '../../collections/accounts';
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
  session: { id: 's', identityId: 'identity', refreshHash: '', createdAtMs: 0, expiresAtMs: 0 },
};

/** A WeChat that judges every text alike and remembers what it was asked. */
async function judging(suggest: TextVerdict['suggest']) {
  const { store } = await onMemory().empty();
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
  return { context: { store, wechat, caller }, asked, consent };
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
