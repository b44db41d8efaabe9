import type { Profile } from '../../shared/contract/account';
import { errorCatalogue } from '../../shared/contract/errors';
import type { OrderDetail } from '../../shared/contract/orders';
import type { PayoutAccountView } from '../../shared/contract/payouts';
import type { FoundTask, TaskCard, TaskDetail } from '../../shared/contract/tasks';
import { fen } from '../../shared/domain/money/money';
import type { Backend, Reply } from './backend';
import { launchMini, type Mini } from './launch-mini';

const hourMs = 3_600_000;

export const idOf = (n: number): string => `T${String(n).padStart(15, '0')}`;
const accountId = 'A000000000000001';

export const card = (n: number, changes: Partial<TaskCard> = {}): TaskCard => ({
  taskId: idOf(n),
  status: 'open',
  title: `展会引导员 ${n}`,
  category: 'recruiting',
  type: 'events',
  publisher: { publisherId: 'A000000000000009', name: '青岛晴天会展', verification: 'enterprise' },
  place: { cityCode: '370200', cityName: '青岛市', name: '五四广场', longitude: 120.3848, latitude: 36.0636 },
  district: '市南区',
  pay: { amountFen: fen(20_000), unit: 'day' },
  places: 10,
  placesLeft: 6,
  admission: 'first-come',
  minAge: 16,
  signUpDeadlineMs: Date.now() + 30 * hourMs,
  sessions: [{ startMs: Date.now() + 48 * hourMs, endMs: Date.now() + 56 * hourMs }],
  quantity: 1,
  tags: [],
  settlementCycle: 'daily',
  ...changes,
});

/** The same as a search answers it. */
export const found = (n: number, changes: Partial<FoundTask> = {}): FoundTask => ({ ...card(n), ...changes });

/** An answer to `tasks/find`. */
export const finding = (tasks: readonly FoundTask[], more: object = {}) => ({
  tasks,
  total: tasks.length,
  understood: [],
  ...more,
});

export const task = (n: number, changes: Partial<TaskDetail> = {}): TaskDetail => ({
  ...card(n),
  description: '引导观众签到入场。',
  serviceStandard: '着装整洁，准时到岗。',
  requirements: ['普通话流利'],
  bring: ['身份证'],
  address: '东海西路 5 号',
  pictures: [],
  termsVersion: 1,
  ...changes,
});

export const profile = (changes: Partial<Profile> = {}): Profile => ({
  accountId,
  status: 'active',
  roles: [],
  nickname: '小林',
  birthDate: '1998-03-12',
  initials: '小',
  birthDateFixed: false,
  complete: true,
  awaitingConsent: [],
  agreedPurposes: [],
  ...changes,
});

export const order = (status: OrderDetail['status'], changes: Partial<OrderDetail> = {}): OrderDetail => ({
  orderId: 'O000000000000001',
  number: '0000000000019',
  taskId: idOf(1),
  status,
  title: '展会引导员 1',
  pay: { amountFen: fen(20_000), unit: 'day' },
  settlementCycle: 'daily',
  sessions: [{ startMs: Date.now() + 48 * hourMs, endMs: Date.now() + 56 * hourMs }],
  quantity: 1,
  createdAtMs: Date.now(),
  withdrawable: status === 'applied' || status === 'admitted',
  totalFen: fen(20_000),
  handInFromMs: Date.now() + 48 * hourMs,
  returns: 0,
  rulesVersion: 1,
  may: status === 'applied' || status === 'admitted' ? ['withdraw'] : [],
  timeline: [{ status, by: 'worker', atMs: Date.now() }],
  ...changes,
});

export const account = (changes: Partial<PayoutAccountView> = {}): PayoutAccountView => ({
  payoutAccountId: 'P'.repeat(32),
  channel: 'wechat',
  realName: '*晓彤',
  destination: '微信零钱',
  isDefault: true,
  boundAtMs: Date.now(),
  ...changes,
});

export const agreements = ['user-agreement', 'privacy-policy', 'freelancer-service'].map((id, at) => ({
  id,
  version: '2026-11-01',
  title: ['用户协议', '隐私政策', '自由职业者服务协议'][at],
  summary: '摘要',
  sections: [{ heading: '一、总则', paragraphs: ['正文'] }],
}));

export const tokens = () => ({
  accessToken: 'a.b.c',
  accessExpiresAtMs: Date.now() + hourMs,
  refreshToken: 'r',
  refreshExpiresAtMs: Date.now() + 100 * hourMs,
});

/** An answer to `account/purposes`: what is agreed to apart, the first of them given at that moment. */
export const purposes = (givenAtMs?: number) => ({
  purposes: [
    {
      purpose: 'check-in-position',
      version: '2026-11-26',
      title: '用定位打卡',
      paragraphs: ['只取这一次的位置。算完就删，只留下距离和时间，发布方能看到。'],
      ...(givenAtMs !== undefined && { givenAtMs }),
    },
    {
      purpose: 'home',
      version: '2026-11-26',
      title: '保存家附近的位置',
      paragraphs: ['位置模糊到约 1 公里后加密保存。'],
    },
  ],
});

export const ok = (data: unknown): Reply => ({ body: { ok: true, data } });

const isRetryable = (code: string): boolean =>
  code in errorCatalogue && errorCatalogue[code as keyof typeof errorCatalogue].retryable;

export const refuse = (code: string, status = 409, details?: object): Reply => ({
  status,
  body: {
    ok: false,
    error: { code, message: code, retryable: isRetryable(code), ...(details && { details }) },
  },
});

type Answers = Readonly<Record<string, unknown>>;

/** Answers each action with a value, a reply, or what a function makes of the input. */
export function answering(answers: Answers): Backend {
  return async ({ path, data }) => {
    const found = answers[path.slice(1)];
    if (found === undefined) return path.startsWith('/sandbox/') ? undefined : refuse('NOT_FOUND', 404);
    const value: unknown =
      typeof found === 'function' ? await (found as (input: unknown) => unknown)(data) : found;
    return typeof value === 'object' && value !== null && 'body' in value ? (value as Reply) : ok(value);
  };
}

interface Phone {
  readonly wx: { setStorageSync(key: string, value: unknown): void; getStorageSync(key: string): unknown };
}

/** What the phone keeps, as the mini-program reads and writes it. */
export const phoneStorage = (): Phone['wx'] => (globalThis as unknown as Phone).wx;

/** What a phone keeps of somebody who signed in before. */
export async function signedInStorage(): Promise<Map<string, string>> {
  const mini = await launchMini({ backend: answering({ 'tasks/find': finding([]) }) });
  phoneStorage().setStorageSync('session', { tokens: tokens(), accountId });
  mini.close();
  return mini.storage;
}

/** Nothing may go wrong without a test noticing. */
export function expectClean(mini: Mini): void {
  expect([mini.problems, mini.unknownCalls]).toEqual([[], []]);
}
