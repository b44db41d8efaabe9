import type * as z from 'zod';
import { openidOfAccount } from '../../../shared/application/account/wechat-identity';
import { createOnce } from '../../../shared/application/create-once';
import type { Consumer } from '../../../shared/application/events/consumer';
import { eventRecordLifeMs, type Told, weChatMessages } from '../../../shared/collections/events';
import { AppError } from '../../../shared/contract/errors';
import type { Event, EventOf } from '../../../shared/contract/events';
import type { Context } from '../../../shared/ports/context';
import { Fault } from '../../../shared/ports/fault';
import type { SubscribeMessage } from '../../../shared/ports/wechat';
import { noticeText } from './notice-text';
import { isPast, type MessageEvent, messageData, purposeOf } from './wechat-text';

type Noted = Told<MessageEvent>;
type Allowed = Told<EventOf<'message.allowed'>>;
type Sending = Pick<
  Context<'timer', 'wechat' | 'settings'>,
  'store' | 'clock' | 'wechat' | 'settings' | 'report'
>;

/** The message of an event; undefined without a template, when it is too late, or when nobody knows whom to send it to. */
async function messageOf(context: Sending, event: Noted): Promise<SubscribeMessage | undefined> {
  const templateId = context.settings.subscribeTemplates[purposeOf(event)];
  if (templateId === undefined || isPast(event, context.clock.nowMs())) return undefined;
  const openid = await openidOfAccount(context, event.accountId);
  if (openid === undefined) return undefined;
  const { page } = noticeText(event);
  return { openid, templateId, page, data: messageData(event, event.atMs) };
}

type Message = z.output<(typeof weChatMessages)['schema']>;

/** Writes what became of a message. */
const note = ({ store }: Sending, message: Message) =>
  store.transact(async (tx) => {
    if (await tx.get(weChatMessages, message.id)) tx.update(weChatMessages, message);
    else tx.create(weChatMessages, message);
  });

/** Notes that a message is about to be sent; answers what stood there before, or that it is not to be sent. */
const claim = ({ store }: Sending, message: Message) =>
  store.transact(async (tx) => {
    const before = await tx.get(weChatMessages, message.id);
    if (before && before.outcome !== 'not-yet') return 'settled' as const;
    if (before) tx.update(weChatMessages, message);
    else tx.create(weChatMessages, message);
    return before;
  });

/** Takes a claim back: the message is as it was before. */
const giveBack = ({ store }: Sending, id: string, before: Message | undefined) =>
  store.transact(async (tx) => {
    if (!(await tx.get(weChatMessages, id))) return;
    if (before) tx.update(weChatMessages, before);
    else tx.remove(weChatMessages, id);
  });

/** Whether WeChat may have sent it, and only the answer was lost. */
const mayBeSent = ({ cause }: AppError): boolean =>
  cause instanceof Fault && cause.isInDoubt && cause.facts.endpoint === 'subscribe_send';

/**
 * Sends the message of an event, once: its record is there before, so that whoever finds it does not send again.
 * Errors: those of WeChat after which it was not sent.
 */
async function sendOnce(context: Sending, event: Noted): Promise<void> {
  const { id, atMs, ...told } = event;
  const expiresAtMs = context.clock.nowMs() + eventRecordLifeMs;
  const message = await messageOf(context, event);
  if (!message) return createOnce(context.store, weChatMessages, { id, outcome: 'none', expiresAtMs });
  const before = await claim(context, { id, outcome: 'unknown', expiresAtMs });
  if (before === 'settled') return;
  try {
    const outcome = await context.wechat.sendSubscribeMessage(message);
    const waiting = { accountId: event.accountId, atMs, event: told as Event };
    if (outcome === 'sent') await note(context, { id, outcome, expiresAtMs });
    else await note(context, { id, outcome: 'not-yet', waiting, expiresAtMs });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (mayBeSent(error)) return context.report(error);
    await giveBack(context, id, before);
    throw error;
  }
}

/** The event of a message that a person allows now; undefined when it is settled. */
async function waitingEvent({ store }: Sending, messageId: string): Promise<Noted | undefined> {
  const message = await store.get(weChatMessages, messageId);
  if (message?.outcome !== 'not-yet' || !message.waiting) return undefined;
  return { ...message.waiting.event, id: messageId, atMs: message.waiting.atMs } as Noted;
}

/**
 * Tells a worker in WeChat of a decision, of work that begins, of what changes and of acceptance, when a template is set
 * and the person has asked for it; who had not is told when they do, unless it is too late to matter.
 */
export const weChatConsumer: Consumer<Sending> = {
  name: 'weChat',
  recordsOf: (store, events) =>
    store.getMany(
      weChatMessages,
      events.map(({ id }) => id),
    ),
  async handle(context, events) {
    for (const event of events as readonly (Noted | Allowed)[]) {
      if (event.type !== 'message.allowed') {
        await sendOnce(context, event);
        continue;
      }
      const waiting = await waitingEvent(context, event.facts.messageId);
      if (waiting) await sendOnce(context, waiting);
      const expiresAtMs = context.clock.nowMs() + eventRecordLifeMs;
      await createOnce(context.store, weChatMessages, { id: event.id, outcome: 'none', expiresAtMs });
    }
  },
};
