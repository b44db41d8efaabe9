import { publisherContacts } from '../../shared/collections/publisher-contacts';
import type { publishingContract } from '../../shared/contract/publishing';
import type { UseCase } from '../../shared/ports/context';

/** The number that the publisher chose for admitted workers. */
export const contact: UseCase<typeof publishingContract.contact> = async (_input, { store, caller }) => {
  const chosen = await store.get(publisherContacts, caller.account.id);
  return chosen ? { phone: chosen.phone } : {};
};

/** Chooses that number, or none; repeated, it changes nothing. */
export const setContact: UseCase<typeof publishingContract.setContact> = async ({ phone }, context) => {
  const { store, clock, caller } = context;
  const { id } = caller.account;
  await store.transact(async (tx) => {
    const before = await tx.get(publisherContacts, id);
    if (before?.phone === phone) return;
    if (phone === undefined) tx.remove(publisherContacts, id);
    else if (before) tx.update(publisherContacts, { id, phone, updatedAtMs: clock.nowMs() });
    else tx.create(publisherContacts, { id, phone, updatedAtMs: clock.nowMs() });
  });
  return {};
};
