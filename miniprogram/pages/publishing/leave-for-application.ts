/** From a page of publishers to where one becomes one; who does not even want to sign in goes back. */
export function leaveForApplication(isMember: boolean): void {
  if (isMember) wx.redirectTo({ url: '/pages/becoming/index' });
  else if (getCurrentPages().length > 1) wx.navigateBack();
  else wx.switchTab({ url: '/pages/me/index' });
}
