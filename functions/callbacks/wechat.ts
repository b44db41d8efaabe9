import { createHash } from 'node:crypto';
import { minuteMs } from '../../shared/domain/calendar/calendar';
import type { Platform } from '../../shared/ports/platform';

/** WeChat sends again within seconds what nobody answered; what is older was caught and kept by somebody. */
const freshMs = 10 * minuteMs;

/** WeChat's message push, of which the mini-program's console knows the address: `/callbacks/wechat`. */
export const wechat: Platform<'weChatPush'> = {
  needs: ['weChatPush'],
  evidence: ['msg_signature', 'timestamp', 'nonce'],
  greet: (query, { weChatPush }) => weChatPush.greeting(query),
  async verify(request, { weChatPush, clock }) {
    const message = weChatPush.open(request);
    if (!message) return undefined;
    const sentAtMs = Number(request.query.timestamp) * 1_000;
    if (!(Math.abs(clock.nowMs() - sentAtMs) <= freshMs)) return undefined;
    // Events have no id. Sent again, one is encrypted anew, and says the same.
    return createHash('sha256').update(JSON.stringify(message)).digest('hex');
  },
  thanks: 'success',
};
