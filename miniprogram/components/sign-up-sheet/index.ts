import type { OrderDetail } from '../../../shared/contract/orders';
import type { TaskDetail } from '../../../shared/contract/tasks';
import { payOfWork } from '../../generated/money/cost';
import { fen } from '../../generated/money/money';
import { api, quietApi } from '../../services/api';
import { confirmAge } from '../../services/confirm-age';
import { confirm, say } from '../../services/feedback';
import { openPage } from '../../services/navigate';
import { type ShownError, shownError } from '../../services/shown-error';
import { canSubscribe, subscribeOrderResult } from '../../services/subscribe';
import { noteOrder } from '../../stores/own-orders';
import { profile, session } from '../../stores/session';
import { newKey } from '../../utils/keys';
import {
  changedTerms,
  clashingOrder,
  type Fields,
  faultsOf,
  type Missing,
  missingOf,
  nextSteps,
  noFaults,
  signUp,
  type Term,
  termsOf,
  unfilled,
  type WayOn,
  wayOnAfter,
} from './sign-up';

interface Own {
  task: TaskDetail;
  share: string | undefined;
  key: string;
  /** What was typed; closing the sheet does not lose it. */
  fields: Fields;
  /** The birth date that the person confirmed. */
  agreedBirthDate?: string;
  /** The person went back while the answer was on its way. */
  isGone?: boolean;
  /** Whether WeChat may tell the outcome; unknown before it was asked. */
  isTold?: boolean | undefined;
}

/** Refusals after which the page behind the sheet shows something that is no longer so. */
const staleCodes = ['TASK_FULL', 'TASK_CLOSED', 'TASK_DEADLINE_PASSED', 'ALREADY_SIGNED_UP'];

const offerOf = ({ title, pay, admission }: TaskDetail) => ({
  title,
  payFen: pay.amountFen,
  payUnit: pay.unit,
  isFirstCome: admission === 'first-come',
});

const own = (component: unknown): Own => component as Own;

/**
 * From the terms to the sign-up, and what comes next. Emits `done` with the order, `changed` with the
 * task when its terms did, `refused` when it takes nobody any more.
 */
