import { freshIdentity } from '../../shared/application/account/wechat-identity';
import { askToLeave as ask, comeBack as back } from '../../shared/application/privacy/leave';
import type { privacyContract } from '../../shared/contract/privacy';
import type { UseCase } from '../../shared/ports/context';
import { cancellationView } from './cancellation-view';

/** Errors: none. */
export const cancellation: UseCase<typeof privacyContract.cancellation> = async (_input, context) => ({
  cancellation: await cancellationView(context, context.caller.account),
});

/**
 * Asks for it; a fresh login code proves that the person of the session holds the phone. Errors: CANCELLATION_HINDERED,
 * WECHAT_IDENTITY_MISMATCH, and those of WeChat.
 */
export const askToLeave: UseCase<typeof privacyContract.askToLeave, 'wechat' | 'hash' | 'signIn'> = async (
  { loginCode },
  context,
) => {
  await freshIdentity(context, loginCode);
  const { status, endsAtMs } = await ask(context);
  return { status, endsAtMs };
};

/** Errors: CANCELLATION_OVER. */
export const comeBack: UseCase<typeof privacyContract.comeBack> = async (_input, context) => {
  const { status, endsAtMs } = await back(context);
  return { status, endsAtMs };
};
