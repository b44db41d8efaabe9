import { dropApplication } from '../../shared/application/publishers/drop-application';
import { publisherApplications, publisherRecords } from '../../shared/collections/publishers';
import type { publishersContract } from '../../shared/contract/publishers';
import type { UseCase } from '../../shared/ports/context';
import { applicationView } from './application-view';

/** Takes back what is written of the own application and was not approved. Repeated, it answers the same. */
export const drop: UseCase<typeof publishersContract.drop, 'files'> = async (_input, context) => {
  const { store, clock, caller } = context;
  const { id } = caller.account;
  const left = await store.transact(async (tx) => {
    const [application, record] = await Promise.all([
      tx.get(publisherApplications, id),
      tx.get(publisherRecords, id),
    ]);
    if (!application || application.status === 'approved') return application;
    return dropApplication(tx, application, record, { by: 'person', atMs: clock.nowMs() });
  });
  return left ? { application: await applicationView(context, left) } : {};
};
