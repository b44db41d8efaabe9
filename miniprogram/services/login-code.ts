import { ClientError } from '../generated/client/client-error';

/** A fresh `wx.login` code: good for five minutes and one use. */
export const loginCode = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const refuse = () => reject(new ClientError({ code: 'WECHAT_UNAVAILABLE', isRetryable: true }));
    wx.login({ success: ({ code }) => (code ? resolve(code) : refuse()), fail: refuse });
  });
