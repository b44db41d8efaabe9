import type * as z from 'zod';
import type { Collection } from '../../../shared/collections/collection';
import { deadlines } from '../../../shared/collections/deadlines';
import { decisions } from '../../../shared/collections/decisions';
import { disputes } from '../../../shared/collections/disputes';
import { notices } from '../../../shared/collections/events';
import { fundings, refunds, taskFunds } from '../../../shared/collections/fundings';
import { ledgerEntries } from '../../../shared/collections/ledger';
import { orders } from '../../../shared/collections/orders';
import { publisherApplications, publisherRecords } from '../../../shared/collections/publishers';
import { taskPlaces, tasks } from '../../../shared/collections/tasks';
import { works } from '../../../shared/collections/works';
import type { Mirror } from '../../simulation/mirror';

/** `about`: ids of which a document must name one to belong to the story. */
type Teller = (documents: Mirror, about: readonly string[]) => string[];

/** Each document of a collection as a line of what is told of it. */
const tells =
  <D>(
    of: Pick<Collection, 'name'> & { readonly schema: z.ZodType<D> },
    facts: (doc: D) => readonly unknown[],
  ): Teller =>
  (documents, about) =>
    (documents.all(of) as D[])
      .filter((doc) => about.some((id) => JSON.stringify(doc).includes(id)))
      .map((doc) => `${of.name} ${JSON.stringify(facts(doc))}`);

const tellers: readonly Teller[] = [
  tells(orders, (it) => [
    it.status,
    it.timeline.map(({ status, by }) => `${status} by ${by}`),
    it.earnedFen,
    it.acceptedQuantity,
    it.returns,
    it.pending?.payFen,
  ]),
  tells(tasks, ({ status, places }) => [status, places]),
  tells(taskPlaces, ({ open, left, signUps }) => [open, left, signUps]),
  tells(fundings, ({ status, purpose, amountFen, refundedFen }) => [status, purpose, amountFen, refundedFen]),
  tells(refunds, ({ status, amountFen, failures }) => [status, amountFen, failures]),
  tells(taskFunds, (it) => [it.reservedFen, it.returns, it.wantedPlaces, it.fundingId !== undefined]),
  tells(ledgerEntries, ({ kind, postings }) => [kind, postings]),
  tells(decisions, ({ kind, reason }) => [kind, reason]),
  tells(disputes, ({ statements, decision }) => [statements.length, decision?.payFen]),
  tells(works, ({ attendances, handIn }) => [
    attendances.map((each) => [each.in?.method, each.out?.method]),
    handIn?.quantity,
  ]),
  tells(publisherApplications, ({ status, name }) => [status, name]),
  tells(publisherRecords, ({ name }) => [name]),
  tells(notices, ({ type, text }) => [type, text]),
  tells(deadlines, ({ kind, tries }) => [kind, tries]),
];

/**
 * What the documents say that belong to tasks made since a moment, or to one of these ids, but for ids and moments: the
 * same end of the same story is the same text.
 */
export function storyOf(documents: Mirror, sinceMs: number, others: readonly string[] = []): string[] {
  const made = documents.all(tasks).filter(({ createdAtMs }) => createdAtMs >= sinceMs);
  const taskIds = made.map(({ id }) => id);
  const own = [...documents.all(orders), ...documents.all(refunds)].filter(({ taskId }) =>
    taskIds.includes(taskId),
  );
  const about = [...taskIds, ...own.map(({ id }) => id), ...others];
  return tellers.flatMap((told) => told(documents, about)).sort();
}
