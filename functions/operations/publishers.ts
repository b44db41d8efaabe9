import { pictureAddress } from '../../shared/application/pictures/picture-address';
import { noteReads } from '../../shared/application/privacy/note-reads';
import { applicationsWaiting } from '../../shared/application/publishers/applications-waiting';
import { picturesOf } from '../../shared/application/publishers/decide-application';
import type { PublisherApplication } from '../../shared/collections/publishers';
import { publishers as shownPublishers } from '../../shared/collections/tasks';
import type { operationsContract } from '../../shared/contract/operations';
import type { PictureView } from '../../shared/contract/pictures';
import { isCreditCodeSound } from '../../shared/domain/typed/credit-code';
import type { UseCase } from '../../shared/ports/context';

/** An application as an operator reads it, with all that has to be compared. */
function applicantView(
  application: PublisherApplication,
  publisherName: string | undefined,
  pictures: readonly PictureView[],
) {
  const { id, submittedAtMs = 0, kind = 'person', name = '', creditCode, identity } = application;
  const { contactName = '', contactPhone = '' } = application;
  const licence = pictures.find(({ pictureId }) => pictureId === application.licenceId);
  const face = pictures.find(({ pictureId }) => pictureId === application.faceId);
  const isEnterprise = kind === 'enterprise';
  return {
    accountId: id,
    submittedAtMs,
    kind,
    name,
    ...(publisherName !== undefined && { publisherName }),
    ...(isEnterprise &&
      creditCode !== undefined && { creditCode, creditCodeSound: isCreditCodeSound(creditCode) }),
    contactName,
    contactPhone,
    identity: identity?.answer ?? ('unavailable' as const),
    ...(isEnterprise && licence && { licence }),
    ...(face && { face }),
  };
}

/** Applications that wait for a decision, with their papers. */
export const publishers: UseCase<typeof operationsContract.publishers, 'files'> = async (
  { limit, cursor },
  context,
) => {
  const { items, next } = await applicationsWaiting(context.store, { limit, cursor });
  const ids = items.map(({ id }) => id);
  await noteReads(context, { as: 'operator', kind: 'publisherApplication', of: ids });
  const [shown, pictures] = await Promise.all([
    ids.length > 0 ? context.store.getMany(shownPublishers, ids) : [],
    pictureAddress(context, items.flatMap(picturesOf), 'party'),
  ]);
  return {
    applications: items.map((application, at) => applicantView(application, shown[at]?.name, pictures)),
    ...(next !== undefined && { next }),
  };
};
