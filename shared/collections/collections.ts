import {
  accounts,
  consentRecords,
  duplicateAccounts,
  identities,
  loginRecords,
  unionIdentities,
} from './accounts';
import { callRates } from './call-rates';
import { cancellations } from './cancellations';
import { catalogueProgress, catalogueSnapshots } from './catalogue';
import { charges } from './charges';
import type { Collection } from './collection';
import { dataCopies } from './data-copies';
import { dataReads } from './data-reads';
import { deadlineLooks, deadlines } from './deadlines';
import { decisions } from './decisions';
import { disputes } from './disputes';
import { earnings } from './earnings';
import {
  consumerPositions,
  countedPlaceEvents,
  countedShareEvents,
  feedItems,
  feedPositions,
  notices,
  outbox,
  weChatMessages,
} from './events';
import { fundings, refunds, taskFunds } from './fundings';
import { groupPosts, groups } from './groups';
import { idempotencyRecords } from './idempotency';
import { leases } from './leases';
import { dailySeals, ledgerEntries, publisherFunds, workerBooks } from './ledger';
import { orders } from './orders';
import { paperRequests } from './paper-requests';
import { payerStops } from './payer-stops';
import { drawings, payoutAccounts, payoutBooks, payouts, railSettings, railStates } from './payouts';
import { handledPictureEvents, pictureChecks, pictures, pictureUses } from './pictures';
import { platformEvents } from './platform-events';
import { publisherContacts } from './publisher-contacts';
import { identityChecks, publisherApplications, publisherRecords } from './publishers';
import { countedWorkEvents, ratingCounts, ratings, workRecords } from './ratings';
import { reconciliations } from './reconciliations';
import { schedules } from './schedules';
import { serviceClients } from './services';
import { firstTouches, openings, shares } from './sharing';
import { suspensions } from './suspensions';
import { pastTerms, publishers, taskPlaces, tasks, taskTexts } from './tasks';
import { taxYears } from './taxes';
import { tickets } from './tickets';
import { vaultKeys } from './vault-keys';
import { standingAlarms, tallies } from './watch';
import { workerIdentities } from './worker-identities';
import { works } from './works';

/** Every collection of the product: tables, indexes and the memory store are made from this list. */
export const collections: readonly Collection[] = [
  accounts,
  identities,
  unionIdentities,
  duplicateAccounts,
  loginRecords,
  consentRecords,
  cancellations,
  dataCopies,
  dataReads,
  tasks,
  taskTexts,
  pastTerms,
  taskPlaces,
  catalogueSnapshots,
  catalogueProgress,
  publishers,
  publisherApplications,
  publisherRecords,
  identityChecks,
  orders,
  works,
  disputes,
  ratings,
  ratingCounts,
  workRecords,
  publisherContacts,
  decisions,
  schedules,
  fundings,
  refunds,
  taskFunds,
  charges,
  ledgerEntries,
  publisherFunds,
  workerBooks,
  dailySeals,
  earnings,
  taxYears,
  workerIdentities,
  paperRequests,
  tickets,
  payerStops,
  suspensions,
  payoutAccounts,
  payoutBooks,
  payouts,
  drawings,
  railSettings,
  railStates,
  reconciliations,
  pictures,
  pictureUses,
  pictureChecks,
  handledPictureEvents,
  shares,
  firstTouches,
  openings,
  idempotencyRecords,
  outbox,
  consumerPositions,
  feedItems,
  feedPositions,
  countedShareEvents,
  countedPlaceEvents,
  countedWorkEvents,
  weChatMessages,
  deadlines,
  deadlineLooks,
  leases,
  notices,
  serviceClients,
  platformEvents,
  groups,
  groupPosts,
  vaultKeys,
  callRates,
  tallies,
  standingAlarms,
];
