import { hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { agreeTo } from '../support/data/consents';
import { uploadedPicture } from '../support/data/pictures';
import { openTask } from '../support/data/tasks';
import { type Actor, createTestSystem, newKey, type TestSystem } from '../support/system/test-system';
import { type Backend, systemBackend } from './backend';
import { freshMiniProgram } from './built';
import { launchMini } from './launch-mini';
import { expectClean, phoneStorage } from './stubs';

const mostRequests = 3;

let system: TestSystem;
beforeAll(async () => {
  system = await createTestSystem();
});
afterAll(() => system.close());

const signUp = async (who: Actor, taskId: string): Promise<string> =>
  (await who.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() })).order.orderId;

/** Work that begins in half an hour, of which somebody has handed in a picture. */
async function handedIn(publisher: Actor, worker: Actor) {
  const nowMs = system.clock.nowMs();
  const startMs = nowMs + 30 * minuteMs;
  const taskId = await openTask(system, publisher, {
    title: `${worker.accountId} 的任务`,
    signUpDeadlineMs: nowMs + 10 * minuteMs,
    sessions: [{ startMs, endMs: startMs + 4 * hourMs }],
  });
  const orderId = await signUp(worker, taskId);
  const at = { longitude: 120.355, latitude: 36.084, accuracyMetres: 10 };
  const proof = { method: 'position', ...at };
  await agreeTo(worker, 'check-in-position');
  await worker.get('orders/checkIn', { orderId, startMs, proof });
  return { taskId, orderId };
}

async function handIn(worker: Actor, orderId: string): Promise<void> {
  const pictureId = await uploadedPicture(system, worker, 'hand-in');
  await worker.get('orders/handIn', { orderId, quantity: 1, text: '已完成', pictureIds: [pictureId] });
}

/** Somebody who works and publishes, with something on every page of either side. */
async function busyPerson() {
  const [lin, zhao, wang] = [
    await system.publisher('lin'),
    await system.publisher('zhao'),
    await system.signIn('wang'),
  ];
  const [own, other] = [await handedIn(lin, wang), await handedIn(zhao, lin)];
  const reviewed = await openTask(system, lin, { admission: 'reviewed', title: '等您挑选的任务' });
  await signUp(wang, reviewed);
  system.clock.pass(31 * minuteMs);
  await handIn(wang, own.orderId);
  await handIn(lin, other.orderId);
  const wish = { kind: 'feedback', text: '想按工作日找任务', pictureIds: [], idempotencyKey: newKey() };
  const { ticketId } = (await lin.get('support/write', wish)).ticket;
  return { lin, own, other, reviewed, ticketId: ticketId as string };
}

type Busy = Awaited<ReturnType<typeof busyPerson>>;

/** What each page is opened with, by its folder where all of that want the same. */
const queriesOf = ({ lin, own, other, reviewed, ticketId }: Busy): Readonly<Record<string, string>> => ({
  'pages/task': `id=${other.taskId}`,
  'pages/task/missed': `id=${other.taskId}&code=NO_PLACE_LEFT`,
  'pages/publisher': `id=${lin.accountId}&city=370200`,
  'pages/orders': `id=${other.orderId}`,
  'pages/publishing': `id=${own.taskId}`,
  'pages/publishing/applicants': `id=${reviewed}`,
  'pages/publishing/order': `id=${own.orderId}`,
  'pages/sharing/poster': `id=${reviewed}`,
  'pages/settings/agreement': 'id=user-agreement',
  'pages/payouts/bind': 'channel=wechat',
  'pages/support/report': `task=${other.taskId}`,
  'pages/support/ticket': `id=${ticketId}`,
});

const isSkeleton = (): boolean =>
  document.querySelector('.mp-view:not([hidden]) [aria-label="正在加载"]') !== null;

/** A backend that answers what it was asked so far only when it is told to. */
function held(backend: Backend) {
  const asked: string[] = [];
  let waiting: (() => Promise<unknown>)[] = [];
  return {
    asked,
    isQuiet: () => waiting.length === 0,
    backend: (call: Parameters<Backend>[0]) =>
      new Promise<Awaited<ReturnType<Backend>>>((resolve, reject) => {
        if (!call.path.startsWith('/sandbox/')) asked.push(call.path);
        waiting.push(async () => Promise.resolve(backend(call)).then(resolve, reject));
      }),
    async answer() {
      const all = waiting;
      waiting = [];
      await Promise.all(all.map((each) => each()));
    },
  };
}

/** What a page asks for before its first screen stands; where nothing stands for what is still to come, all that it asks. */
async function askedBy(path: string, storage: Map<string, string>): Promise<readonly string[]> {
  const { asked, backend, isQuiet, answer } = held(systemBackend(system));
  const mini = await launchMini({ path, backend, storage: new Map(storage) });
  const hasSkeleton = isSkeleton();
  let before: readonly string[] = [];
  while (!isQuiet()) {
    if (!hasSkeleton || isSkeleton()) before = [...asked];
    await answer();
    await mini.settle();
  }
  expectClean(mini);
  expect({ path, isLoading: isSkeleton() }).toEqual({ path, isLoading: false });
  return before;
}

/** The phone of somebody who is signed in. */
async function phoneOf({ lin }: Busy): Promise<Map<string, string>> {
  const mini = await launchMini({ path: 'pages/settings/privacy', backend: systemBackend(system) });
  const tokens = {
    accessToken: lin.token,
    accessExpiresAtMs: Date.now() + hourMs,
    refreshToken: 'none',
    refreshExpiresAtMs: Date.now() + 24 * hourMs,
  };
  phoneStorage().setStorageSync('session', { tokens, accountId: lin.accountId });
  mini.close();
  return mini.storage;
}

test(`given somebody who works and publishes, when any page is opened first, then its first screen takes at most ${mostRequests} requests`, async () => {
  const busy = await busyPerson();
  const [storage, { pages }] = [await phoneOf(busy), await freshMiniProgram('miniprogram')];
  const queries = queriesOf(busy);
  const tooMany: object[] = [];
  for (const page of pages) {
    const query = queries[page] ?? queries[page.slice(0, page.lastIndexOf('/'))] ?? '';
    const asked = await askedBy(`${page}?${query}`, storage);
    if (asked.length > mostRequests) tooMany.push({ page, asked });
  }
  expect(pages.length).toBeGreaterThan(35);
  expect(tooMany).toEqual([]);
});
