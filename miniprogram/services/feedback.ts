import { shownError } from './shown-error';

/** A toast holds two short lines; longer texts get a window that waits. */
const toastLength = 22;

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
}

/** Asks before something is done that cannot simply be undone. */
export const confirm = ({ title, text, yes, no = '再想想' }: Question): Promise<boolean> =>
  new Promise((resolve) => {
    wx.showModal({
      title,
      content: text,
      confirmText: yes,
      cancelText: no,
      success: ({ confirm: agreed }) => resolve(agreed),
      fail: () => resolve(false),
    });
  });
