import { identities } from '../../shared/collections/accounts';
import {
  eventShards,
  type Notice,
  notices,
  type OutboxEvent,
  outbox,
  outboxPositions,
} from '../../shared/collections/events';
import { AppError } from '../../shared/contract/errors';
import type { scheduleContract } from '../../shared/contract/schedule';
import { dayMs, minuteMs, shanghaiDate } from '../../shared/domain/calendar';
import type { Context, UseCase } from '../../shared/ports/context';
import { ConditionFailed } from '../../shared/ports/store';
import { noticeText } from './notice-text';

const consumer = 'notices';
/** An index shows late commits late: what came in the last minutes is read again, and known ids dropped. */
const overlapMs = 5 * minuteMs;
const pageSize = 100;
const maxPages = 50;
const noticeLifeMs = 180 * dayMs;

/** Events that also reach the person's WeChat, when a template is set and the person asked for it. */
const sentByWeChat: readonly OutboxEvent['type'][] = ['order.admitted', 'order.refused'];

async function giveNotice({ store, settings }: Context, event: OutboxEvent): Promise<Notice> {
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

/** WeChat's limits: thing ≤ 20 characters, phrase ≤ 5 Chinese characters. */
const messageData = ({ type, text, atMs }: Notice, title: string): Readonly<Record<string, string>> => ({
  thing1: title.slice(0, 20),
  phrase2: type === 'order.admitted' ? '已录用' : '未通过',
  time3: shanghaiDate(atMs),
  thing4: text.slice(0, 20),
});

/**
 * Sends a notice that waits for WeChat, after it was committed. A try that failed is repeated by the next
 * runs while the event is read again; the person's one credit keeps it from arriving twice.
 */
async function sendByWeChat(context: Context, notice: Notice, event: OutboxEvent): Promise<void> {
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
    context.log({ level: 'error', consumer, eventId: event.id, outcome: error.code });
  }
}

async function handle(context: Context, events: readonly OutboxEvent[]): Promise<number> {
  const known = await context.store.getMany(
    notices,
    events.map(({ id }) => id),
  );
  for (const [at, event] of events.entries()) {
    const notice = known[at] ?? (await giveNotice(context, event));
    await sendByWeChat(context, notice, event);
  }
  return known.filter((notice) => !notice).length;
}

async function relayShard(context: Context, shard: string): Promise<number> {
  const { store } = context;
  const id = `${consumer}:${shard}`;
  const position = await store.get(outboxPositions, id);
  const from = Math.min(position?.readToMs ?? 0, context.clock.nowMs() - overlapMs);
  let handled = 0;
  let readToMs = position?.readToMs ?? 0;
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const events = await store.list(outbox, 'log', [shard], { limit: pageSize, from, cursor });
    if (events.items.length > 0) handled += await handle(context, events.items);
    readToMs = Math.max(readToMs, events.items.at(-1)?.atMs ?? 0);
    if (!events.next) break;
    cursor = events.next;
  }
  if (readToMs === (position?.readToMs ?? 0)) return handled;
  await store.transact(async (tx) => {
    const current = await tx.get(outboxPositions, id);
    if (!current) tx.create(outboxPositions, { id, readToMs });
    else if (current.readToMs < readToMs) tx.update(outboxPositions, { id, readToMs });
  });
  return handled;
}

/** Turns new events into in-app notices and subscribe messages, at least once each. */
export const relayOutbox: UseCase<typeof scheduleContract.relayOutbox> = async (_input, context) => {
  const handled = await Promise.all(eventShards.map((shard) => relayShard(context, shard)));
  return { handled: handled.reduce((sum, one) => sum + one, 0) };
};
