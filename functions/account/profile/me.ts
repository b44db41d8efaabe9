import type { accountContract } from '../../../shared/contract/account';
import type { UseCase } from '../../../shared/ports/context';
import { profileView } from './profile-view';

/** The own profile. */
export const me: UseCase<typeof accountContract.me, 'files'> = async (_input, context) => ({
  profile: await profileView(context, context.caller.account),
});
