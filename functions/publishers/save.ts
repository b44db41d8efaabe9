import { setDeadline } from '../../shared/application/deadlines/deadlines';
import { advance } from '../../shared/application/lifecycles/advance';
import { notePictures, usePictures } from '../../shared/application/pictures/use-pictures';
import { papersOf, picturesOf } from '../../shared/application/publishers/decide-application';
import {
  type PublisherApplication,
  publisherApplications,
  publisherRecords,
} from '../../shared/collections/publishers';
import type { PublisherFields, publishersContract } from '../../shared/contract/publishers';
import { dayMs } from '../../shared/domain/calendar/calendar';
import { applicationLifeDays } from '../../shared/domain/publishers/application-life';
import type { Ports, UseCase } from '../../shared/ports/context';
import { applicationView } from './application-view';

/** Looks at the pictures that come anew. Errors: those of `usePictures`. */
async function checkPapers(
  ports: Pick<Ports, 'store'>,
  accountId: string,
  { licenceId, faceId }: PublisherFields,
): Promise<void> {
  const subject = papersOf(accountId);
  const ofPurpose = (id: string | undefined, purpose: 'licence' | 'face') =>
    usePictures(ports, id === undefined ? [] : [id], { accountId, purpose, subject });
  await Promise.all([ofPurpose(licenceId, 'licence'), ofPurpose(faceId, 'face')]);
}

type Known = Pick<PublisherApplication, keyof PublisherFields>;
const isSame = (known: Known, fields: PublisherFields): boolean =>
  Object.entries(fields).every(([name, value]) => known[name as keyof PublisherFields] === value);

/** What is written now; whoever another person answers for, proves that one anew. */
function written(known: PublisherApplication, fields: PublisherFields): PublisherApplication {
  const { contactName } = fields;
  if (!known.identity || contactName === undefined || contactName === known.contactName)
    return { ...known, ...fields };
  const { identity: _another, ...rest } = known;
  return { ...rest, ...fields };
}

/** Keeps what is written, for so long as it may wait to be handed in. Errors: PICTURE_NOT_FOUND, PICTURE_NOT_ARRIVED, PICTURE_REFUSED, PICTURE_USED. */
export const save: UseCase<typeof publishersContract.save, 'files'> = async ({ fields }, context) => {
  const { store, clock, caller } = context;
  const { id } = caller.account;
  await checkPapers(context, id, fields);
  const application = await store.transact(async (tx) => {
    const [known, record] = await Promise.all([
      tx.get(publisherApplications, id),
      tx.get(publisherRecords, id),
    ]);
    if (known && isSame(known, fields)) return known;
    const nowMs = clock.nowMs();
    const next = known ? written(known, fields) : { ...fields, id, createdAtMs: nowMs };
    const saved = advance(tx, publisherApplications, next, 'write', { by: 'person', atMs: nowMs });
    // What was approved stays until something else is.
    const approved = picturesOf(record);
    notePictures(tx, papersOf(id), [...picturesOf(saved), ...approved], [...picturesOf(known), ...approved]);
    // Handed in or not: whoever meets it looks what has become of it.
    const dueAtMs = nowMs + applicationLifeDays * dayMs;
    await setDeadline(tx, context, { kind: 'application.expire', subject: id, dueAtMs });
    return saved;
  });
  return { application: await applicationView(context, application) };
};
