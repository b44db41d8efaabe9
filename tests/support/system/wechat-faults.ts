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
