import type { accountContract } from '../../../shared/contract/account';
import type { UseCase } from '../../../shared/ports/context';
import { profileView } from './profile-view';

/** The own profile. */
export const me: UseCase<typeof accountContract.me> = async (_input, { caller }) => ({
  profile: profileView(caller.account),
});
