import { publisherApplications, publisherRecords } from '../../shared/collections/publishers';
import { publishers } from '../../shared/collections/tasks';
import { publisherTerms } from '../../shared/contract/agreements/publisher-terms';
import type { publishersContract } from '../../shared/contract/publishers';
import type { UseCase } from '../../shared/ports/context';
import { applicationView, papersView } from './application-view';

/** The own application, what everybody sees of a publisher, and the terms. */
export const application: UseCase<typeof publishersContract.application, 'files' | 'settings'> = async (
  _input,
  context,
) => {
  const { store, settings, caller } = context;
  const { id } = caller.account;
  const [written, shown, record] = await Promise.all([
    store.get(publisherApplications, id),
    store.get(publishers, id),
    store.get(publisherRecords, id),
  ]);
  const isCorrected = record && written?.status !== 'approved';
  const [application, approved] = await Promise.all([
    written && applicationView(context, written),
    isCorrected && papersView(context, record),
  ]);
  return {
    ...(application && { application }),
    ...(approved && { approved }),
    ...(shown && {
      publisher: {
        name: shown.name,
        verification: shown.verification,
        sinceMs: shown.createdAtMs,
        ...(shown.verification === 'none' && { limits: settings.unverified }),
      },
    }),
    terms: publisherTerms,
    termsAccepted: written?.terms?.version === publisherTerms.version,
  };
};
