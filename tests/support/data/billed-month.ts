import { post } from '../../../shared/application/ledger/post';
import { monthOf } from '../../../shared/domain/calendar/month';
import { moved } from '../../../shared/domain/ledger/accounts';
import type { Actor, TestSystem } from '../system/test-system';

/** Work of a publisher's that was paid for in a month: 200 yuan, and 12 of fee. */
export const billMonth = (
  { ports: { store } }: Pick<TestSystem, 'ports'>,
  publisher: Actor,
  month: string,
): Promise<void> =>
  store.transact((tx) =>
    post(tx, monthOf(month).startMs, {
      id: `earn:billed${month}${publisher.accountId}`,
      kind: 'earn',
      publisherId: publisher.accountId,
      workerId: 'billed0000000001',
      taskId: 'task000000000000',
      orderId: 'order00000000000',
      postings: moved('reserve', { earned: 20_000, fee: 1_200 }),
      inputs: { month },
    }),
  );

export const invoiceTo = {
  form: 'ordinary',
  title: '青岛晴天会展服务有限公司',
  email: 'fapiao@example.com',
} as const;
