import { ApiError } from './api-error';

/** A fresh `wx.login` code: good for five minutes and one use. */
export const loginCode = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const refuse = () => reject(new ApiError({ code: 'WECHAT_UNAVAILABLE' }));
    wx.login({ success: ({ code }) => (code ? resolve(code) : refuse()), fail: refuse });
  });
