import { publisherApplications } from '../../shared/collections/publishers';
import { publishers } from '../../shared/collections/tasks';
import { publisherTerms } from '../../shared/contract/agreements/publisher-terms';
import type { publishersContract } from '../../shared/contract/publishers';
import type { UseCase } from '../../shared/ports/context';
import { applicationView } from './application-view';

/** The own application, what everybody sees of a publisher, and the terms. */
export const application: UseCase<typeof publishersContract.application, 'files'> = async (
  _input,
  context,
) => {
  const { store, caller } = context;
  const { id } = caller.account;
  const [written, shown] = await Promise.all([
    store.get(publisherApplications, id),
    store.get(publishers, id),
  ]);
  return {
    ...(written && { application: await applicationView(context, written) }),
    ...(shown && {
      publisher: { name: shown.name, verification: shown.verification, sinceMs: shown.createdAtMs },
    }),
    terms: publisherTerms,
    termsAccepted: written?.terms?.version === publisherTerms.version,
  };
};
