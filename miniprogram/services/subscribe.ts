import { config } from '../config';

/** Whether there is a message to subscribe to at all. */
export const canSubscribe = (): boolean => config.subscribeTemplates.orderResult !== '';

/** Asks to be told the outcome of a sign-up; must follow a tap. Answers whether one message was allowed. */
export const subscribeOrderResult = (): Promise<boolean> =>
  new Promise((resolve) => {
    const id = config.subscribeTemplates.orderResult;
    wx.requestSubscribeMessage({
      tmplIds: [id],
      success: (answer) => resolve((answer as unknown as Readonly<Record<string, string>>)[id] === 'accept'),
      fail: () => resolve(false),
    });
  });
