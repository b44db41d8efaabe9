import type { accountContract } from '../../../shared/contract/account';
import type { UseCase } from '../../../shared/ports/context';
import { changeAccount } from '../change-account';
import { withoutSession } from './sessions';

/** Ends this session at once: its access token and its refresh token are no longer good. */
export const logout: UseCase<typeof accountContract.logout> = async (_input, context) => {
  await changeAccount(context, (account) => withoutSession(account, context.caller.session.id));
  return {};
};
