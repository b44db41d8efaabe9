import { workerIdentities } from '../../../shared/collections/worker-identities';
import type { incomeContract } from '../../../shared/contract/income';
import type { UseCase } from '../../../shared/ports/context';
import { identityView } from './identity-view';

/** Who one is to the tax office, masked. */
export const identity: UseCase<typeof incomeContract.identity> = async (_input, { store, caller }) => ({
  identity: identityView(await store.get(workerIdentities, caller.account.id)),
});
