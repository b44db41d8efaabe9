import { currentShell, type PrivacyAnswer } from './shell';

/** The typings describe the listener's argument wrongly; this is what the privacy guide documents. */
type PrivacyListener = (resolve: (answer: PrivacyAnswer) => void) => void;

/**
 * WeChat stops a call that touches personal data until the person has agreed to the privacy guide; the page
 * that is open asks. Registered once: the last registration wins.
 */
export function watchPrivacy(): void {
  const listen: PrivacyListener = (resolve) => {
    const shell = currentShell();
    if (!shell) return resolve({ event: 'disagree' });
    shell.askPrivacy().then(resolve);
  };
  // Older phones have no privacy guide, and stop no call for it.
  if (typeof wx.onNeedPrivacyAuthorization !== 'function') return;
  wx.onNeedPrivacyAuthorization(listen as unknown as WechatMiniprogram.OnNeedPrivacyAuthorizationCallback);
}
