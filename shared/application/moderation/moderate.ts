import { AppError } from '../../contract/errors';
import type { Caller, Ports } from '../../ports/context';
import type { TextScene } from '../../ports/wechat';
import { openidOf } from '../account/wechat-identity';

/**
 * Lets WeChat judge what a person wrote, before others see it. What WeChat would review is refused like
 * what it finds risky. Errors: CONTENT_REJECTED, SESSION_EXPIRED, and those of the port.
 */
export async function moderate(
  context: Pick<Ports, 'store' | 'wechat'> & { readonly caller: Caller },
  scene: TextScene,
  content: string,
  as: { readonly nickname?: string; readonly title?: string } = {},
): Promise<void> {
  const openid = await openidOf(context);
  const { suggest } = await context.wechat.checkText({ openid, content, scene, ...as });
  if (suggest !== 'pass') throw new AppError('CONTENT_REJECTED');
}
