import * as z from 'zod';
import { takeVerdict } from '../../../shared/application/pictures/take-verdict';
import type { PlatformEvent } from '../../../shared/collections/platform-events';
import type { PictureVerdict } from '../../../shared/domain/pictures/picture-verdicts';
import type { Ports } from '../../../shared/ports/context';

/** The event `wxa_media_check`: a verdict, or why there is none. Source: 多媒体内容安全识别, 异步检测结果推送. */
const mediaCheck = z.object({
  Event: z.literal('wxa_media_check'),
  trace_id: z.string().min(1).max(128),
  errcode: z.coerce.number().int().default(0),
  result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }).optional(),
});

/** -1008 and the like: WeChat could not load it, or failed. */
const verdictOf = ({ errcode, result }: z.output<typeof mediaCheck>): PictureVerdict =>
  errcode === 0 ? (result?.suggest ?? 'unable') : 'unable';

/** Does what WeChat's message push says; what is none of our business stays unread. */
export async function takePushedMessage(
  context: Pick<Ports, 'store' | 'clock' | 'weChatPush'>,
  { headers, body }: PlatformEvent,
): Promise<void> {
  const message = context.weChatPush.open({ query: headers, body: Buffer.from(body, 'base64') });
  const read = mediaCheck.safeParse(message);
  if (read.success) await takeVerdict(context, read.data.trace_id, verdictOf(read.data));
}
