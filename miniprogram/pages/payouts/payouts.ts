import type { DrawingView, PayoutView } from '../../../shared/contract/payouts';
import { api } from '../../services/api';
import { sayError } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';
import { session } from '../../stores/session';
import { moment } from '../../utils/format';
import { newKey } from '../../utils/keys';
import { payoutState } from '../../utils/payout-state';
import { yuanExact } from '../../utils/yuan-exact';

interface Own {
  /** Of the next drawing, the same for each try of it. */
  key: string;
}

const own = (page: unknown): Own => page as Own;

/** What happens to the sum by itself, or what has to be done first. */
function howOf(drawing: DrawingView | undefined): string {
  if (!drawing) return '';
  const { byItself, text, untilMs } = drawing;
  if (text !== undefined) return untilMs === undefined ? text : `${text}，${moment(untilMs)} 后可提现`;
  return byItself ? '将自动付到默认收款账户，无需操作' : '';
}

interface Button {
  readonly text: string;
  readonly isOff?: boolean;
  /** Where what is in the way is mended; without one the sum is drawn. */
  readonly url?: string;
}

const accounts = '/pages/payouts/accounts';
/** What the one button does about what is in the way; it draws where only the person's own asking gets over it. */
const buttons: Readonly<Partial<Record<NonNullable<DrawingView['hurdle']>, Button>>> = {
  'no-account': { text: '绑定收款账户', url: accounts },
  unavailable: { text: '更换收款账户', url: accounts },
  name: { text: '核对收款账户', url: accounts },
  identity: { text: '去实名认证', url: '/pages/income/identity' },
  paused: { text: '全部提现', isOff: true },
  'too-small': { text: '全部提现', isOff: true },
};

const buttonOf = (payableFen: number, hurdle: DrawingView['hurdle']): Button =>
  payableFen === 0
    ? { text: '暂无可提现金额', isOff: true }
    : ((hurdle && buttons[hurdle]) ?? { text: '全部提现' });

const rowOf = (payout: PayoutView) => ({
  id: payout.payoutId,
  amount: yuanExact(payout.amountFen),
  destination: payout.destination,
  at: moment(payout.createdAtMs),
  title: payoutState(payout).title,
});

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error' | 'signed-out',
    errorText: '',
    isOffline: false,
    payable: '',
    how: '',
    button: { text: '', isOff: true } as Button,
    rows: [] as ReturnType<typeof rowOf>[],
    next: '',
    isBusy: false,
  },

  onLoad() {
    own(this).key = newKey();
  },
  onShow() {
    this.load();
  },
  onPullDownRefresh() {
    this.load().then(() => wx.stopPullDownRefresh());
  },
  onReachBottom() {
    if (this.data.next) this.more();
  },
  retry() {
    this.setData({ state: 'loading' });
    this.load();
  },
  async load() {
    if (!session.get()) return this.setData({ state: 'signed-out' });
    try {
      const { payouts, payableFen, drawing, next = '' } = await api.payouts.payouts({});
      const button = buttonOf(payableFen, drawing?.hurdle);
      const sum = { payable: yuanExact(payableFen), how: howOf(drawing), button };
      this.setData({ state: 'ready', ...sum, rows: payouts.map(rowOf), next });
    } catch (error) {
      if (this.data.state === 'ready') return sayError(error);
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  async more() {
    const { next: cursor, rows } = this.data;
    try {
      const { payouts, next = '' } = await api.payouts.payouts({ cursor });
      if (this.data.next === cursor) this.setData({ rows: [...rows, ...payouts.map(rowOf)], next });
    } catch (error) {
      sayError(error);
    }
  },
  async signIn() {
    try {
      if (await ensureMember('查看提现')) this.retry();
    } catch (error) {
      sayError(error);
    }
  },
  async act() {
    const { isBusy, button } = this.data;
    if (isBusy || button.isOff) return;
    if (button.url !== undefined) return openPage(button.url);
    this.setData({ isBusy: true });
    try {
      if (!(await ensureMember('提现'))) return;
      const { payout } = await api.payouts.request({ idempotencyKey: own(this).key });
      own(this).key = newKey();
      openPage(`/pages/payouts/payout?id=${payout.payoutId}`);
    } catch (error) {
      if (shownError(error).code === 'PAYOUT_ACCOUNT_NOT_FOUND') return openPage(accounts);
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/payouts/payout?id=${id}`);
  },
});
