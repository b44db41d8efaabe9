import { consentRecords, loginRecords } from '../../collections/accounts';
import { charges } from '../../collections/charges';
import type { Collection, Document } from '../../collections/collection';
import { disputes } from '../../collections/disputes';
import { notices, weChatMessages } from '../../collections/events';
import { fundings, refunds } from '../../collections/fundings';
import { orders } from '../../collections/orders';
import { paperRequests } from '../../collections/paper-requests';
import { type PayoutAccount, payoutAccounts, payoutBooks, payouts } from '../../collections/payouts';
import { publisherContacts } from '../../collections/publisher-contacts';
import { publisherApplications, publisherRecords } from '../../collections/publishers';
import { ratingCounts, ratings, workRecords } from '../../collections/ratings';
import { schedules } from '../../collections/schedules';
import { shares } from '../../collections/sharing';
import { suspensions } from '../../collections/suspensions';
import { publishers, tasks, taskTexts } from '../../collections/tasks';
import { taxYears } from '../../collections/taxes';
import { tickets } from '../../collections/tickets';
import { workerIdentities } from '../../collections/worker-identities';
import { works } from '../../collections/works';
import type { KeptFor } from '../../domain/privacy/retentions';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { strip } from '../lifecycles/advance';
import { removePicture } from '../pictures/remove-picture';
import { removeCopy } from './data-copies';
import type { Holding } from './holding';
import { holdings } from './holdings';

type Erasing = Pick<Ports, 'store' | 'files'>;

/** Does to one account's documents of one collection what their holding says; done again, it changes nothing. */
type Ending = (context: Erasing, accountId: string, kept: ReadonlySet<KeptFor>) => Promise<void>;

/** Whether a document goes, while what stands in `kept` is kept. */
function goes<D extends Document>(of: Holding<D>, doc: D, kept: ReadonlySet<KeptFor>): boolean {
  const { afterwards } = of;
  if (afterwards === 'erased') return true;
  if (afterwards === 'nameless' || afterwards === 'expires') return false;
  return !kept.has(afterwards) || !of.keeps(doc);
}

const ending =
  <D extends Document>(
    from: Collection<D>,
    of: Holding<D>,
    also: (tx: Transaction, doc: D) => Promise<void> = async () => undefined,
  ): Ending =>
  async ({ store }, accountId, kept) => {
    for (const { id } of await of.find(store, accountId))
      await store.transact(async (tx) => {
        const doc = await tx.get(from, id);
        if (!doc) return;
        if (goes(of, doc, kept)) {
          tx.remove(from, id);
          await also(tx, doc);
        } else if (of.without.some((field) => field in doc)) strip(tx, from, doc, of.without);
      });
  };

/** A draft's text goes with it. */
async function withText(tx: Transaction, { id }: Document): Promise<void> {
  if (await tx.get(taskTexts, id)) tx.remove(taskTexts, id);
}

/** Whoever the wallet belongs to may bind it again as somebody new. */
const freeWallets: Ending = async ({ store }, accountId) => {
  for (const { id } of await holdings.payoutAccounts.find(store, accountId))
    await store.transact(async (tx) => {
      const bound = await tx.get(payoutAccounts, id);
      if (bound?.accountId !== accountId || bound.status === 'unbound') return;
      const { mandate: _allowed, ...rest } = bound;
      tx.update(payoutAccounts, { ...rest, status: 'unbound' } satisfies PayoutAccount);
    });
};

const erasePictures: Ending = async (context, accountId, kept) => {
  for (const picture of await holdings.pictures.find(context.store, accountId))
    if (goes(holdings.pictures, picture, kept)) await removePicture(context, picture.id);
};

/** What the platform knows a person by, and the account itself, go in one commit: see meet-cancellation.ts. */
type Elsewhere = 'accounts' | 'identities' | 'unionIdentities';
/** Nothing of theirs goes at once: entries of the ledger are chained, and lead to nobody any more; notes of reads expire. */
type Staying = 'dataReads' | 'earnings' | 'ledgerEntries' | 'workerBooks' | 'publisherFunds';

/** What is found by other documents goes before them. */
const endings: Readonly<Record<Exclude<keyof typeof holdings, Elsewhere | Staying>, Ending>> = {
  works: ending(works, holdings.works),
  disputes: ending(disputes, holdings.disputes),
  tickets: ending(tickets, holdings.tickets),
  suspensions: ending(suspensions, holdings.suspensions),
  ratings: ending(ratings, holdings.ratings),
  orders: ending(orders, holdings.orders),
  charges: ending(charges, holdings.charges),
  refunds: ending(refunds, holdings.refunds),
  fundings: ending(fundings, holdings.fundings),
  taskTexts: ending(taskTexts, holdings.taskTexts),
  tasks: ending(tasks, holdings.tasks, withText),
  taxYears: ending(taxYears, holdings.taxYears),
  workerIdentities: ending(workerIdentities, holdings.workerIdentities),
  paperRequests: ending(paperRequests, holdings.paperRequests),
  payouts: ending(payouts, holdings.payouts),
  payoutAccounts: ending(payoutAccounts, holdings.payoutAccounts),
  payoutBooks: ending(payoutBooks, holdings.payoutBooks),
  publisherApplications: ending(publisherApplications, holdings.publisherApplications),
  publisherRecords: ending(publisherRecords, holdings.publisherRecords),
  publishers: ending(publishers, holdings.publishers),
  publisherContacts: ending(publisherContacts, holdings.publisherContacts),
  pictures: erasePictures,
  ratingCounts: ending(ratingCounts, holdings.ratingCounts),
  workRecords: ending(workRecords, holdings.workRecords),
  schedules: ending(schedules, holdings.schedules),
  shares: ending(shares, holdings.shares),
  notices: ending(notices, holdings.notices),
  weChatMessages: ending(weChatMessages, holdings.weChatMessages),
  loginRecords: ending(loginRecords, holdings.loginRecords),
  consentRecords: ending(consentRecords, holdings.consentRecords),
};

/**
 * Erases of an account all that is not in `kept`, document by document; whatever ends it half-way, it is begun again. The
 * account and what it is known by are not touched here.
 */
export async function erase(context: Erasing, accountId: string, kept: ReadonlySet<KeptFor>): Promise<void> {
  await removeCopy(context, accountId);
  await freeWallets(context, accountId, kept);
  for (const end of Object.values(endings)) await end(context, accountId, kept);
}
