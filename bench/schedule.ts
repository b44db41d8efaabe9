import { setTimeout } from 'node:timers/promises';
import { audience } from '../functions/schedule/consumers/audience';
import { fullLookMs } from '../shared/application/deadlines/deadlines';
import { identities } from '../shared/collections/accounts';
import { systemClock } from '../shared/platforms/system/system-clock';
import { storeOpenTasks } from '../tests/support/data/tasks';
import { callOver } from '../tests/support/system/call-over';
import { onCloudBase, onDynamo } from './cloud-systems';

/** What a message to WeChat takes. */
const callMs = 120;

/** What the timer must do a second: events that WeChat is told of, and deadlines that are met. */
const goals = { aws: { events: 200, deadlines: 167 }, cloudbase: { events: 60, deadlines: 20 } } as const;

async function measure(cloud: keyof typeof goals, count: number): Promise<boolean> {
  const opened = cloud === 'aws' ? await onDynamo() : await onCloudBase();
  if (!opened) {
    console.log('SKIPPED: the embedded DynamoDB does not exist for this machine');
    return true;
  }
  const { system, meter, close } = opened;
  const { store, wechat } = system.ports;
  const slow = {
    ...wechat,
    async sendSubscribeMessage() {
      await setTimeout(callMs);
      return 'sent' as const;
    },
  };
  const over = callOver(system, { wechat: slow });
  const accountId = system.ports.ids.newId();
  const identity = { id: 'i', accountId, appId: wechat.appId, openid: 'o', createdAtMs: 0 };
  await store.transact(async (tx) => tx.create(identities, identity));
  for (let at = 0; at < count; at += 1) {
    const facts = { orderId: `o${at}`, taskId: 't', title: '传单派发' };
    await store.transact(async (tx) => tx.emit({ type: 'order.admitted', accountId, facts }));
  }
  const timed = async () => {
    const startedMs = systemClock.nowMs();
    let done = { events: 0, deadlines: 0 };
    const { requests } = await meter.measure(async () => {
      done = (await over.timer('tick')) as typeof done;
    });
    return { done, seconds: (systemClock.nowMs() - startedMs) / 1_000, requests };
  };
  const events = await timed();
  await storeOpenTasks(system, count, () => ({ signUpDeadlineMs: system.clock.nowMs() + 1 }));
  // Nobody told of them: they are found when all shards are looked at.
  system.clock.pass(fullLookMs);
  const due = await timed();
  const rows = [
    {
      what: `events with calls of ${callMs} ms`,
      ...events,
      handled: events.done.events / audience['order.admitted'].length,
      goal: goals[cloud].events,
    },
    { what: 'deadlines', ...due, handled: due.done.deadlines, goal: goals[cloud].deadlines },
  ].map(({ what, handled, seconds, requests, goal }) => ({
    cloud,
    what,
    // All of them, or as many as one run has time for.
    handled,
    'a second': Math.round(handled / seconds),
    'at least': goal,
    'requests each': Math.round((10 * requests) / handled) / 10,
  }));
  console.table(rows);
  await close();
  return rows.every((row) => row['a second'] >= row['at least']);
}

/** `npm run bench:schedule`: how much one run of the timer gets done. */
async function main(): Promise<void> {
  const held = [await measure('aws', 2_000), await measure('cloudbase', 600)];
  if (held.includes(false)) process.exitCode = 1;
}

await main();
