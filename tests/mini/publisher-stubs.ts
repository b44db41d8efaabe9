import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import type { Applicant, OwnTask, OwnTaskCard } from '../../shared/contract/publishing';
import { fen } from '../../shared/domain/money/money';
import type { LaunchOptions, Mini } from './launch-mini';
import { launchMini } from './launch-mini';
import { answering, idOf, profile, signedInStorage } from './stubs';

const hourMs = 3_600_000;
const startMs = () => Date.now() + 48 * hourMs;

/** A task as its publisher sees it. */
export const ownTask = (changes: Partial<OwnTask> = {}): OwnTask => ({
  taskId: idOf(1),
  status: 'open',
  title: '海边风筝节亲子区引导员',
  category: 'recruiting',
  type: 'events',
  description: '引导家长和孩子排队领取风筝，维持放飞区秩序。',
  serviceStandard: '着装整洁，准时到岗。',
  requirements: ['普通话流利'],
  bring: ['身份证'],
  cityCode: '370200',
  placeName: '第一海水浴场',
  address: '山东省青岛市市南区南海路23号',
  longitude: 120.34,
  latitude: 36.056,
  payFen: fen(22_000),
  payUnit: 'day',
  places: 12,
  admission: 'reviewed',
  minAge: 18,
  signUpDeadlineMs: startMs() - 2 * hourMs,
  sessions: [{ startMs: startMs(), endMs: startMs() + 8 * hourMs }],
  quantity: 1,
  perks: ['meals'],
  settlementCycle: 'daily',
  termsVersion: 1,
  ...changes,
});

export const ownCard = (changes: Partial<OwnTaskCard> = {}): OwnTaskCard => {
  const { taskId, status, title, placeName, payFen, payUnit, places, admission, sessions, signUpDeadlineMs } =
    ownTask();
  const pay = { amountFen: payFen, unit: payUnit };
  const task = { taskId, status, title, placeName, pay, places, admission, sessions, signUpDeadlineMs };
  return { ...task, isReturned: false, placesLeft: 4, taken: 8, waiting: 6, toAccept: 0, ...changes };
};

type Managed = OutputOf<typeof contract.publishing.task>;

export const managed = (task: Partial<OwnTask> = {}, more: Partial<Managed> = {}): Managed => ({
  task: ownTask(task),
  moderation: { outcome: 'pass' },
  counts: { placesLeft: 4, taken: 8, waiting: 6, toAccept: 0 },
  isTermsFixed: true,
  pictures: [],
  ...more,
});

export const applicant = (n: number, changes: Partial<Applicant> = {}): Applicant => ({
  orderId: `O${String(n).padStart(15, '0')}`,
  name: '小**',
  number: String(2_800 + n),
  ageBand: '25–29 岁',
  record: { done: 12, onTime: 12, noShows: 0, lateWithdrawals: 0, returned: 0 },
  status: 'applied',
  signedUpAtMs: Date.now() - n * hourMs,
  ...changes,
});

/** Opens a page as somebody who publishes. */
export async function asPublisher(
  path: string,
  answers: Readonly<Record<string, unknown>>,
  options: Partial<LaunchOptions> = {},
): Promise<Mini> {
  return launchMini({
    path,
    storage: await signedInStorage(),
    backend: answering({
      'account/me': { profile: profile({ roles: ['publisher'] }) },
      'tasks/publisher': {
        publisher: { publisherId: idOf(9), name: '青岛晴天会展', verification: 'enterprise', sinceMs: 0 },
      },
      ...answers,
    }),
    ...options,
  });
}

type WorkerOrder = OutputOf<typeof contract.publishing.order>['order'];

/** An order of a task that has begun an hour ago, as its publisher sees it: handed in as agreed by somebody who came. */
export function workerOrder(n: number, changes: Partial<WorkerOrder> = {}): WorkerOrder {
  const nowMs = Date.now();
  const session = { startMs: nowMs - 9 * hourMs, endMs: nowMs - hourMs };
  return {
    orderId: `O${String(n).padStart(15, '0')}`,
    number: '0000000000019',
    taskId: idOf(1),
    title: '海边风筝节亲子区引导员',
    name: '小**',
    status: 'handed-in',
    pay: { amountFen: fen(22_000), unit: 'day' },
    quantity: 1,
    sessions: [session],
    totalFen: fen(22_000),
    handInFromMs: session.startMs,
    handedInAtMs: nowMs - hourMs / 2,
    handedInQuantity: 1,
    acceptsByItselfAtMs: nowMs + 47 * hourMs,
    returns: 0,
    rulesVersion: 1,
    work: {
      attendances: [{ startMs: session.startMs, in: { atMs: session.startMs, method: 'code' as const } }],
      handIn: { quantity: 1, text: '全部完成', pictureIds: [], atMs: nowMs - hourMs / 2 },
    },
    ...changes,
  };
}
