import { config } from '../config';

/** Whether there is a message to subscribe to at all, and a phone that can ask for it. */
export const canSubscribe = (): boolean =>
  config.subscribeTemplates.orderResult !== '' && typeof wx.requestSubscribeMessage === 'function';

/** `accept`, and what WeChat makes of it: `acceptWithAudio`, `acceptWithAlert`. */
const isAccepted = (answer: unknown): boolean => String(answer).startsWith('accept');

/** Asks to be told the outcome of a sign-up; must follow a tap. Answers whether one message was allowed. */
export const subscribeOrderResult = (): Promise<boolean> =>
  new Promise((resolve) => {
    if (!canSubscribe()) return resolve(false);
    const id = config.subscribeTemplates.orderResult;
    wx.requestSubscribeMessage({
      tmplIds: [id],
      success: (answer) => resolve(isAccepted(Reflect.get(answer, id))),
      fail: () => resolve(false),
    });
  });
