import { standingAlarms, tallies } from '../../collections/watch';
import { hourMs } from '../../domain/calendar/calendar';
import { type Alarm, alarmsIn } from '../../domain/operations/alarms-in';
import { nothingTallied, type Tallied, together } from '../../domain/operations/tallied';
import { watchWindowMs } from '../../domain/operations/watched';
import type { AlarmRobot } from '../../ports/alarm-robot';
import type { Ports } from '../../ports/context';

type Needs = Pick<Ports, 'store' | 'clock'> & {
  readonly robot: AlarmRobot;
  /** Whether a function is run by the clock. */
  readonly isTimer: (feature: string) => boolean;
};

/** What lasts is said again after so long, lest it be taken for over. */
const againAfterMs = hourMs;
/** Instances that write in one window; more would be read over several runs of the timer. */
const mostPages = 20;
const pageSize = 100;

async function tallied({ store, clock }: Pick<Ports, 'store' | 'clock'>): Promise<Tallied> {
  const from = clock.nowMs() - watchWindowMs;
  let sum = nothingTallied;
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const listed = await store.list(tallies, 'recent', ['all'], { limit: pageSize, from, cursor });
    sum = listed.items.reduce<Tallied>(together, sum);
    cursor = listed.next;
    if (cursor === undefined) break;
  }
  return sum;
}

/**
 * Tells operators what needs them, by what all instances have counted: once when it begins, again every hour that it lasts,
 * and when it is over. Told first, noted then: whoever dies in between tells it twice.
 */
export async function watch({ store, clock, robot, isTimer }: Needs): Promise<void> {
  const nowMs = clock.nowMs();
  const alarms = alarmsIn(await tallied({ store, clock }), isTimer);
  const { items } = await store.list(standingAlarms, 'all', ['all'], { limit: pageSize });
  const standing = new Map(items.map((each) => [each.id, each]));
  const isDue = ({ key }: Alarm) => nowMs - (standing.get(key)?.toldAtMs ?? 0) >= againAfterMs;
  const due = alarms.filter(isDue);
  const over = items.filter(({ id }) => !alarms.some(({ key }) => key === id));
  const texts = [...due.map(({ text }) => `⚠️ ${text}`), ...over.map(({ id }) => `✅ 已恢复：${id}`)];
  if (texts.length === 0) return;
  await robot.tell(texts.join('\n'));
  for (const { key } of due)
    await store.transact(async (tx) => {
      const known = await tx.get(standingAlarms, key);
      if (known) tx.update(standingAlarms, { ...known, toldAtMs: nowMs });
      else tx.create(standingAlarms, { id: key, sinceMs: nowMs, toldAtMs: nowMs });
    });
  for (const { id } of over)
    await store.transact(async (tx) => {
      if (await tx.get(standingAlarms, id)) tx.remove(standingAlarms, id);
    });
}
