import { config } from '../config';
import { quietApi } from './api';

type Purpose = keyof typeof config.subscribeTemplates;

/** WeChat asks for three templates at once at most. */
const mostAtOnce = 3;

const templatesOf = (purposes: readonly Purpose[]): string[] =>
  purposes
    .map((purpose) => config.subscribeTemplates[purpose])
    .filter((id) => id !== '')
    .slice(0, mostAtOnce);

/** Whether there is a message to subscribe to at all, and a phone that can ask for it. */
export const canSubscribe = (...purposes: readonly Purpose[]): boolean =>
  templatesOf(purposes).length > 0 && typeof wx.requestSubscribeMessage === 'function';

/** `accept`, and what WeChat makes of it: `acceptWithAudio`, `acceptWithAlert`. */
const isAccepted = (answer: unknown): boolean => String(answer).startsWith('accept');

/** Asks to be told; must follow a tap. Answers whether a message was allowed of the first purpose. */
const subscribe = (purposes: readonly Purpose[]): Promise<boolean> =>
  new Promise((resolve) => {
    if (!canSubscribe(...purposes)) return resolve(false);
    const tmplIds = templatesOf(purposes);
    wx.requestSubscribeMessage({
      tmplIds,
      success: (answer) => resolve(isAccepted(Reflect.get(answer, tmplIds[0] ?? ''))),
      fail: () => resolve(false),
    });
  });

/** With a sign-up: what comes of it, before work, and when the publisher changes something. */
export const subscribeOrderResult = (): Promise<boolean> =>
  subscribe(['orderResult', 'workReminder', 'orderChange']);

/** Once more before work and when something changes, or of acceptance: what waits already is sent at once. */
export async function subscribeTo(...purposes: readonly Purpose[]): Promise<boolean> {
  const isAllowed = await subscribe(purposes);
  if (isAllowed) quietApi.messages.allow({}).catch(() => undefined);
  return isAllowed;
}
