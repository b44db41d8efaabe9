import { openPage } from '../../services/navigate';

/** What the program asks the phone for, and that it works without. */
const permissions = [
  { title: '大致位置', text: '点“离我近”时使用，只用于计算距离，不保存。不开启也能按城市找任务。' },
  { title: '相册', text: '点“保存到相册”时使用，只写入海报，不读取照片。' },
  { title: '手机号', text: '只在您点“绑定”时由微信提供，可以不绑定。' },
  { title: '昵称和出生日期', text: '报名时需要：昵称给发布方称呼您，出生日期用于核对年龄。' },
];

Page({
  data: { permissions },

  openGuide() {
    if (typeof wx.openPrivacyContract !== 'function') return this.openPolicy();
    wx.openPrivacyContract({
      fail: () => openPage('/pages/settings/agreement?id=privacy-policy'),
    });
  },
  openPolicy() {
    openPage('/pages/settings/agreement?id=privacy-policy');
  },
  openSettings() {
    wx.openSetting({});
  },
});
