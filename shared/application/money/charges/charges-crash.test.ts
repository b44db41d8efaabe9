import { setUpRails } from '../../../../tests/support/data/payable';
import { anyTimeOn } from '../../../../tests/support/data/task-draft';
import { draftTask } from '../../../../tests/support/data/tasks';
import { noteFact } from '../../../../tests/support/proof-facts';
import { propertyRuns } from '../../../../tests/support/property-runs';
import { callOver } from '../../../../tests/support/system/call-over';
import { dyingPorts } from '../../../../tests/support/system/dying-ports';
import { knock } from '../../../../tests/support/system/knock';
import { type Actor, createTestSystem, type TestSystem } from '../../../../tests/support/system/test-system';
import { refunds, taskFunds } from '../../../collections/fundings';
import { type Task, tasks } from '../../../collections/tasks';
import { dayMs, hourMs, minuteMs } from '../../../domain/calendar/calendar';
import type { LambdaPorts } from '../../../runtime/doors/on-lambda';
import { verifyLedger } from '../../ledger/verify';
import { allOf } from '../../listing/all-of';

let system: TestSystem;
let zhao: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  zhao = await system.publisher('zhao');
  await setUpRails(system);
});
afterEach(async () => {
  // Whatever happened, the books agree.
  const { store } = system.ports;
  expect((await verifyLedger(store, system.clock.nowMs())).problems).toEqual([]);
  await system.close();
});

const rail = () => system.sandbox.weChatPay;
const sumFen = 42_800;

/** A task that waits to be paid for, far ahead of its day. */
async function awaiting(): Promise<string> {
  const nowMs = system.clock.nowMs();
  const when = { signUpDeadlineMs: nowMs + 20 * dayMs, sessions: [anyTimeOn(nowMs + 21 * dayMs)] };
  const taskId = await draftTask(system, zhao, { places: 2, ...when });
  await zhao.get('publishing/openTask', { taskId });
  return taskId;
}

/** What one process does; the next one does it again. */
type Act = (ports: LambdaPorts) => Promise<void>;

interface Story {
  readonly name: string;
  /** What it begins with, for a task that waits to be paid for; answers what is done then. */
  begin(taskId: string): Promise<Act>;
  /** How it ends, wherever a process has died. */
  readonly end: {
    readonly task: Task['status'];
    readonly reservedFen: number;
    /** At the rail. */
    readonly orders: readonly string[];
    /** What goes back, at the rail and here. */
    readonly back: readonly string[];
    readonly refunds: readonly string[];
  };
}

/** Time goes by, and the timers come; whoever calls afterwards signs in anew. */
async function wait(ports: LambdaPorts, ...spansMs: readonly number[]): Promise<void> {
  const over = callOver(system, ports);
  for (const ms of spansMs) {
    system.clock.pass(ms);
    for (const action of ['tick', 'drain']) await over.timer(action).catch(() => undefined);
  }
  zhao = await system.publisher('zhao');
}

/** What the rail has told by itself comes in, and what it leads to is done. */
async function hear(ports: LambdaPorts): Promise<void> {
  const notice = rail().lastNotice();
  if (!notice) throw new Error('WeChat Pay told nothing');
  await knock({ functions: system.over(ports) }, 'wechatPay', notice);
  await wait(ports, 0);
}

/** Makes the order, pays it unless it was, and asks what became of it: all that a phone does. */
async function pays(ports: LambdaPorts, taskId: string): Promise<void> {
  const over = callOver(system, ports);
  const { data } = await over.call(zhao, 'funding/payByWeChat', { taskId });
  if (data?.prompt) rail().pay(data.prompt);
  if (data) await over.call(zhao, 'funding/checkPayment', { paymentId: data.paymentId });
}

const order = async (taskId: string) => (await zhao.get('funding/payByWeChat', { taskId })).prompt;

/** Paid when it was not to be any more. */
async function paidInVain(taskId: string): Promise<void> {
  const prompt = await order(taskId);
  await zhao.get('publishing/cancelFunding', { taskId });
  rail().pay(prompt);
}
const hearAndSendBack: Act = async (ports) => {
  await hear(ports);
  await wait(ports, minuteMs, 5 * minuteMs);
};

const open = { task: 'open', reservedFen: sumFen, orders: ['SUCCESS'], back: [], refunds: [] } as const;
const sentBack = { task: 'draft', reservedFen: 0, orders: ['REFUND'], refunds: ['paid'] } as const;

