import { createOnce } from '../../../shared/application/create-once';
import type { Consumer } from '../../../shared/application/events/consumer';
import { type Notice, notices, type Told } from '../../../shared/collections/events';
import type { PersonEvent } from '../../../shared/contract/events';
import { dayMs } from '../../../shared/domain/calendar/calendar';
import type { Ports } from '../../../shared/ports/context';
import { noticeText } from './notice-text';

const noticeLifeMs = 180 * dayMs;

const noticeOf = (event: Told<PersonEvent>): Notice => ({
  id: event.id,
  accountId: event.accountId,
  type: event.type,
  ...noticeText(event),
  read: false,
  atMs: event.atMs,
  expiresAtMs: event.atMs + noticeLifeMs,
});

/** Leaves a notice in the app for the person whom an event concerns; the notice is its own record. */
export const noticesConsumer: Consumer<Pick<Ports, 'store'>> = {
  name: 'notices',
  recordsOf: (store, ids) => store.getMany(notices, ids),
  async handle({ store }, events) {
    for (const event of events as readonly Told<PersonEvent>[])
      await createOnce(store, notices, noticeOf(event));
  },
};
