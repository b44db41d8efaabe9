import { shownError } from './shown-error';

/** A toast holds two short lines; longer texts get a window that waits. */
const toastLength = 22;

/** Says what is not in sight anyway: a toast lies on the page for a while. */
export function say(text: string): void {
  if (text.length <= toastLength) wx.showToast({ title: text, icon: 'none', duration: 2_500 });
  else wx.showModal({ content: text, showCancel: false, confirmText: '知道了' });
}

/** Tells what went wrong, in the catalogue's words. */
export const sayError = (error: unknown): void => say(shownError(error).message);

interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no?: string;
  /** Something is given up: the answer is not in the colour that invites. */
  readonly isLoss?: boolean;
}

/** Windows are WeChat's own, so that their colours are told it; each reaches 4.5:1 on its ground. */
const lossColor = (): string => (wx.getAppBaseInfo().theme === 'dark' ? '#ff9a92' : '#b3261e');

/** Asks before something is done that cannot simply be undone. */
export const confirm = ({ title, text, yes, no = '再想想', isLoss = false }: Question): Promise<boolean> =>
  new Promise((resolve) => {
    wx.showModal({
      title,
      content: text,
      confirmText: yes,
      cancelText: no,
      ...(isLoss && { confirmColor: lossColor() }),
      success: ({ confirm: agreed }) => resolve(agreed),
      fail: () => resolve(false),
    });
  });
