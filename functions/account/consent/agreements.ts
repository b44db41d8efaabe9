import type { accountContract } from '../../../shared/contract/account';
import { agreements as current } from '../../../shared/contract/agreements';
import type { UseCase } from '../../../shared/ports/context';

/** The agreements in their current version. */
export const agreements: UseCase<typeof accountContract.agreements> = async () => ({
  agreements: current.map((agreement) => ({
    ...agreement,
    sections: agreement.sections.map(({ heading, paragraphs }) => ({ heading, paragraphs: [...paragraphs] })),
  })),
});
