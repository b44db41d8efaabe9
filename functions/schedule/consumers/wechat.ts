import { createOnce } from '../../../shared/application/create-once';
import type { Consumer } from '../../../shared/application/events/consumer';
import { identities } from '../../../shared/collections/accounts';
import { eventRecordLifeMs, type Told, weChatMessages } from '../../../shared/collections/events';
import type { EventOf } from '../../../shared/contract/events';
import { shanghaiTime } from '../../../shared/domain/calendar/calendar';
import { cutText, sizes } from '../../../shared/domain/text/clusters';
import type { Ports } from '../../../shared/ports/context';
import { noticeText } from './notice-text';

type Decided = Told<EventOf<'order.admitted' | 'order.refused'>>;
type Sending = Pick<Ports, 'store' | 'clock' | 'wechat' | 'settings'>;

/** A `thing` holds 20 characters; a pair of surrogates is one. */
const firstCharacters = (text: string): string => cutText(text, 20, '', sizes.codePoints);

/** What to do now, whole within the 20 characters of a `thing`: the title stands above it. */
const remarks: Readonly<Record<Decided['type'], string>> = {
  'order.admitted': '请按时到岗，点开查看时间和地点',
  'order.refused': '点开查看原因，再看看其他任务',
};

/** WeChat's limits: thing ≤ 20 characters, phrase ≤ 5 Chinese characters, time as 2026年11月22日 10:00. */
const messageData = (event: Decided): Readonly<Record<string, string>> => ({
  thing1: firstCharacters(event.facts.title),
  phrase2: event.type === 'order.admitted' ? '已录用' : '未通过',
  time3: shanghaiTime(event.atMs),
  thing4: remarks[event.type],
});

async function send({ store, wechat, settings }: Sending, event: Decided) {
  const templateId = settings.subscribeTemplates.orderResult;
  if (templateId === undefined) return 'none';
  const known = await store.list(identities, 'account', [event.accountId], { limit: 10, order: 'desc' });
  const openid = known.items.find((identity) => identity.appId === wechat.appId)?.openid;
  if (openid === undefined) return 'not-subscribed';
  const { page } = noticeText(event);
  return wechat.sendSubscribeMessage({ openid, templateId, page, data: messageData(event) });
}

/**
 * Tells an applicant of the decision in WeChat, when a template is set and the person asked for it. A try that
 * failed is repeated: the person's one credit keeps it from arriving twice.
 */
export const weChatConsumer: Consumer<Sending> = {
  name: 'weChat',
  recordsOf: (store, events) =>
    store.getMany(
      weChatMessages,
      events.map(({ id }) => id),
    ),
  async handle(context, events) {
    for (const event of events as readonly Decided[]) {
      const outcome = await send(context, event);
      const record = { id: event.id, outcome, expiresAtMs: context.clock.nowMs() + eventRecordLifeMs };
      await createOnce(context.store, weChatMessages, record);
    }
  },
};
