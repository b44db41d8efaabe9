import type { PayoutAccountView } from '../../../shared/contract/payouts';
import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { confirm, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { session } from '../../stores/session';
import { moment } from '../../utils/format';
import { ruleTexts } from '../../utils/rule-texts';

/** Bounds of the server: one wallet, three Alipay accounts. */
const maxAlipay = 3;

const rowOf = (account: PayoutAccountView) => ({
  id: account.payoutAccountId,
  channel: account.channel,
  mark: account.channel === 'wechat' ? '微' : '支',
  channelName: labels.channel[account.channel],
  destination: account.channel === 'wechat' ? '' : account.destination,
  realName: account.realName,
  isDefault: account.isDefault,
  pause:
    account.pausedUntilMs === undefined
      ? ''
      : `为了资金安全，${moment(account.pausedUntilMs)} 之后才会向此账户付款`,
});

type Row = ReturnType<typeof rowOf>;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error' | 'signed-out',
    errorText: '',
    isOffline: false,
    accounts: [] as Row[],
    canBindWechat: false,
    canBindAlipay: false,
    busyId: '',
  },

  onShow() {
    this.load();
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  async load() {
    if (!session.get()) return this.setData({ state: 'signed-out' });
    try {
      this.show((await api.payouts.accounts({})).accounts);
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  show(accounts: PayoutAccountView[]) {
    const bound = (channel: string) => accounts.filter((each) => each.channel === channel).length;
    this.setData({
      state: 'ready',
      accounts: [...accounts].sort((a, b) => Number(b.isDefault) - Number(a.isDefault)).map(rowOf),
      canBindWechat: bound('wechat') === 0,
      canBindAlipay: bound('alipay') < maxAlipay,
    });
  },
  reload() {
    this.setData({ state: 'loading' });
    this.load();
  },
  async signIn() {
    try {
      if (await ensureMember('管理收款账户')) this.reload();
    } catch (error) {
      sayError(error);
    }
  },
  async bindChannel(event: WechatMiniprogram.TouchEvent) {
    const { channel } = event.currentTarget.dataset as { channel: string };
    try {
      if (await ensureMember('绑定收款账户', true)) openPage(`/pages/payouts/bind?channel=${channel}`);
    } catch (error) {
      sayError(error);
    }
  },
  rowOf(event: WechatMiniprogram.TouchEvent): Row | undefined {
    const { id } = event.currentTarget.dataset as { id: string };
    return this.data.accounts.find((each) => each.id === id);
  },
  async setDefault(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(event);
    if (!row || this.data.busyId) return;
    const text = `以后的结算付到${row.channelName}（${[row.destination, row.realName].filter(Boolean).join(' · ')}）。为了资金安全，更改 ${ruleTexts.pause}后才会向它付款。`;
    if (!(await confirm({ title: '设为默认收款账户？', text, yes: '设为默认' }))) return;
    await this.change(row.id, () => api.payouts.setDefault({ payoutAccountId: row.id }));
  },
  async unbind(event: WechatMiniprogram.TouchEvent) {
    const row = this.rowOf(event);
    if (!row || this.data.busyId) return;
    const isLast = this.data.accounts.length === 1;
    const text = isLast
      ? '解绑后没有收款账户，结算将暂时无法到账。'
      : '解绑后不再向它付款，需要时可以重新绑定。';
    if (!(await confirm({ title: `解绑${row.channelName}？`, text, yes: '解绑', isLoss: true }))) return;
    await this.change(row.id, () => api.payouts.unbind({ payoutAccountId: row.id }));
  },
  async change(id: string, run: () => Promise<{ accounts: PayoutAccountView[] }>) {
    this.setData({ busyId: id });
    try {
      if (!(await ensureMember('管理收款账户'))) return;
      this.show((await run()).accounts);
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ busyId: '' });
    }
  },
});
