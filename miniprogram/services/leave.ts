/** Whether the page is still one of those that are open: an answer may come after the person went back. */
export const isOpen = (page: unknown): boolean =>
  getCurrentPages().some((each) => (each as unknown) === page);

/**
 * From this page back to where the person came from; a page that was opened first, from a notice, has nothing
 * behind it. Whoever left already stays where they are.
 */
export function leave(page: unknown): void {
  const pages = getCurrentPages();
  if ((pages[pages.length - 1] as unknown) !== page) return;
  if (pages.length > 1) wx.navigateBack();
  else wx.switchTab({ url: '/pages/me/index' });
}
