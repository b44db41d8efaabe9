import type { OutputOf } from '../../../shared/contract/action';
import type { contract } from '../../../shared/contract/contract';
import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { loginCode } from '../../services/login-code';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { day, moment } from '../../utils/format';

type Cancellation = OutputOf<typeof contract.privacy.cancellation>['cancellation'];

const viewOf = ({ endsAtMs, hurdles, erased, kept }: Cancellation) => ({
  until: endsAtMs === undefined ? '' : moment(endsAtMs),
  hurdles,
  erased: erased.join('、'),
  kept: kept.map(({ keptFor, law, what, untilMs }) => ({
    keptFor,
    until: day(untilMs),
    text: `${what.join('、')}。依据：${law}。`,
  })),
});

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    isBusy: false,
    view: undefined as ReturnType<typeof viewOf> | undefined,
  },

  onShow() {
    this.load();
  },
  async load() {
    try {
      const { cancellation } = await api.privacy.cancellation({});
      this.setData({ state: 'ready', view: viewOf(cancellation) });
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  open(event: WechatMiniprogram.TouchEvent) {
    openPage((event.currentTarget.dataset as { page: string }).page);
  },
  async ask() {
    const text = '7 天内可以撤回。到期后不能恢复，再登录就是新用户。';
    if (!(await confirm({ title: '申请注销账号？', text, yes: '申请注销', isLoss: true }))) return;
    await this.step(
      async () => void (await api.privacy.askToLeave({ loginCode: await loginCode() })),
      '已申请注销',
    );
  },
  comeBack() {
    return this.step(async () => void (await api.privacy.comeBack({})), '已撤回注销');
  },
  /** Does it once, and shows how things stand then, whatever came of it. */
  async step(does: () => Promise<void>, done: string) {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      await does();
      say(done);
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
      await this.load();
      // What changed stands at the top, the button at the end.
      wx.pageScrollTo({ scrollTop: 0 });
    }
  },
});
