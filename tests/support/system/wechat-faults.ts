import type { Fault } from '../../../local/sandbox/faults';
import type { ErrorCode } from '../../../shared/contract/errors';

/** What WeChat may do to a call, and the error that the person gets; `times` outlasts the adapter's retries. */
export const weChatFaults: readonly (readonly [
  does: string,
  fault: Omit<Fault, 'endpoint'>,
  code: ErrorCode,
])[] = [
  ['is busy', { fault: 'errcode', errcode: -1, times: 3 }, 'WECHAT_BUSY'],
  ['limits the rate', { fault: 'errcode', errcode: 45011 }, 'WECHAT_RATE_LIMITED'],
  ['does not answer', { fault: 'hang' }, 'WECHAT_TIMEOUT'],
  ['answers 500', { fault: 'http-500' }, 'WECHAT_UNAVAILABLE'],
  ['answers garbage', { fault: 'garbage' }, 'WECHAT_UNAVAILABLE'],
  ['resets the connection', { fault: 'fail' }, 'WECHAT_UNAVAILABLE'],
];

/** Further ways in which a check of a person or a text cannot answer: unseen for two hours, not granted. */
export const unansweredChecks: typeof weChatFaults = [
  ['has not seen the person', { fault: 'errcode', errcode: 61010 }, 'SESSION_EXPIRED'],
  ['does not grant the call', { fault: 'errcode', errcode: 48001 }, 'INTERNAL'],
];
