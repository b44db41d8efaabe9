import { accountContract } from './account';
import type { Action, FeatureContract } from './action';
import { catalogueContract } from './catalogue';
import { documentsContract } from './documents';
import { drainContract } from './drain';
import { fundingContract } from './funding';
import { groupsContract } from './groups';
import { incomeContract } from './income';
import { messagesContract } from './messages';
import { operationsContract } from './operations';
import { ordersContract } from './orders';
import { payoutsContract } from './payouts';
import { picturesContract } from './pictures';
import { privacyContract } from './privacy';
import { publishersContract } from './publishers';
import { publishingContract } from './publishing';
import { reconcileContract } from './reconcile';
import { scheduleContract } from './schedule';
import { sharingContract } from './sharing';
import { supportContract } from './support';
import { tasksContract } from './tasks';

/** Every feature and its actions: authorisation table, documentation and checks come from here. */
export const contract = {
  account: accountContract,
  tasks: tasksContract,
  orders: ordersContract,
  publishing: publishingContract,
  funding: fundingContract,
  income: incomeContract,
  payouts: payoutsContract,
  documents: documentsContract,
  privacy: privacyContract,
  pictures: picturesContract,
  publishers: publishersContract,
  sharing: sharingContract,
  messages: messagesContract,
  support: supportContract,
  groups: groupsContract,
  operations: operationsContract,
  schedule: scheduleContract,
  catalogue: catalogueContract,
  drain: drainContract,
  reconcile: reconcileContract,
} satisfies Readonly<Record<string, FeatureContract>>;

/** Every action of every feature. */
export const actions: readonly Action[] = Object.values(contract).flatMap((feature) =>
  Object.values(feature),
);
