import { alipayLogonIdFault, cleanAlipayLogonId } from '../../generated/typed/alipay-logon-id';
import { cleanLegalName, legalNameFault } from '../../generated/typed/legal-name';
import { api } from '../../services/api';
import { confirm, say } from '../../services/feedback';
import { isOpen, leave } from '../../services/leave';
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
  /** Name and account as they will be kept, by the server's own rules; what is wrong is said before anything is sent. */
  cleaned(): { realName: string; logonId: string } | undefined {
    const { isAlipay } = this.data;
    const realName = cleanLegalName(this.data.realName);
    const logonId = cleanAlipayLogonId(this.data.logonId);
    const nameError = legalNameFault(realName) ?? '';
    const logonError = (isAlipay && alipayLogonIdFault(logonId)) || '';
    this.setData({ nameError, logonError });
    return nameError === '' && logonError === '' ? { realName, logonId } : undefined;
  },
  /** The name holds for all accounts of the person, so it is read once more as it will be kept. */
  asks(realName: string, logonId: string): Promise<boolean> {
    const account = this.data.isAlipay ? `支付宝账号：${logonId}` : '收款到：当前登录的微信零钱';
    return confirm({
      title: '请核对收款信息',
      text: `真实姓名：${realName}\n${account}`,
      yes: '核对无误',
      no: '返回修改',
    });
  },
  async submit() {
    const typed = this.data.isBusy ? undefined : this.cleaned();
    if (!typed) return;
    const { realName, logonId } = typed;
    this.setData({ isBusy: true, error: '' });
    try {
      if (!(await this.asks(realName, logonId)) || !(await ensureMember('绑定收款账户'))) return;
      const { isAlipay } = this.data;
      await api.payouts.bindAccount({
        channel: isAlipay ? 'alipay' : 'wechat',
        realName,
        ...(isAlipay && { alipayLogonId: logonId }),
        loginCode: await loginCode(),
        idempotencyKey: own(this).key,
      });
      // The list that comes next shows it.
      leave(this);
    } catch (error) {
      const failed = shownError(error);
      if (!isOpen(this)) return say(failed.message);
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