const stories: readonly Story[] = [
  {
    name: 'an order is made, paid and asked about',
    begin: async (taskId) => (ports) => pays(ports, taskId),
    end: open,
  },
  {
    name: 'a payment is told of',
    async begin(taskId) {
      rail().pay(await order(taskId));
      return hear;
    },
    end: open,
  },
  {
    name: 'an order that nobody pays is closed',
    async begin(taskId) {
      await order(taskId);
      system.clock.pass(31 * minuteMs);
      return (ports) => wait(ports, 0, minuteMs);
    },
    end: { ...open, task: 'awaiting-funds', reservedFen: 0, orders: ['CLOSED'] },
  },
  {
    name: 'an order takes the place of one for another sum',
    async begin(taskId) {
      await order(taskId);
      await zhao.get('publishing/cancelFunding', { taskId });
      await zhao.get('publishing/updateTask', { taskId, changes: { places: 3 } });
      await zhao.get('publishing/openTask', { taskId });
      return async (ports) => {
        await pays(ports, taskId);
        await wait(ports, 0, minuteMs);
      };
    },
    end: { ...open, reservedFen: 1.5 * sumFen, orders: ['CLOSED', 'SUCCESS'] },
  },
  {
    name: 'an order on the phone takes the place of a code',
    async begin(taskId) {
      await zhao.get('funding/payByCode', { taskId });
      return async (ports) => {
        await pays(ports, taskId);
        await wait(ports, 0, minuteMs);
      };
    },
    end: { ...open, orders: ['CLOSED', 'SUCCESS'] },
  },
  {
    name: 'what was paid in vain goes back',
    async begin(taskId) {
      await paidInVain(taskId);
      return hearAndSendBack;
    },
    end: { ...sentBack, back: ['SUCCESS'] },
  },
  {
    name: 'the rail gives a refund up, and another is made',
    async begin(taskId) {
      await paidInVain(taskId);
      rail().endNextRefund('CLOSED');
      return hearAndSendBack;
    },
    end: { ...sentBack, back: ['CLOSED', 'SUCCESS'] },
  },
  {
    name: 'what a task that is over has left goes back',
    async begin(taskId) {
      await pays(system.ports, taskId);
      await zhao.get('publishing/closeTask', { taskId });
      return (ports) => wait(ports, 31 * minuteMs, 0, minuteMs, 5 * minuteMs);
    },
    end: { ...sentBack, task: 'closed', back: ['SUCCESS'] },
  },
];

const statuses = (all: readonly { readonly status: string }[]) => all.map(({ status }) => status).toSorted();

async function endOf(taskId: string, ordersBefore: number): Promise<Story['end']> {
  const { store } = system.ports;
  const own = await allOf(store, refunds, 'task', [taskId]);
  const isOwn = (number: string) => own.some(({ id }) => number.startsWith(id));
  return {
    task: (await store.get(tasks, taskId))?.status ?? 'draft',
    reservedFen: (await store.get(taskFunds, taskId))?.reservedFen ?? 0,
    orders: rail()
      .orders()
      .slice(ordersBefore)
      .map(({ state }) => state),
    back: statuses(
      rail()
        .refunds()
        .filter(({ out_refund_no }) => isOwn(out_refund_no)),
    ),
    refunds: statuses(own),
  };
}

/** In `npm test` after every ninth. */
const stride = propertyRuns(9, 1);

test.each(stories)(
  'given a death after any effect as $name, then it ends as without one',
  async ({ name, begin, end }) => {
    let hasDied = true;
    for (let n = 1; hasDied; n += stride) {
      expect(n).toBeLessThan(150);
      zhao = await system.publisher('zhao');
      const taskId = await awaiting();
      const ordersBefore = rail().orders().length;
      const act = await begin(taskId);
      const { ports, isDead } = dyingPorts(system.ports, n);
      await act(ports);
      hasDied = isDead();
      // A lease that nobody gave back is over by then.
      await wait(system.ports, 10 * minuteMs);
      await act(system.ports);
      await wait(system.ports, hourMs, hourMs);
      expect({ n, ...(await endOf(taskId, ordersBefore)) }).toEqual({ n, ...end });
      if (!hasDied) noteFact({ kind: 'crashes', name, value: n - 1 });
    }
  },
);