Component({
  data: {
    visible: false,
    step: 'terms' as 'terms' | 'done',
    payFen: 0,
    payUnit: 'day',
    title: '',
    isFirstCome: false,
    /** What the publisher reads with the sign-up; closing the sheet does not lose it. */
    note: '',
    terms: [] as Term[],
    /** 到手约 ¥9,910.00, by the person's own year; none where it cannot be said. */
    takeHome: '',
    takeHomeBasis: '',
    missing: { nickname: false, birthDate: false } as Missing,
    isMissing: false,
    ...noFaults,
    wayOn: 'confirm' as WayOn,
    isBusy: false,
    isAdmitted: false,
    steps: [] as string[],
    orderId: '',
    /** Whether to ask about the message, and what came of it. */
    notice: 'ask' as 'none' | 'ask' | 'on' | 'off',
  },
  lifetimes: {
    attached() {
      own(this).fields = { nickname: '', birthDate: '' };
    },
    detached() {
      own(this).isGone = true;
    },
  },
  methods: {
    /** Opens on the terms of this task; the key lives as long as the person means this sign-up. */
    open(task: TaskDetail, share: string | undefined) {
      Object.assign(this, { task, share, key: newKey(), isTold: undefined });
      const missing = missingOf(profile.get());
      this.setData({
        visible: true,
        step: 'terms',
        ...offerOf(task),
        terms: termsOf(task),
        takeHome: '',
        missing,
        isMissing: missing.nickname || missing.birthDate,
        ...noFaults,
        wayOn: 'confirm',
        isBusy: false,
        notice: 'none',
      });
      this.preview(task);
    },
    /** What would be left of all of it; the sign-up does without, where that is not answered. */
    async preview({ pay, quantity }: TaskDetail) {
      if (!session.get()) return;
      try {
        const amountFen = payOfWork({ payFen: fen(pay.amountFen), quantity });
        const { text, basis } = await quietApi.income.preview({ amountFen });
        if (!own(this).isGone) this.setData({ takeHome: text, takeHomeBasis: basis });
      } catch {}
    },
    close() {
      if (!this.data.isBusy) this.setData({ visible: false });
    },
    fill(event: WechatMiniprogram.CustomEvent<Fields>) {
      own(this).fields = event.detail;
      const { error, nicknameError, birthDateError } = this.data;
      if (error || nicknameError || birthDateError) this.setData(noFaults);
    },
    write(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
      // Another text is another sign-up.
      own(this).key = newKey();
      this.setData({ note: event.detail.value, ...(this.data.error && noFaults) });
    },
    /** Asked once for each date: the next try does not ask again. */
    async agreesOnAge(birthDate: string): Promise<boolean> {
      if (own(this).agreedBirthDate !== birthDate && (await confirmAge(birthDate)))
        own(this).agreedBirthDate = birthDate;
      return own(this).agreedBirthDate === birthDate;
    },
    async confirm() {
      const { task, fields, key, share } = own(this);
      const { missing, isBusy, isFirstCome } = this.data;
      const note = isFirstCome ? '' : this.data.note;
      if (isBusy) return;
      const faults = unfilled(missing, fields);
      if (faults) return this.setData(faults);
      this.setData({ isBusy: true, ...noFaults });
      // Within the tap, or WeChat does not ask; before the sign-up, whose outcome may come at once.
      own(this).isTold ??= await subscribeOrderResult();
      if (missing.birthDate && !(await this.agreesOnAge(fields.birthDate)))
        return this.setData({ isBusy: false });
      try {
        this.finish(await signUp(task, fields, { key, share, note }));
      } catch (error) {
        this.fail(shownError(error));
      }
    },
    fail(failed: ShownError) {
      // A refusal ends this attempt; what may have arrived keeps its key.
      if (!failed.isRetryable) own(this).key = newKey();
      const { task } = own(this);
      if (own(this).isGone) return say(`没有报名成功：${failed.message}`);
      const left = missingOf(profile.get());
      const wayOn = wayOnAfter(failed, left);
      this.setData({
        isBusy: false,
        visible: wayOn !== 'missed',
        ...faultsOf(failed, left),
        wayOn,
        orderId: clashingOrder(failed),
        missing: left,
        isMissing: left.nickname || left.birthDate,
      });
      if (wayOn === 'missed') this.openMissed(task, failed);
      if (failed.code === 'TASK_TERMS_CHANGED') this.showChanges();
      if (staleCodes.includes(failed.code)) this.triggerEvent('refused');
    },
    /** A page of its own: why, and what else there is. */
    openMissed({ taskId, admission }: TaskDetail, { code, details }: ShownError) {
      const minAge = typeof details.minAge === 'number' ? `&minAge=${details.minAge}` : '';
      const query = `id=${taskId}&admission=${admission}&code=${code}${minAge}`;
      openPage(`/pages/task/missed?${query}`);
    },
    /** The terms that were read are no longer the terms: what is new stands beside what was. */
    async showChanges() {
      const seen = own(this).task;
      this.setData({ isBusy: true });
      try {
        const { task } = await api.tasks.get({ taskId: seen.taskId });
        own(this).task = task;
        this.setData({ isBusy: false, ...offerOf(task), terms: changedTerms(seen, task) });
        this.triggerEvent('changed', { task });
      } catch (error) {
        this.setData({ isBusy: false, error: shownError(error).message });
      }
    },
    finish(order: OrderDetail) {
      noteOrder(order);
      if (own(this).isGone) return this.tellElsewhere(order);
      this.setData({
        isBusy: false,
        step: 'done',
        isAdmitted: order.status === 'admitted',
        steps: nextSteps(order),
        orderId: order.orderId,
        notice: own(this).isTold ? 'on' : canSubscribe('orderResult') ? 'ask' : 'none',
      });
      this.triggerEvent('done', { order });
    },
    /** Whoever went back while it was sent learns where they are now what came of it. */
    async tellElsewhere({ orderId, title, status }: OrderDetail) {
      const done = status === 'admitted' ? '抢单成功，已录用' : '已提交报名';
      const wants = await confirm({ title: done, text: title, yes: '查看订单', no: '知道了' });
      if (wants) openPage(`/pages/orders/detail?id=${orderId}`);
    },
    async subscribe() {
      const isTold = await subscribeOrderResult();
      this.setData({ notice: isTold ? 'on' : 'off' });
      // The outcome may be known already, and its message wait to be allowed.
      if (isTold) quietApi.messages.allow({}).catch(() => undefined);
    },
    openOrders() {
      this.close();
      wx.switchTab({ url: '/pages/order-list/index' });
    },
    openOrder() {
      this.setData({ visible: false });
      openPage(`/pages/orders/detail?id=${this.data.orderId}`);
    },
    bindAccount() {
      this.setData({ visible: false });
      openPage('/pages/payouts/accounts');
    },
  },
});
