import {
  accounts,
  consentRecords,
  identities,
  loginRecords,
  unionIdentities,
} from '../../collections/accounts';
import { charges } from '../../collections/charges';
import { dataReads } from '../../collections/data-reads';
import { disputes } from '../../collections/disputes';
import { earnings } from '../../collections/earnings';
import { notices, weChatMessages } from '../../collections/events';
import { fundings, refunds } from '../../collections/fundings';
import { ledgerEntries, publisherFunds, workerBooks } from '../../collections/ledger';
import { orders } from '../../collections/orders';
import { paperRequests } from '../../collections/paper-requests';
import { payoutAccounts, payoutBooks, payouts } from '../../collections/payouts';
import { pictures } from '../../collections/pictures';
import { publisherContacts } from '../../collections/publisher-contacts';
import { publisherApplications, publisherRecords } from '../../collections/publishers';
import { ratingCounts, ratings, workRecords } from '../../collections/ratings';
import { schedules } from '../../collections/schedules';
import { shares } from '../../collections/sharing';
import { suspensions } from '../../collections/suspensions';
import { publishers, tasks, taskTexts } from '../../collections/tasks';
import { taxYearId, taxYears } from '../../collections/taxes';
import { tickets } from '../../collections/tickets';
import { workerIdentities } from '../../collections/worker-identities';
import { works } from '../../collections/works';
import { allOf } from '../listing/all-of';
import { listedBy, ordersOf, ownDocument, tasksOf, underOrders, underTasks } from './found-by';
import { holding, type Reading } from './holding';

/** Pictures that prove what was done or said of an order, or of somebody. */
const proofs: readonly string[] = ['hand-in', 'check-in', 'dispute', 'support'];

/** Those of the account alone: a person's other accounts are taxed by the same year. */
async function taxYearsOf(store: Reading, accountId: string) {
  const own = await store.get(workerIdentities, accountId);
  const all = own ? await allOf(store, workerIdentities, 'person', [own.personKey]) : [];
  if (!own || all.length > 1) return [];
  const first = new Date(own.createdAtMs).getUTCFullYear();
  const ids = Array.from({ length: 100 }, (_, at) => taxYearId(own.personKey, first - 1 + at));
  return (await store.getMany(taxYears, ids)).flatMap((year) => year ?? []);
}

async function entriesOf(store: Reading, accountId: string) {
  const lists = await Promise.all([
    allOf(store, ledgerEntries, 'settled', [accountId]),
    allOf(store, ledgerEntries, 'drawn', [accountId]),
    allOf(store, ledgerEntries, 'paid', [accountId]),
  ]);
  return lists.flat();
}

/**
 * Where data of people stands, and what becomes of it: the copy of one's data, the cancellation of an account and the
 * register in docs/privacy.md go by this list. What is found by other documents comes before them.
 */
