import { taskPlaces, tasks } from '../../shared/collections/tasks';
import { hourMs, minuteMs } from '../../shared/domain/calendar/calendar';
import { nextCrash } from '../../tests/support/crash-steps';
import { draftTask, openTask, storeOpenTasks } from '../../tests/support/data/tasks';
import { crashingStore } from '../../tests/support/stores/crashing-store';
import { tapped } from '../../tests/support/stores/tapped';
import { callOver } from '../../tests/support/system/call-over';
import {
  type Actor,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
});
afterEach(() => system.close());

const run = () => system.timer('tick');
const soon = () => ({ signUpDeadlineMs: system.clock.nowMs() + hourMs });

test('given a deadline, when it passes, then the task is closed with its reason and no place can be taken', async () => {
  const taskId = await openTask(system, zhao, soon());
  const later = await openTask(system, zhao);
  system.clock.pass(hourMs - 1);
  expect(await run()).toMatchObject({ deadlines: 0 });
  system.clock.pass(1);
  expect(await run()).toMatchObject({ deadlines: 1 });
  expect(await system.ports.store.get(tasks, taskId)).toMatchObject({
    status: 'closed',
    closedReason: 'deadline',
  });
  expect(await system.ports.store.get(taskPlaces, taskId)).toMatchObject({ open: 0, left: 10 });
  expect(await system.ports.store.get(tasks, later)).toMatchObject({ status: 'open' });
  expect(await run()).toMatchObject({ deadlines: 0 });
});

test('given somebody admitted, when the task is closed by its deadline, then they stay admitted', async () => {
  const taskId = await openTask(system, zhao, soon());
  const lin = await system.signIn('lin');
  const { order } = await lin.get('orders/signUp', { taskId, termsVersion: 1, idempotencyKey: newKey() });
  system.clock.pass(hourMs);
  await run();
  expect((await lin.get('orders/get', { orderId: order.orderId })).order.status).toBe('admitted');
});

test('given drafts and tasks closed before, when the timer runs, then it leaves them alone', async () => {
  const draft = await draftTask(system, zhao, soon());
  const closed = await openTask(system, zhao, soon());
  await zhao.get('publishing/closeTask', { taskId: closed });
  system.clock.pass(hourMs);
  await run();
  expect(await system.ports.store.get(tasks, draft)).toMatchObject({ status: 'draft' });
  expect(await system.ports.store.get(tasks, closed)).toMatchObject({ closedReason: 'publisher' });
});

test('given a deadline moved in time, when the timer runs, then the task stays open', async () => {
  const taskId = await openTask(system, zhao, soon());
  system.clock.pass(hourMs - 1);
  const changes = { signUpDeadlineMs: system.clock.nowMs() + 2 * hourMs };
  await (await system.signIn('zhao')).get('publishing/updateTask', { taskId, changes });
  system.clock.pass(hourMs);
  expect(await run()).toMatchObject({ deadlines: 0 });
});

test('given a deadline moved while the timer runs, when it comes to the task, then it leaves it open', async () => {
  const taskId = await openTask(system, zhao, soon());
  system.clock.pass(hourMs);
  const movedAfterList = tapped(system.ports.store, {
    async after({ method, args }) {
      if (method !== 'list' || args[1] !== 'due') return;
      const changes = { signUpDeadlineMs: system.clock.nowMs() + hourMs };
      await zhao.get('publishing/updateTask', { taskId, changes });
    },
  });
  expect(await callOver(system, { store: movedAfterList }).timer('tick')).toMatchObject({
    deadlines: 0,
  });
  expect(await system.ports.store.get(tasks, taskId)).toMatchObject({ status: 'open' });
});

test('given more due tasks than a page, when it runs, also twice at once, then each is closed once', async () => {
  const due = await storeOpenTasks(system, 130, soon);
  system.clock.pass(hourMs);
  const handled = (await Promise.all([run(), run()])) as { deadlines: number }[];
  expect(handled.reduce((sum, each) => sum + each.deadlines, 0)).toBe(130);
  const places = await system.ports.store.getMany(
    taskPlaces,
    due.slice(0, 100).map(({ id }) => id),
  );
  expect(places.every((each) => each?.open === 0)).toBe(true);
});

test('given a crash at each step, when it runs again, then task and places are closed together', async () => {
  let at = 1;
  for (; ; at = nextCrash(at)) {
    const due = await storeOpenTasks(system, 2, soon);
    system.clock.pass(hourMs);
    const store = crashingStore(system.ports.store, at);
    const crashed = await callOver(system, { store })
      .timer('tick')
      .then(
        () => store.hasCrashed(),
        () => true,
      );
    const expectTogether = async (isClosed?: boolean) => {
      for (const { id } of due) {
        const task = await system.ports.store.get(tasks, id);
        const places = await system.ports.store.get(taskPlaces, id);
        expect(places?.open).toBe(task?.status === 'open' ? 1 : 0);
        if (isClosed) expect(task?.status).toBe('closed');
      }
    };
    await expectTogether();
    system.clock.pass(minuteMs);
    await run();
    await expectTogether(true);
    if (!crashed) break;
  }
  expect(at).toBeGreaterThan(8);
});
