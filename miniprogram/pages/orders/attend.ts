import { located } from '../../generated/located';
import { api } from '../../services/api';
import { type Attending, attend } from '../../services/attend';
import { confirm, say } from '../../services/feedback';
import { leave } from '../../services/leave';
import {
  allowInSettings,
  canLocateExactly,
  type LocationProblem,
  locateExactly,
  openPhoneSettings,
} from '../../services/location';
import { pickPictures } from '../../services/pictures';
import { giveConsent, type PurposeTerms, termsOf } from '../../services/purposes';
import { shownError } from '../../services/shown-error';
import { loadProfile } from '../../services/sign-in';
import { startTicking, stopTicking } from '../../services/ticking';
import { hasAgreedTo } from '../../stores/agreed-purposes';
import { ownKeptMarks } from '../../stores/kept-marks';
import { keepOrder, keptOrder, type OrderAnswer } from '../../stores/kept-orders';
import { serverNowMs } from '../../stores/server-time';
import { moment } from '../../utils/format';
import { attendProblem, attendView, type Method } from './attend-view';

interface Own {
  orderId: string;
  startMs: number | undefined;
  answer?: OrderAnswer | undefined;
}

const own = (page: unknown): Own => page as Own;

const locationTexts: Readonly<Record<LocationProblem, string>> = {
  refused: '没有允许使用位置。可以去设置里打开，或用现场码打卡',
  phone: '手机没有允许微信使用位置。可以去设置里打开，或用现场码打卡',
  privacy: '没有同意隐私保护指引，不能用定位。可以用现场码打卡',
  unavailable: '没有获取到位置。请到空旷处再试，或用现场码打卡',
};

const codeDigits = 6;