export const holdings = {
  works: holding(works, {
    title: '打卡与交付',
    says: { attendances: 'work', handIn: 'work' },
    find: underOrders(works),
    afterwards: 'trade',
  }),
  disputes: holding(disputes, {
    title: '争议',
    says: { statements: 'disputes', decision: 'disputes' },
    find: underOrders(disputes),
    afterwards: 'trade',
  }),
  tickets: holding(tickets, {
    title: '举报、投诉、反馈和申诉',
    says: { report: 'support', against: 'support', answer: 'support', pictures: 'support' },
    find: listedBy(tickets, 'mine'),
    afterwards: 'trade',
  }),
  suspensions: holding(suspensions, {
    title: '账号暂停',
    says: { reason: 'suspensions', liftReason: 'suspensions' },
    find: listedBy(suspensions, 'account'),
    afterwards: 'trade',
  }),
  ratings: holding(ratings, {
    title: '评价',
    says: { text: 'reputation' },
    find: underOrders(ratings, (id) => [`${id}:worker`, `${id}:publisher`]),
    afterwards: 'trade',
  }),
  earnings: holding(earnings, {
    title: '应得报酬',
    says: { title: 'settlements' },
    find: underOrders(earnings),
    afterwards: 'nameless',
  }),
  orders: holding(orders, {
    title: '报名与订单',
    says: {
      terms: 'orders',
      cost: 'orders',
      timeline: 'orders',
      pending: 'orders',
      asked: 'orders',
      note: 'orderNote',
    },
    find: ordersOf,
    afterwards: 'trade',
    without: ['note'],
  }),
  charges: holding(charges, {
    title: '微信支付单',
    says: { railNumber: 'payer' },
    find: listedBy(charges, 'publisher'),
    afterwards: 'tax',
  }),
  refunds: holding(refunds, {
    title: '退款',
    says: { title: 'tasks', payerBank: 'payer', failure: 'payer', bankSerial: 'payer', railNumber: 'payer' },
    find: listedBy(refunds, 'publisher'),
    afterwards: 'tax',
  }),
  fundings: holding(fundings, {
    title: '任务付款',
    says: { title: 'tasks', payerBank: 'payer' },
    find: listedBy(fundings, 'publisher'),
    afterwards: 'tax',
  }),
  taskTexts: holding(taskTexts, {
    title: '任务说明',
    says: {
      description: 'tasks',
      serviceStandard: 'tasks',
      requirements: 'tasks',
      bring: 'tasks',
      address: 'tasks',
      pictureIds: 'tasks',
    },
    find: underTasks(taskTexts),
    afterwards: 'trade',
  }),
  tasks: holding(tasks, {
    title: '发布的任务',
    says: {
      title: 'tasks',
      cityCode: 'tasks',
      district: 'tasks',
      placeName: 'tasks',
      sessions: 'tasks',
      review: 'tasks',
      refusal: 'tasks',
      costRates: 'tasks',
    },
    find: tasksOf,
    afterwards: 'trade',
  }),
  taxYears: holding(taxYears, {
    title: '年度累计扣税',
    says: { months: 'settlements', previous: 'settlements' },
    find: taxYearsOf,
    afterwards: 'tax',
  }),
  workerIdentities: holding(workerIdentities, {
    title: '实名信息',
    says: { authorisation: 'consents' },
    find: ownDocument(workerIdentities),
    afterwards: 'tax',
  }),
  ledgerEntries: holding(ledgerEntries, {
    title: '账目',
    says: {
      id: 'settlements',
      day: 'settlements',
      orderIds: 'settlements',
      receipt: 'settlements',
      postings: 'settlements',
      links: 'settlements',
      inputHash: 'settlements',
      hash: 'settlements',
    },
    find: entriesOf,
    afterwards: 'nameless',
  }),
  workerBooks: holding(workerBooks, {
    title: '未付的收入',
    says: { head: 'settlements' },
    find: ownDocument(workerBooks),
    afterwards: 'nameless',
  }),
  publisherFunds: holding(publisherFunds, {
    title: '待退的任务款',
    says: { head: 'settlements' },
    find: ownDocument(publisherFunds),
    afterwards: 'nameless',
  }),
  paperRequests: holding(paperRequests, {
    title: '发票和凭证的申请',
    says: { period: 'invoices', number: 'invoices', reason: 'invoices' },
    find: async (store, accountId) => [
      ...(await allOf(store, paperRequests, 'mine', [accountId, 'invoice'])),
      ...(await allOf(store, paperRequests, 'mine', [accountId, 'certificate'])),
    ],
    afterwards: 'tax',
    keeps: ({ status }) => status === 'issued',
  }),
  payouts: holding(payouts, {
    title: '付款',
    says: {
      keyId: 'settlements',
      refusal: 'settlements',
      reason: 'settlements',
      railNumber: 'settlements',
      prompt: 'settlements',
      hold: 'settlements',
    },
    find: listedBy(payouts, 'mine'),
    afterwards: 'tax',
  }),
  payoutAccounts: holding(payoutAccounts, {
    title: '收款账户',
    find: listedBy(payoutAccounts, 'account'),
    afterwards: 'tax',
  }),
  payoutBooks: holding(payoutBooks, {
    title: '收款账户的顺序',
    says: { accounts: 'payoutAccount' },
    find: ownDocument(payoutBooks),
    afterwards: 'tax',
  }),
  publisherApplications: holding(publisherApplications, {
    title: '成为发布方的申请',
    says: {
      name: 'publisherPapers',
      creditCode: 'publisherPapers',
      identity: 'publisherPapers',
      terms: 'consents',
      returned: 'publisherPapers',
    },
    find: ownDocument(publisherApplications),
    afterwards: 'erased',
  }),
  publisherRecords: holding(publisherRecords, {
    title: '发布方资质',
    says: { name: 'publisherPapers', creditCode: 'publisherPapers', identity: 'publisherPapers' },
    find: ownDocument(publisherRecords),
    afterwards: 'trade',
    without: ['licenceId', 'faceId'],
  }),
  publishers: holding(publishers, {
    title: '发布方名片',
    says: { name: 'publisherName' },
    find: ownDocument(publishers),
    afterwards: 'trade',
    without: ['avatarId'],
  }),
  publisherContacts: holding(publisherContacts, {
    title: '任务联系电话',
    find: ownDocument(publisherContacts),
    afterwards: 'erased',
  }),
  pictures: holding(pictures, {
    title: '图片',
    says: { kept: 'work' },
    find: listedBy(pictures, 'account'),
    afterwards: 'trade',
    keeps: ({ purpose }) => proofs.includes(purpose),
  }),
  ratingCounts: holding(ratingCounts, {
    title: '收到的评价数',
    find: ownDocument(ratingCounts),
    afterwards: 'erased',
  }),
  workRecords: holding(workRecords, {
    title: '履约记录',
    says: { rated: 'reputation' },
    find: ownDocument(workRecords),
    afterwards: 'erased',
  }),
  schedules: holding(schedules, {
    title: '日程',
    says: { held: 'orders' },
    find: ownDocument(schedules),
    afterwards: 'erased',
  }),
  shares: holding(shares, {
    title: '分享',
    says: { codeKey: 'shares', link: 'shares' },
    find: listedBy(shares, 'account'),
    afterwards: 'nameless',
    without: ['accountId', 'link'],
  }),
  notices: holding(notices, {
    title: '通知',
    says: { title: 'notices', text: 'notices', page: 'notices' },
    find: listedBy(notices, 'account'),
    afterwards: 'erased',
  }),
  weChatMessages: holding(weChatMessages, {
    title: '等待发送的微信消息',
    says: { id: 'notices', waiting: 'notices' },
    find: listedBy(weChatMessages, 'waiting'),
    afterwards: 'erased',
  }),
  loginRecords: holding(loginRecords, {
    title: '登录记录',
    says: { appId: 'weChatIdentity' },
    find: listedBy(loginRecords, 'account'),
    afterwards: 'expires',
  }),
  dataReads: holding(dataReads, {
    title: '谁看过您的信息',
    says: { id: 'reads' },
    find: listedBy(dataReads, 'account'),
    afterwards: 'expires',
  }),
  consentRecords: holding(consentRecords, {
    title: '单独同意的记录',
    says: { version: 'consents', textHash: 'consents' },
    find: listedBy(consentRecords, 'account'),
    afterwards: 'trade',
  }),
  identities: holding(identities, {
    title: '微信身份',
    says: { appId: 'weChatIdentity' },
    find: listedBy(identities, 'account'),
    afterwards: 'erased',
  }),
  unionIdentities: holding(unionIdentities, {
    title: '微信开放平台身份',
    find: listedBy(unionIdentities, 'account'),
    afterwards: 'erased',
  }),
  accounts: holding(accounts, {
    title: '账号与资料',
    says: { avatarId: 'avatar', consents: 'consents', purposeConsents: 'consents', sessions: 'logins' },
    find: ownDocument(accounts),
    afterwards: 'trade',
    without: [
      'nickname',
      'cityCode',
      'birthDate',
      'phone',
      'firstAdmittedAtMs',
      'legalName',
      'avatarId',
      'purposeConsents',
      'home',
    ],
  }),
};
