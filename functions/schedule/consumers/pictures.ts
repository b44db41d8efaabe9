import { createOnce } from '../../../shared/application/create-once';
import type { Consumer } from '../../../shared/application/events/consumer';
import { removePicture } from '../../../shared/application/pictures/remove-picture';
import { eventRecordLifeMs, type Told } from '../../../shared/collections/events';
import { handledPictureEvents, pictureUses } from '../../../shared/collections/pictures';
import type { EventOf } from '../../../shared/contract/events';
import type { Ports } from '../../../shared/ports/context';

type Heard = Told<EventOf<'picture.used' | 'picture.dropped'>>;

async function act(context: Pick<Ports, 'store' | 'files'>, { type, facts, atMs }: Heard): Promise<void> {
  for (const pictureId of facts.pictureIds) {
    if (type === 'picture.dropped') await removePicture(context, pictureId);
    else await createOnce(context.store, pictureUses, { id: pictureId, subject: facts.subject, atMs });
  }
}

/** Keeps pictures that stand in something, and removes those that do no more. */
export const picturesConsumer: Consumer<Pick<Ports, 'store' | 'clock' | 'files'>> = {
  name: 'pictures',
  recordsOf: (store, events) =>
    store.getMany(
      handledPictureEvents,
      events.map(({ id }) => id),
    ),
  async handle(context, events) {
    for (const event of events as readonly Heard[]) {
      await act(context, event);
      const expiresAtMs = context.clock.nowMs() + eventRecordLifeMs;
      await createOnce(context.store, handledPictureEvents, { id: event.id, expiresAtMs });
    }
  },
};
