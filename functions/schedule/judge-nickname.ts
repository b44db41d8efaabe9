import { openidOfAccount } from '../../shared/application/account/wechat-identity';
import type { MeetDeadline } from '../../shared/application/deadlines/run-due';
import { accounts } from '../../shared/collections/accounts';
import type { Ports } from '../../shared/ports/context';

/**
 * Asks WeChat again about a nickname that it could not judge; what it objects to is taken off, and its person told.
 * Errors: those of WeChat, after which it is asked once more.
 */
export const judgeNickname: MeetDeadline<Pick<Ports, 'store' | 'clock' | 'wechat'>> = async (
  context,
  { subject },
  settle,
) => {
  const { store, clock, wechat } = context;
  const nickname = (await store.get(accounts, subject))?.nickname;
  const openid = await openidOfAccount(context, subject);
  const isFine =
    nickname === undefined ||
    openid === undefined ||
    (await wechat.checkText({ openid, content: nickname, scene: 1, nickname })).suggest === 'pass';
  await store.transact(async (tx) => {
    const account = await tx.get(accounts, subject);
    if (!(await settle(tx)) || isFine || account?.nickname !== nickname) return;
    const { nickname: _refused, ...without } = account;
    tx.update(accounts, { ...without, updatedAtMs: clock.nowMs() });
    tx.emit({ type: 'nickname.rejected', accountId: subject, facts: {} });
  });
};
