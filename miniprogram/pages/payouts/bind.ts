import { api } from '../../services/api';
import { say } from '../../services/feedback';
import { leave } from '../../services/leave';
import { loginCode } from '../../services/login-code';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { profile } from '../../stores/session';
import { newKey } from '../../utils/keys';

interface Own {
  /** One key for what is being bound; another one as soon as something else is typed. */
  key: string;
}

const own = (page: unknown): Own => page as Own;

const nameForm = /^(?:[\u3400-\u9fff·•．.]{2,25}|[A-Za-z][A-Za-z '·-]{1,48}[A-Za-z])$/;
const logonForm = /^(?:1[3-9]\d{9}|[^\s@]+@[^\s@]+\.[^\s@]+)$/;

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

Page({
  data: {
    isAlipay: false,
    realName: '',
    logonId: '',
    nameError: '',
    logonError: '',
    error: '',
    /** Masked, when the person's legal name is settled already. */
    legalName: '',
    isBusy: false,
  },

  onLoad({ channel }: { channel?: string }) {
    const isAlipay = channel === 'alipay';
    own(this).key = newKey();
    this.setData({ isAlipay, legalName: profile.get()?.legalName ?? '' });
    wx.setNavigationBarTitle({ title: isAlipay ? '绑定支付宝' : '绑定微信零钱' });
  },
  typeName(event: Typed) {
    own(this).key = newKey();
    this.setData({ realName: event.detail.value, nameError: '', error: '' });
  },
  typeLogon(event: Typed) {
    own(this).key = newKey();
    this.setData({ logonId: event.detail.value, logonError: '', error: '' });
  },
  /** What can be seen on the phone is said before anything is sent. */
  check(): boolean {
    const { isAlipay, realName, logonId } = this.data;
    const nameError = nameForm.test(realName.trim()) ? '' : '请填写真实姓名';
    const logonError = !isAlipay || logonForm.test(logonId.trim()) ? '' : '请填写手机号或邮箱';
    this.setData({ nameError, logonError });
    return nameError === '' && logonError === '';
  },
  async submit() {
    if (this.data.isBusy || !this.check()) return;
    this.setData({ isBusy: true, error: '' });
    try {
      if (!(await ensureMember('绑定收款账户'))) return;
      const { isAlipay, realName, logonId } = this.data;
      await api.payouts.bindAccount({
        channel: isAlipay ? 'alipay' : 'wechat',
        realName: realName.trim(),
        ...(isAlipay && { alipayLogonId: logonId.trim() }),
        loginCode: await loginCode(),
        idempotencyKey: own(this).key,
      });
      say('绑定成功');
      leave();
    } catch (error) {
      const failed = shownError(error);
      this.setData({
        error: failed.problemOf('realName') || failed.problemOf('alipayLogonId') ? '' : failed.message,
        nameError: failed.problemOf('realName') ?? '',
        logonError: failed.problemOf('alipayLogonId') ?? '',
      });
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
