/** Calls that WeChat makes wait for consent to the privacy guide (小程序隐私协议开发指南). */
export const needsPrivacy: ReadonlySet<string> = new Set([
  'getLocation',
  'getFuzzyLocation',
  'chooseLocation',
  'chooseImage',
  'chooseMedia',
  'chooseMessageFile',
  'addPhoneCalendar',
  'saveImageToPhotosAlbum',
  'setClipboardData',
  'getClipboardData',
  'requirePrivacyAuthorize',
]);

/** Calls that do not work in the single page of Moments (分享到朋友圈, 单页模式下的限制). */
export const refusedInSinglePage: ReadonlySet<string> = new Set([
  'login',
  'checkSession',
  'navigateTo',
  'redirectTo',
  'switchTab',
  'reLaunch',
  'navigateBack',
  'getSetting',
  'openSetting',
  'authorize',
  'openLocation',
  'chooseLocation',
  'requestSubscribeMessage',
  'requestPayment',
  'setClipboardData',
  'getClipboardData',
  'makePhoneCall',
  'showShareMenu',
  'hideShareMenu',
  'updateShareMenu',
  'startPullDownRefresh',
  'stopPullDownRefresh',
  'saveImageToPhotosAlbum',
]);

/** A subscribe dialog must follow a tap this closely, ms. */
export const TAP_GRACE_MS = 5_000;
