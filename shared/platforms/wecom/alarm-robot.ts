import { cutText, sizes } from '../../domain/text/clusters';
import type { AlarmRobot } from '../../ports/alarm-robot';
import { Fault } from '../../ports/fault';
import { TimedOut, type Timeouts, within } from '../../ports/timeouts';

interface AlarmRobotOptions {
  /** Of the robot in the operators' group. Secret: whoever has it writes there. */
  readonly key: string;
  readonly timeouts: Timeouts;
  readonly timeoutMs?: number;
  /** Only for another server that plays WeCom. */
  readonly webhook?: string;
}

const publicWebhook = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send';
/** The robot cuts in the midst of a character what is longer. */
const maxBytes = 2_048;

/** A robot of a WeCom group. Source: 企业微信 群机器人配置说明 (text ≤ 2,048 bytes, 20 messages a minute). */
export function alarmRobot(options: AlarmRobotOptions): AlarmRobot {
  const { key, timeouts, timeoutMs = 5_000, webhook = publicWebhook } = options;
  const url = new URL(webhook);
  url.searchParams.set('key', key);
  return {
    async tell(text) {
      const content = cutText(text, maxBytes, '…', sizes.utf8);
      const body = JSON.stringify({ msgtype: 'text', text: { content } });
      const headers = { 'content-type': 'application/json' };
      const code = await within(timeouts, timeoutMs, async (signal) => {
        const response = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal });
        return Number(((await response.json()) as { readonly errcode?: unknown }).errcode);
      }).catch((thrown: unknown) => {
        // What fetch throws may quote the address, and the key in it.
        const code = thrown instanceof TimedOut ? thrown.message : 'no answer';
        throw new Fault(`WeCom: ${code}`, { platform: 'wecom', code });
      });
      if (code !== 0) throw new Fault(`WeCom ${code}`, { platform: 'wecom', code });
    },
  };
}
