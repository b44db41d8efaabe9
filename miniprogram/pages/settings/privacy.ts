import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { loginCode } from '../../services/login-code';
import { openPage } from '../../services/navigate';
import { copyAddress } from '../../services/paper-file';
import { loadPurposes, type PurposeTerms, withdrawConsent } from '../../services/purposes';
import type { Purpose } from '../../stores/agreed-purposes';
import { session } from '../../stores/session';
import { moment } from '../../utils/format';

/** What the program asks the phone for, and that it works without. */
const permissions = [
  { title: '大致位置', text: '点“离我近”时使用，只用于计算距离，不保存。不开启也能按城市找任务。' },
  { title: '相册和相机', text: '您选择头像、拍照打卡、提交成果、保存海报时使用，只读取您选的照片。' },
  { title: '手机号', text: '只在您点“绑定”时由微信提供，可以不绑定。' },
  { title: '昵称和出生日期', text: '报名时需要：昵称给发布方称呼您，出生日期用于核对年龄。' },
];

const rowOf = ({ purpose, title, paragraphs, givenAtMs }: PurposeTerms) => ({
  purpose,
  title,
  paragraphs,
  isGiven: givenAtMs !== undefined,
  since: givenAtMs === undefined ? '没有同意，用到时会先问您' : `${moment(givenAtMs)} 同意`,
});

Page({
  data: {
    permissions,
    /** What is agreed to apart; of nobody who is not signed in. */
    purposes: [] as ReturnType<typeof rowOf>[],
    isBusy: false,
    isSignedIn: false,
  },

  onShow() {
    this.setData({ isSignedIn: Boolean(session.get()) });
    this.load();
  },
  async load() {
    if (!session.get()) return;
    try {
      this.setData({ purposes: (await loadPurposes()).map(rowOf) });
    } catch (error) {
      sayError(error);
    }
  },
  async withdraw(event: WechatMiniprogram.TouchEvent) {
    const { purpose, title } = event.currentTarget.dataset as { purpose: Purpose; title: string };
    if (this.data.isBusy) return;
    const text = '撤回后不再取用，为此保存的内容马上删除；此前的打卡记录不受影响。';
    if (!(await confirm({ title: `撤回“${title}”？`, text, yes: '撤回' }))) return;
    this.setData({ isBusy: true });
    try {
      await withdrawConsent(purpose);
      say('已撤回');
      await this.load();
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  openGuide() {
    if (typeof wx.openPrivacyContract !== 'function') return this.openPolicy();
    wx.openPrivacyContract({
      fail: () => openPage('/pages/settings/agreement?id=privacy-policy'),
    });
  },
  openPolicy() {
    openPage('/pages/settings/agreement?id=privacy-policy');
  },
  async copy() {
    if (this.data.isBusy) return;
    const text = '副本里有您的全部信息，请只在自己的手机或电脑上打开。生成可能要几十秒。';
    if (!(await confirm({ title: '生成我的信息副本？', text, yes: '生成' }))) return;
    this.setData({ isBusy: true });
    try {
      const { file } = await api.privacy.copy({ loginCode: await loginCode() });
      await copyAddress(file);
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  openReaders() {
    openPage('/pages/settings/readers');
  },
  openLeave() {
    openPage('/pages/settings/leave');
  },
  openSettings() {
    wx.openSetting({});
  },
});
