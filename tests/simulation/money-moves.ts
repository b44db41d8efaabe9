import { samplePayer } from '../../local/bank';
import { fundings, refunds } from '../../shared/collections/fundings';
import { publisherOf } from './moves';
import type { Move } from './simulation';

/** What publishers pay, take back, and get back. */
export const moneyMoves: readonly Move[] = [
  {
    name: 'a payment comes in',
    weight: 16,
    async run({ choose, documents, operator, newKey }) {
      const all = documents.all(fundings);
      // Now and then what nobody waits for any more.
      const asked = choose.chance(0.8) ? all.filter(({ status }) => status === 'awaiting') : all;
      if (asked.length === 0) return undefined;
      const { id: reference, amountFen } = choose.pick(asked);
      const isWrong = choose.chance(0.05);
      return operator.call('operations/confirmFunding', {
        reference,
        amountFen: isWrong ? amountFen + 1 : amountFen,
        bankSerial: newKey(),
        ...samplePayer,
        ...(isWrong && { sendBack: true }),
      });
    },
  },
  {
    name: 'take back what has to be paid',
    weight: 1,
    async run(simulation) {
      const asked = simulation.documents.all(fundings).filter(({ status }) => status === 'awaiting');
      if (asked.length === 0) return undefined;
      const { taskId, publisherId } = simulation.choose.pick(asked);
      return publisherOf(simulation, publisherId)?.call('publishing/cancelFunding', { taskId });
    },
  },
  {
    name: 'a refund is sent, or comes back',
    weight: 3,
    async run({ choose, documents, operator, newKey }) {
      const due = documents.all(refunds);
      if (due.length === 0) return undefined;
      const { id: refundId } = choose.pick(due);
      const said = choose.chance(0.8)
        ? { outcome: 'paid', bankSerial: newKey() }
        : { outcome: 'failed', reason: '账号有误' };
      return operator.call('operations/finishRefund', { refundId, ...said });
    },
  },
];
