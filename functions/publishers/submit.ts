import { textHash } from '../../shared/application/account/consent';
import { once, type RecordResult } from '../../shared/application/idempotency/idempotency';
import { advance } from '../../shared/application/lifecycles/advance';
import { checkIdentity } from '../../shared/application/publishers/check-identity';
import { type PublisherApplication, publisherApplications } from '../../shared/collections/publishers';
import { publisherTerms } from '../../shared/contract/agreements/publisher-terms';
import { AppError } from '../../shared/contract/errors';
import { publishersContract } from '../../shared/contract/publishers';
import { ageAt } from '../../shared/domain/calendar/calendar';
import { birthDateIn } from '../../shared/domain/typed/identity-number';
import type { Context, UseCase } from '../../shared/ports/context';
import { applicationView, missingIn } from './application-view';

type Submitting = Context<'consented', 'hash' | 'identity'>;

/** Who answers for what is published must be able to (Civil Code art. 18). */
const leastAge = 18;

/**
 * What the register says of the contact; of the number a keyed hash is all that stays. Whom nobody could ask about is
 * for an operator to decide. Errors: IDENTITY_MISMATCH, in one sentence for every reason, since another would help to
 * guess; PUBLISHER_UNDER_AGE.
 */
async function proven(
  context: Submitting,
  name: string,
  number: string,
): Promise<NonNullable<PublisherApplication['identity']>> {
  const atMs = context.clock.nowMs();
  if (ageAt(birthDateIn(number), atMs) < leastAge) throw new AppError('PUBLISHER_UNDER_AGE');
  const answer = await checkIdentity(context, { name, number });
  if (answer === 'mismatch') throw new AppError('IDENTITY_MISMATCH');
  return { numberHash: context.hash.hash('identity-number', number), answer, atMs };
}

/** Errors: APPLICATION_NOT_FOUND, APPLICATION_NOT_DRAFT, APPLICATION_INCOMPLETE with what is missing. */
async function written(
  { store, caller }: Submitting,
  idNumber: string | undefined,
): Promise<PublisherApplication & { readonly contactName: string }> {
  const application = await store.get(publisherApplications, caller.account.id);
  if (!application) throw new AppError('APPLICATION_NOT_FOUND');
  if (application.status === 'submitted' || application.status === 'approved')
    throw new AppError('APPLICATION_NOT_DRAFT');
  const missing = missingIn(application).filter((field) => field !== 'idNumber' || idNumber === undefined);
  const { contactName } = application;
  if (missing.length > 0 || contactName === undefined)
    throw new AppError('APPLICATION_INCOMPLETE', { missing });
  return { ...application, contactName };
}

/**
 * Hands the own application to an operator. Errors: APPLICATION_NOT_FOUND, APPLICATION_INCOMPLETE,
 * APPLICATION_NOT_DRAFT, AGREEMENT_UNKNOWN, IDENTITY_MISMATCH, PUBLISHER_UNDER_AGE, CHANGED_MEANWHILE.
 */
export const submit: UseCase<typeof publishersContract.submit, 'files' | 'hash' | 'identity'> = (
  input,
  context,
) => {
  const { store, clock, caller } = context;
  const { idNumber, terms } = input;
  return once(context, publishersContract.submit, {
    input,
    async run(record: RecordResult<{ readonly accountId: string }>) {
      if (terms.id !== publisherTerms.id || terms.version !== publisherTerms.version)
        throw new AppError('AGREEMENT_UNKNOWN');
      const read = await written(context, idNumber);
      const identity =
        idNumber === undefined ? read.identity : await proven(context, read.contactName, idNumber);
      const atMs = clock.nowMs();
      const submitted = await store.transact(async (tx) => {
        record(tx, { accountId: read.id });
        const current = await tx.get(publisherApplications, read.id);
        if (current?.updatedAtMs !== read.updatedAtMs) throw new AppError('CHANGED_MEANWHILE');
        const application = {
          ...current,
          ...(identity && { identity }),
          terms: { ...terms, textHash: textHash(publisherTerms), acceptedAtMs: atMs },
          submittedAtMs: atMs,
        };
        return advance(tx, publisherApplications, application, 'submit', { by: 'person', atMs });
      });
      return { application: await applicationView(context, submitted) };
    },
    async replay() {
      const application = await store.get(publisherApplications, caller.account.id);
      if (!application) throw new AppError('APPLICATION_NOT_FOUND');
      return { application: await applicationView(context, application) };
    },
  });
};
