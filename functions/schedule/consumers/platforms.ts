import type { Consumer } from '../../../shared/application/events/consumer';
import type { Told } from '../../../shared/collections/events';
import { type PlatformEvent, platformEvents } from '../../../shared/collections/platform-events';
import type { EventOf } from '../../../shared/contract/events';
import type { Context } from '../../../shared/ports/context';
import { askAboutPayment } from './ask-about-payment';
import { takePushedMessage } from './pushed-message';

export type Taking = Pick<Context<'timer', 'weChatPush'>, 'store' | 'clock' | 'log' | 'weChatPush'>;

/** What is done with what each platform tells, by its name at the door; all of it may be done twice. */
const takers: Readonly<Record<string, (context: Taking, told: PlatformEvent) => Promise<void>>> = {
  wechat: takePushedMessage,
  wechatPay: askAboutPayment,
  alipay: askAboutPayment,
};

const eventIdOf = (event: Told): string => (event as Told<EventOf<'platform.told'>>).facts.eventId;

async function take(context: Taking, id: string): Promise<void> {
  const { store, clock } = context;
  const told = await store.get(platformEvents, id);
  // What was kept long ago is forgotten.
  if (!told) return;
  const taker = Object.hasOwn(takers, told.platform) ? takers[told.platform] : undefined;
  if (!taker) throw new Error(`nobody takes what ${told.platform} tells`);
  await taker(context, told);
  await store.transact(async (tx) => {
    const kept = await tx.get(platformEvents, id);
    if (kept) tx.update(platformEvents, { ...kept, handledAtMs: clock.nowMs() });
  });
}

/** Does what platforms told us at their door (shared/runtime/doors/platform.ts). */
export const platformsConsumer: Consumer<Taking> = {
  name: 'platforms',
  async recordsOf(store, events) {
    const found = await store.getMany(platformEvents, events.map(eventIdOf));
    return found.map((told) => told?.handledAtMs);
  },
  async handle(context, events) {
    for (const event of events) await take(context, eventIdOf(event));
  },
};
