import type { PayoutView } from '../../../shared/contract/payouts';
import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { newKey } from '../../utils/keys';
import { type PayoutAct, payoutState, payoutSteps } from '../../utils/payout-state';
import { yuanExact } from '../../utils/yuan-exact';

interface Own {
  payoutId: string;
  /** Of drawing again, the same for each try of it. */
  key: string;
  payout?: PayoutView;
}

const own = (page: unknown): Own => page as Own;

const shownOf = (payout: PayoutView) => ({
  ...payoutState(payout),
  amount: yuanExact(payout.amountFen),
  destination: payout.destination,
  steps: payoutSteps(payout),
  numbers: [
    { label: '提现编号', value: payout.payoutId },
    ...(payout.railNumber === undefined
      ? []
      : [{ label: payout.channel === 'wechat' ? '微信转账单号' : '支付宝流水号', value: payout.railNumber }]),
  ],
});

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    shown: null as ReturnType<typeof shownOf> | null,
    isBusy: false,
  },

  onLoad({ id = '' }: { id?: string }) {
    own(this).payoutId = id;
    own(this).key = newKey();
  },
  onShow() {
    this.load();
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  retry() {
    this.setData({ state: 'loading' });
    this.load();
  },
  show(payout: PayoutView) {
    own(this).payout = payout;
    own(this).payoutId = payout.payoutId;
    this.setData({ state: 'ready', shown: shownOf(payout) });
  },
  async load() {
    try {
      this.show((await api.payouts.payout({ payoutId: own(this).payoutId })).payout);
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  async act() {
    const act = this.data.shown?.button?.act;
    if (!act || this.data.isBusy) return;
    if (act === 'account') return openPage('/pages/payouts/accounts');
    if (act === 'support') return openPage('/pages/support/index');
    this.setData({ isBusy: true });
    try {
      await this.run(act);
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  async run(act: Exclude<PayoutAct, 'account' | 'support'>) {
    const { payoutId, payout } = own(this);
    if (act === 'again') {
      const asked = { replaces: payoutId, idempotencyKey: own(this).key };
      const { payout: made } = await api.payouts.request(asked);
      own(this).key = newKey();
      return this.show(made);
    }
    const prompt = payout?.prompt;
    if (act === 'confirm' && prompt && !(await isConfirmed(prompt))) return;
    // What the phone says is no proof: the payment is asked about.
    this.show((await api.payouts.confirm({ payoutId })).payout);
  },
  async cancel() {
    if (this.data.isBusy) return;
    const question = {
      title: '取消这笔提现？',
      text: '金额会回到可提现余额。',
      yes: '取消提现',
      isLoss: true,
    };
    if (!(await confirm(question))) return;
    this.setData({ isBusy: true });
    try {
      this.show((await api.payouts.cancel({ payoutId: own(this).payoutId })).payout);
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  copy(event: WechatMiniprogram.TouchEvent) {
    const { text } = event.currentTarget.dataset as { text: string };
    wx.setClipboardData({ data: text, fail: () => say('没有复制：请先同意隐私保护指引') });
  },
});

/** Opens WeChat's page; whoever leaves it has confirmed nothing yet. */
function isConfirmed(prompt: NonNullable<PayoutView['prompt']>): Promise<boolean> {
  if (!wx.canIUse('requestMerchantTransfer')) {
    say('当前微信版本不支持确认收款，请更新微信后再试');
    return Promise.resolve(false);
  }
  return new Promise((resolve) => {
    wx.requestMerchantTransfer({ ...prompt, success: () => resolve(true), fail: () => resolve(false) });
  });
}
