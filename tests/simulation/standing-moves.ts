import { suspensions } from '../../shared/collections/suspensions';
import { anyOf } from './choosing';
import type { Move } from './simulation';

/** Publishers who may not publish for a while; what was agreed goes on. */
export const standingMoves: readonly Move[] = [
  {
    name: 'suspend a publisher',
    weight: 1,
    async run({ choose, operator, publishers }) {
      const { accountId } = choose.pick(publishers);
      const input = { accountId, rule: 'account-risk', reason: '账号需要核实', days: choose.int(1, 3) };
      return operator.call('support/suspend', input);
    },
  },
  {
    name: 'lift a suspension',
    weight: 4,
    async run(simulation) {
      const standing = simulation.documents.all(suspensions).filter(({ status }) => status === 'standing');
      const found = anyOf(simulation, standing);
      return (
        found && simulation.operator.call('support/lift', { suspensionId: found.id, reason: '已经核实' })
      );
    },
  },
];
