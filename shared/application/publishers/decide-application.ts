import { accounts } from '../../collections/accounts';
import {
  type PublisherApplication,
  type PublisherRecord,
  publisherApplications,
  publisherRecords,
} from '../../collections/publishers';
import { publishers } from '../../collections/tasks';
import type { ParsedInputOf } from '../../contract/action';
import { AppError } from '../../contract/errors';
import type { operationsContract } from '../../contract/operations';
import type { Verification } from '../../domain/account/verifications';
import type { Ports } from '../../ports/context';
import type { Transaction } from '../../ports/store';
import { advance } from '../lifecycles/advance';
import { notePictures } from '../pictures/use-pictures';

export type ApplicationDecision = ParsedInputOf<typeof operationsContract.decidePublisher>;

/** The pictures that an application or a record shows. */
export const picturesOf = ({
  licenceId,
  faceId,
}: Pick<PublisherRecord, 'licenceId' | 'faceId'> = {}): string[] =>
  [licenceId, faceId].filter((id) => id !== undefined);

/** What somebody's papers stand in. */
export const papersOf = (accountId: string): string => `publisher:${accountId}`;

/** As what an approved applicant was verified. Whose number nobody could check publishes within limits. */
const verificationOf = ({ kind, identity }: PublisherApplication): Verification => {
  if (kind === 'enterprise') return 'enterprise';
  return identity?.answer === 'match' ? 'person' : 'none';
};

/** Whether this very decision was taken before; anything else that happened since is no answer to it. */
const isDecided = (application: PublisherApplication, decision: ApplicationDecision): boolean => {
  if (application.submittedAtMs !== decision.submittedAtMs) return false;
  return decision.decision === 'approve'
    ? application.status === 'approved'
    : application.status === 'returned' &&
        application.returned?.note === decision.note &&
        String(application.returned?.reasons) === String(decision.reasons);
};

/** Makes the applicant a publisher, or takes over what a publisher has corrected: what is public and what is not. */
async function admit(tx: Transaction, application: PublisherApplication, nowMs: number): Promise<void> {
  const { id } = application;
  const [account, shown, record] = await Promise.all([
    tx.get(accounts, id),
    tx.get(publishers, id),
    tx.get(publisherRecords, id),
  ]);
  if (!account) throw new AppError('APPLICATION_NOT_FOUND');
  if (!account.roles.includes('publisher'))
    tx.update(accounts, { ...account, roles: [...account.roles, 'publisher'], updatedAtMs: nowMs });
  const {
    status: _status,
    terms: _terms,
    returned: _returned,
    submittedAtMs: _submitted,
    createdAtMs: _created,
    ...confidential
  } = application;
  const approved = { ...confidential, approvedAtMs: record?.approvedAtMs ?? nowMs, updatedAtMs: nowMs };
  const publisher = {
    id,
    name: application.name ?? '',
    verification: verificationOf(application),
    ...(account.avatarId !== undefined && { avatarId: account.avatarId }),
    createdAtMs: shown?.createdAtMs ?? nowMs,
  };
  if (record) tx.update(publisherRecords, approved);
  else tx.create(publisherRecords, approved);
  if (shown) tx.update(publishers, publisher);
  else tx.create(publishers, publisher);
  const kept = picturesOf(approved);
  notePictures(tx, papersOf(id), kept, [...kept, ...picturesOf(record)]);
}

/**
 * Approves an application, or gives it back with reasons; repeated, it answers the same. Errors:
 * APPLICATION_NOT_FOUND, APPLICATION_NOT_SUBMITTED, CHANGED_MEANWHILE when it is not what the operator has read.
 */
export const decideApplication = (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  decision: ApplicationDecision,
): Promise<PublisherApplication> =>
  store.transact(async (tx) => {
    const current = await tx.get(publisherApplications, decision.accountId);
    if (!current) throw new AppError('APPLICATION_NOT_FOUND');
    if (isDecided(current, decision)) return current;
    if (current.status === 'submitted' && current.submittedAtMs !== decision.submittedAtMs)
      throw new AppError('CHANGED_MEANWHILE');
    const atMs = clock.nowMs();
    const step = { by: 'operator', atMs } as const;
    const { returned: _before, ...application } = current;
    if (decision.decision === 'approve') {
      const approved = advance(tx, publisherApplications, application, 'approve', step);
      await admit(tx, approved, atMs);
      return approved;
    }
    const { reasons, note } = decision;
    const returned = { reasons, ...(note !== undefined && { note }), atMs };
    return advance(tx, publisherApplications, { ...application, returned }, 'return', step);
  });
