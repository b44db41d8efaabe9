/** Back to where the person came from; a page that was opened first, from a notice, has nothing behind it. */
export function leave(): void {
  if (getCurrentPages().length > 1) wx.navigateBack();
  else wx.switchTab({ url: '/pages/me/index' });
}