const purpose = 'check-in-position';

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    view: undefined as ReturnType<typeof attendView>,
    method: 'code' as Method,
    code: '',
    problem: '',
    /** What a position is taken for, as long as the person has not agreed to it. */
    terms: null as PurposeTerms | null,
    /** Why there is no position, where settings mend it. */
    locationProblem: '' as LocationProblem | '',
    isBusy: false,
    /** What came of it: at the server, or waiting on the phone. */
    done: null as { title: string; text: string } | null,
  },

  onLoad({ id = '', start }: { id?: string; start?: string }) {
    Object.assign(this, { orderId: id, startMs: start === undefined ? undefined : Number(start) });
    this.load();
  },
  onShow() {
    startTicking(this, () => this.show());
  },
  onHide() {
    stopTicking(this);
  },
  onUnload() {
    stopTicking(this);
  },
  async load() {
    const { orderId } = own(this);
    try {
      const answer = await api.orders.get({ orderId });
      keepOrder(answer);
      own(this).answer = answer;
    } catch (error) {
      // Where there is no network one checks in all the same, by what was seen earlier.
      own(this).answer = keptOrder(orderId);
      const { code, message } = shownError(error);
      if (!own(this).answer)
        return this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
    this.show();
  },
  retry() {
    this.setData({ state: 'loading' });
    this.load();
  },
  show() {
    const { answer, startMs } = own(this);
    if (!answer || this.data.done) return;
    const phone = { kept: ownKeptMarks(), canLocate: canLocateExactly, startMs };
    const view = attendView(answer, phone, serverNowMs());
    if (!view)
      return this.setData({
        state: 'error',
        errorText: '此任务时间自由，不用打卡，做完直接提交成果',
        isOffline: false,
      });
    if (this.data.state !== 'ready' || JSON.stringify(view) !== JSON.stringify(this.data.view))
      this.setData({ state: 'ready', view });
  },
  async pickMethod(event: WechatMiniprogram.CustomEvent<{ value: Method }>) {
    const method = event.detail.value;
    this.setData({ method, problem: '', locationProblem: '' });
    if (method === 'position' && !hasAgreedTo(purpose)) await this.loadTerms();
  },
  async loadTerms() {
    try {
      this.setData({ terms: await termsOf(purpose) });
    } catch (error) {
      const { code, message } = shownError(error);
      const problem = code === 'OFFLINE' ? '第一次用定位打卡需要联网。可以先用现场码打卡' : message;
      this.setData({ problem });
    }
  },
  typeCode(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: event.detail.value.replace(/\D/g, ''), problem: '' });
  },
  async byCode() {
    const { code } = this.data;
    if (code.length !== codeDigits) return this.setData({ problem: '请输入发布方手机上的 6 位数字' });
    await this.send({ method: 'code', code });
  },
  async byPhoto() {
    if (this.data.isBusy) return;
    const { paths, problem = '' } = await pickPictures(1, ['camera']);
    this.setData({ problem });
    const [path] = paths;
    if (path !== undefined) await this.send({ method: 'photo', path });
  },
  /** The tap on the button below the text is the consent to it, which is kept before anything is taken. */
  async agree(): Promise<boolean> {
    const { terms } = this.data;
    if (!terms && !hasAgreedTo(purpose)) await this.loadTerms();
    if (!terms) return hasAgreedTo(purpose);
    try {
      await giveConsent(terms);
      this.setData({ terms: null });
      return true;
    } catch (error) {
      const { code, message } = shownError(error);
      if (code === 'AGREEMENT_UNKNOWN') await this.loadTerms();
      this.setData({ problem: message });
      return false;
    }
  },
  async byPosition() {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true, problem: '', locationProblem: '' });
    const found = (await this.agree()) ? await locateExactly() : undefined;
    this.setData({ isBusy: false });
    if (!found) return;
    if (typeof found === 'string')
      return this.setData({ problem: locationTexts[found], locationProblem: found });
    const { longitude, latitude, accuracy } = found;
    await this.send({
      method: 'position',
      longitude,
      latitude,
      accuracyMetres: Math.max(0, accuracy),
    });
  },
  async mendLocation() {
    const { locationProblem } = this.data;
    if (locationProblem === 'phone') await openPhoneSettings();
    else if (!(await allowInSettings(located.scope))) return;
    await this.byPosition();
  },
  /** What was sent first stands: nobody leaves hours before the end by mistake. */
  async isMeant(): Promise<boolean> {
    const { view } = this.data;
    if (!view?.early) return true;
    const text = `离结束还有 ${view.early}。离岗打卡只能打一次，发布方会看到时间。`;
    return confirm({ title: '现在就离岗吗？', text, yes: '离岗打卡', isLoss: true });
  },
  async send(proof: Attending['proof']) {
    const { view, isBusy } = this.data;
    if (!view || isBusy || !(await this.isMeant())) return;
    this.setData({ isBusy: true, problem: '' });
    const step = view.direction === 'in' ? 'checkIn' : 'checkOut';
    const atMs = serverNowMs();
    try {
      const { isKept } = await attend({ step, orderId: own(this).orderId, startMs: view.startMs, proof });
      const title = isKept ? '已记在手机' : `${view.name}打卡成功`;
      const text = isKept
        ? `${moment(atMs)} ${view.name}打卡。没有网络，联网后自动发送，记录会注明。`
        : `${moment(atMs)} · ${view.title}`;
      this.setData({ done: { title, text } });
    } catch (error) {
      const problem = attendProblem(error);
      this.setData({ problem });
      const { code } = shownError(error);
      if (code === 'ORDER_NOT_CHECKABLE') say(problem);
      if (code === 'PURPOSE_NOT_AGREED') await this.askAnew();
    } finally {
      this.setData({ isBusy: false });
    }
  },
  /** The consent was taken back on another phone, or its text is another one now. */
  async askAnew() {
    await loadProfile().catch(() => undefined);
    await this.loadTerms();
  },
  leave() {
    leave(this);
  },
  openOrder() {
    wx.redirectTo({ url: `/pages/orders/detail?id=${own(this).orderId}` });
  },
});
