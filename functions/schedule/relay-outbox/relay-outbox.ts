import { overlapMs } from '../../../shared/application/events/outbox';
import { identities } from '../../../shared/collections/accounts';
import {
  eventShards,
  isPersonEvent,
  type Notice,
  notices,
  outbox,
  outboxPositions,
  type PersonEvent,
} from '../../../shared/collections/events';
import { AppError } from '../../../shared/contract/errors';
import type { scheduleContract } from '../../../shared/contract/schedule';
import { dayMs, shanghaiTime } from '../../../shared/domain/calendar/calendar';
import type { Context, UseCase } from '../../../shared/ports/context';
import { ConditionFailed } from '../../../shared/ports/store';
import { noticeText } from './notice-text';

type Relaying = Context<'timer', 'wechat' | 'settings'>;

const consumer = 'notices';
const pageSize = 100;
const noticeLifeMs = 180 * dayMs;

/** Events that also reach the person's WeChat, when a template is set and the person asked for it. */
const sentByWeChat: readonly PersonEvent['type'][] = ['order.admitted', 'order.refused'];

async function createNotice({ store, settings }: Relaying, event: PersonEvent): Promise<Notice> {
  const byWeChat = settings.subscribeTemplates.orderResult !== undefined && sentByWeChat.includes(event.type);
  const notice: Notice = {
    id: event.id,
    accountId: event.accountId,
    type: event.type,
    ...noticeText(event),
    read: false,
    wechat: byWeChat ? 'pending' : 'none',
    atMs: event.atMs,
    expiresAtMs: event.atMs + noticeLifeMs,
  };
  await store
    .transact(async (tx) => tx.create(notices, notice))
    .catch((error) => {
      if (!(error instanceof ConditionFailed)) throw error;
    });
  return notice;
}

/** A `thing` holds 20 characters; a pair of surrogates is one and is not cut. */
const firstCharacters = (text: string): string => [...text].slice(0, 20).join('');

/** WeChat's limits: thing ≤ 20 characters, phrase ≤ 5 Chinese characters, time as 2026年11月22日 10:00. */
const messageData = ({ type, text, atMs }: Notice, title: string): Readonly<Record<string, string>> => ({
  thing1: firstCharacters(title),
  phrase2: type === 'order.admitted' ? '已录用' : '未通过',
  time3: shanghaiTime(atMs),
  thing4: firstCharacters(text),
});

/**
 * Sends a notice that waits for WeChat, after it was committed. A try that failed is repeated by the next
 * runs while the event is read again; the person's one credit keeps it from arriving twice.
 */
async function sendByWeChat(context: Relaying, notice: Notice, event: PersonEvent): Promise<void> {
  const { store, wechat, settings } = context;
  const templateId = settings.subscribeTemplates.orderResult;
  if (notice.wechat !== 'pending' || templateId === undefined) return;
  const known = await store.list(identities, 'account', [notice.accountId], { limit: 10, order: 'desc' });
  const openid = known.items.find((identity) => identity.appId === wechat.appId)?.openid;
  try {
    const data = messageData(notice, event.facts.title ?? '');
    const outcome = openid
      ? await wechat.sendSubscribeMessage({ openid, templateId, page: notice.page, data })
      : 'not-subscribed';
    await store.transact(async (tx) => {
      const current = await tx.get(notices, notice.id);
      if (current) tx.update(notices, { ...current, wechat: outcome });
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    context.report(error);
  }
}

/** What one run of the relay came to. */
interface Run {
  handled: number;
  /** Moment of the oldest event that nobody had handled before. */
  oldestMs: number;
}

async function handle(context: Relaying, events: readonly PersonEvent[], run: Run): Promise<void> {
  const known = await context.store.getMany(
    notices,
    events.map(({ id }) => id),
  );
  for (const [at, event] of events.entries()) {
    const notice = known[at] ?? (await createNotice(context, event));
    if (!known[at]) run.oldestMs = Math.min(run.oldestMs, event.atMs);
    await sendByWeChat(context, notice, event);
  }
  run.handled += known.filter((notice) => !notice).length;
}

/** Records how far a shard is read; a run beside this one may have come farther. */
async function savePosition({ store }: Relaying, id: string, readToMs: number): Promise<void> {
  await store.transact(async (tx) => {
    const position = await tx.get(outboxPositions, id);
    if (!position) tx.create(outboxPositions, { id, readToMs });
    else if (position.readToMs < readToMs) tx.update(outboxPositions, { id, readToMs });
  });
}

async function relayShard(context: Relaying, shard: string, run: Run): Promise<void> {
  const { store } = context;
  const id = `${consumer}:${shard}`;
  let readToMs = (await store.get(outboxPositions, id))?.readToMs ?? 0;
  const from = Math.max(0, readToMs - overlapMs);
  let cursor: string | undefined;
  do {
    const events = await store.list(outbox, 'log', [shard], { limit: pageSize, from, cursor });
    // Events of tasks are for other consumers.
    const personal = events.items.filter(isPersonEvent);
    if (personal.length > 0) await handle(context, personal, run);
    const lastMs = events.items.at(-1)?.atMs ?? 0;
    // After each page, so that a run that is cut off has still come forward.
    if (lastMs > readToMs) await savePosition(context, id, lastMs);
    readToMs = Math.max(readToMs, lastMs);
    cursor = events.next;
  } while (cursor !== undefined);
}

/**
 * Turns new events into in-app notices and subscribe messages, at least once each. Logs how long the oldest
 * of them had waited, 0 when there was none: an alarm reads it, and fires too when no line comes.
 */
export const relayOutbox: UseCase<typeof scheduleContract.relayOutbox, 'wechat' | 'settings'> = async (
  _input,
  context,
) => {
  const startedAtMs = context.clock.nowMs();
  const run: Run = { handled: 0, oldestMs: startedAtMs };
  await Promise.all(eventShards.map((shard) => relayShard(context, shard, run)));
  context.log({ level: 'info', metric: 'outboxAgeMs', value: startedAtMs - run.oldestMs });
  return { handled: run.handled };
};
