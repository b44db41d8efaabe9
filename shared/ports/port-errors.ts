import { type ErrorCode, weChatFailures } from '../contract/errors';
import type { FundingChannel } from './funding-channel';
import type { SignIn } from './sign-in';
import type { Store, Transaction } from './store';
import type { WeChat } from './wechat';

/** Every method of a port with the codes it may throw; a new method does not compile without them. */
type ErrorsOf<Port> = {
  readonly [M in keyof Port as Port[M] extends (...given: never[]) => unknown
    ? M
    : never]: readonly ErrorCode[];
};

interface PortErrors {
  readonly Store: ErrorsOf<Store>;
  readonly Transaction: ErrorsOf<Transaction>;
  readonly WeChat: ErrorsOf<WeChat>;
  readonly SignIn: ErrorsOf<SignIn>;
  readonly FundingChannel: ErrorsOf<FundingChannel>;
}

const read: readonly ErrorCode[] = ['BUSY'];
/** A code was used, or is none of ours. */
const code: readonly ErrorCode[] = ['WECHAT_CODE_INVALID', ...weChatFailures];
const loginCode: readonly ErrorCode[] = [...code, 'WECHAT_RISK_BLOCKED'];

/**
 * What may come out of the ports, by port and method: what a use case can be refused with is collected from
 * it and from the sources. Ports that are not named throw no code of the catalogue; INTERNAL is left out.
 */
export const portErrors: PortErrors = {
  Store: { get: read, getMany: read, list: [...read, 'INVALID_INPUT'], transact: read },
  // Refusals of a commit are ConditionFailed, which use cases turn into codes of their own.
  Transaction: { get: read, create: [], update: [], remove: [], add: [], emit: [] },
  WeChat: {
    phoneNumber: code,
    checkText: [...weChatFailures, 'SESSION_EXPIRED'],
    checkPicture: [...weChatFailures, 'SESSION_EXPIRED'],
    riskRank: weChatFailures,
    miniProgramCode: weChatFailures,
    urlLink: weChatFailures,
    sendSubscribeMessage: weChatFailures,
  },
  SignIn: { holder: [...loginCode, 'INVALID_INPUT', 'NOT_SIGNED_IN'] },
  FundingChannel: { instructions: ['FUNDING_UNAVAILABLE'] },
};
