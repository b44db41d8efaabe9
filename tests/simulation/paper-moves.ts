import { ledgerEntries } from '../../shared/collections/ledger';
import { paperRequests } from '../../shared/collections/paper-requests';
import { monthAt, monthOf } from '../../shared/domain/calendar/month';
import { invoiceTo } from '../support/data/billed-month';
import type { Answer } from '../support/system/test-system';
import { actorOf, anyOf } from './choosing';
import type { Move, Simulation } from './simulation';

/** An invoice for a month that is over, or the certificate of a year's taxes so far. */
async function ask(simulation: Simulation): Promise<Answer | undefined> {
  const { documents, system } = simulation;
  const nowMs = system.clock.nowMs();
  const entry = anyOf(
    simulation,
    documents
      .all(ledgerEntries)
      .filter(
        ({ kind, atMs }) => kind === 'settle' || (kind === 'earn' && monthOf(monthAt(atMs)).endMs <= nowMs),
      ),
  );
  if (!entry) return undefined;
  const month = monthAt(entry.atMs);
  if (entry.kind === 'earn')
    return actorOf(simulation, entry.publisherId ?? '')?.call('documents/requestInvoice', {
      month,
      ...invoiceTo,
    });
  const { email } = invoiceTo;
  const year = Number(month.slice(0, 4));
  return actorOf(simulation, entry.workerId ?? '')?.call('documents/requestCertificate', { year, email });
}

/** What people have the platform issue, and what an operator does about it. */
export const paperMoves: readonly Move[] = [
  { name: 'ask for an invoice or a certificate', weight: 8, run: ask },
  {
    name: 'take a request for a paper back',
    weight: 3,
    async run(simulation) {
      const request = anyOf(simulation, simulation.documents.all(paperRequests));
      return (
        request &&
        actorOf(simulation, request.accountId)?.call('documents/withdrawRequest', { requestId: request.id })
      );
    },
  },
  {
    name: 'an operator moves a paper on',
    weight: 8,
    async run(simulation) {
      const { choose, documents, operator } = simulation;
      const all = documents.all(paperRequests);
      const open = all.filter(({ status }) => status === 'requested' || status === 'working');
      const request = anyOf(simulation, choose.chance(0.05) ? all : open);
      const step = choose.pick<object>([
        { step: 'start' },
        { step: 'issue', number: '26372000000012345678' },
        { step: 'refuse', reason: '抬头不对' },
      ]);
      return request && operator.call('operations/movePaperRequest', { requestId: request.id, ...step });
    },
  },
];
