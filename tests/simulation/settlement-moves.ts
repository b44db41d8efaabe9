import { workerIdentities } from '../../shared/collections/worker-identities';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { registered } from '../support/data/applications';
import { taxTerms } from '../support/data/settled-work';
import type { Move } from './simulation';

/** Workers and the people they are: the last two accounts are one person's. */
const persons = ['lin', 'li', 'wang', 'chen', 'crowd-1', 'crowd-1'];

/** What workers do so that they are paid, and the days that a cycle waits for. */
export const settlementMoves: readonly Move[] = [
  {
    name: 'identify',
    weight: 10,
    async run({ choose, documents, workers }) {
      const at = choose.int(0, workers.length - 1);
      const worker = workers[at];
      if (!worker || documents.get(workerIdentities, worker.accountId)) return undefined;
      const { name: legalName, idNumber } = registered(persons[at] ?? '');
      return worker.call('income/identify', { legalName, idNumber, terms: taxTerms });
    },
  },
  {
    name: 'weeks pass',
    weight: 1.5,
    async run(simulation) {
      await simulation.pass(simulation.choose.int(7 * dayMs, 12 * dayMs));
      return undefined;
    },
  },
];
