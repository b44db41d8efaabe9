import type { PictureView } from '../../../shared/contract/pictures';
import type { Moderation, OwnTask } from '../../../shared/contract/publishing';
import type { PicturesChanged } from '../../components/picture-picker/index';
import { shanghaiDate } from '../../generated/calendar/calendar';
import { unverifiedText } from '../../generated/limits/unverified-limits';
import type { Session } from '../../generated/tasks/sessions';
import { mostPictures } from '../../generated/tasks/task-form';
import { api, quietApi } from '../../services/api';
import { choosePlace } from '../../services/choose-place';
import { confirm, say, sayError } from '../../services/feedback';
import { isOpen, leave } from '../../services/leave';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { forgetDraft, keepDraft, keptDraft } from '../../stores/task-drafts';
import { newKey } from '../../utils/keys';
import { ruleTexts } from '../../utils/rule-texts';
import {
  copyOf,
  draftOf,
  emptyForm,
  type Faults,
  type FormField,
  faultsOf,
  formOf,
  type TaskForm,
} from '../../utils/task-form';
import { yuanExact } from '../../utils/yuan-exact';
import {
  askingText,
  faultsIn,
  faultsOn,
  fieldWith,
  formView,
  sentOf,
  stepWith,
  type Verdict,
  verdictOf,
} from './edit-view';
import { enterPublishing } from './enter';
import { formChoices, previewStep, stepNames } from './form-choices';
import { askedText } from './manage-view';
import { type Publisher, previewOf } from './preview';
import { templates } from './templates';

interface Own {
  /** The task that is written; undefined until it is made. */
  task: OwnTask | undefined;
  /** One key for the task that is made; a repeated try makes no other. */
  key: string;
  publisher: Publisher;
  options: { id?: string; copy?: string };
  /** Of the task, as they were loaded. */
  loaded: readonly PictureView[];
  /** Why what is written cannot be sent yet; '' when it can. */
  unsent: string;
}

const own = (page: unknown): Own => page as Own;

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** What came of sending a task. */
interface Sent {
  readonly task: OwnTask;
  readonly moderation: Moderation;
  /** Other terms of it have to be paid for first. */
  readonly isDue?: boolean;
}

/** Where nobody can say how many and how large. */
const reviewedText = '未完成身份核验的发布方，每个任务先经人工审核，数量和金额有上限';

interface CostRow {
  readonly label: string;
  readonly amount: string;
}

Page({
  data: {
    rules: ruleTexts,
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    step: 0,
    stepNames,
    choices: formChoices,
    form: emptyForm as TaskForm,
    errors: {} as Faults,
    view: formView(emptyForm, Date.now()),
    preview: null as ReturnType<typeof previewOf> | null,
    today: shanghaiDate(Date.now()),
    isRestored: false,
    /** Somebody has signed up: only a later deadline and more places can be written. */
    isTermsFixed: false,
    /** The others are written after all: those who signed up will be asked. */
    isAsking: false,
    /** What that means for them, or why it cannot be now. */
    askingText: '',
    /** An earlier change is still to be answered. */
    isAsked: false,
    /** An earlier change is still to be paid for. */
    isUnpaid: false,
    /** It has been sent already: it changes when all of it is sent again. */
    isSent: false,
    /** No number was chosen under which workers reach the publisher. */
    isUnreachable: false,
    /** Those that are there. */
    pictures: [] as { pictureId: string; url?: string }[],
    /** How many of the task's pictures nobody may see. */
    refusedPictures: 0,
    mostPictures,
    /** What somebody may publish who is not verified; '' for everybody else. */
    limitText: '',
    /** What sending it again means. */
    sentText: '',
    verdict: null as Verdict | null,
    cost: [] as CostRow[],
    total: '',
    /** What is reserved already, and what other terms cost beyond it; '': nothing. */
    covered: '',
    extra: '',
    error: '',
    isBusy: false,
  },

  onLoad(options: Own['options']) {
    Object.assign(this, { options, task: undefined, key: newKey(), loaded: [], unsent: '' });
    this.load();
  },
  onShow() {
    if (this.data.isUnreachable) this.lookForContact();
  },
  async load() {
    this.setData({ state: 'loading' });
    try {
      const publisher = await enterPublishing('发布任务');
      if (!publisher) return;
      own(this).publisher = publisher;
      if (publisher.verification === 'none') await this.tellLimits();
      await this.begin();
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  /** An operator reads each task in any case; how many and how large they may be, the deployment says. */
  async tellLimits() {
    const known = await quietApi.publishers.application({}).catch(() => undefined);
    const limits = known?.publisher?.limits;
    this.setData({ limitText: `${limits ? unverifiedText(limits) : reviewedText}。` });
  },
  /** With the task, a copy of it, or what was written before. */
  async begin() {
    const { id, copy } = own(this).options;
    const from = id ?? copy;
    if (from === undefined) return this.restore(emptyForm);
    const answer = await api.publishing.task({ taskId: from });
    const { task, moderation, isTermsFixed, counts, asked, pictures, unpaid } = answer;
    if (id === undefined) return this.restore(copyOf(task, Date.now()), true);
    own(this).task = task;
    own(this).loaded = pictures.filter(({ status }) => status !== 'refused');
    const refusedPictures = pictures.length - own(this).loaded.length;
    const { isSent, sentText } = sentOf(task);
    wx.setNavigationBarTitle({ title: '修改任务' });
    this.setData({
      isTermsFixed,
      refusedPictures,
      isAsked: asked !== undefined,
      isUnpaid: unpaid === 'terms',
      askingText: asked ? askedText(asked) : askingText(counts.taken + counts.waiting, Date.now()),
      isSent,
      sentText,
      verdict: moderation.outcome === 'pass' ? null : verdictOf(moderation),
    });
    this.restore({ ...formOf(task), pictureIds: own(this).loaded.map(({ pictureId }) => pictureId) });
  },
  /** From only more places and time to all that those who signed up can be asked to accept. */
  askThem() {
    this.setData({ isTermsFixed: false, isAsking: true, step: 0, errors: {} });
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
  restore(form: TaskForm, isFresh = false) {
    const kept = isFresh ? undefined : keptDraft(own(this).task?.taskId);
    this.setData({ isRestored: kept !== undefined, step: kept ? Math.min(kept.step, previewStep - 1) : 0 });
    this.show(kept?.form ?? form);
    this.setData({ state: 'ready', pictures: this.picturesOf(kept?.form ?? form) });
  },
  /** What the picker begins with: of what was only kept on the phone nobody has the address any more. */
  picturesOf({ pictureIds = [] }: Partial<TaskForm>) {
    const { loaded } = own(this);
    return pictureIds.map((id) => loaded.find(({ pictureId }) => pictureId === id) ?? { pictureId: id });
  },
  changePictures(event: WechatMiniprogram.CustomEvent<PicturesChanged>) {
    const { pictureIds, pictures, isBusy, hasFailed } = event.detail;
    own(this).unsent = isBusy ? '照片还在上传，请稍等' : hasFailed ? '有照片没有传上，请重试或删除' : '';
    // Whoever comes back to the step finds them there, and the preview shows them.
    this.setData({ pictures: [...pictures] });
    this.write({ pictureIds });
  },
  /** Begins anew. */
  async startOver() {
    const text = '已写的内容会清空，不能恢复。';
    if (!(await confirm({ title: '重新写？', text, yes: '清空', isLoss: true }))) return;
    const { task } = own(this);
    forgetDraft(task?.taskId);
    this.setData({ isRestored: false, step: 0, errors: {} });
    const form = task ? formOf(task) : emptyForm;
    this.show(form);
    this.setData({ pictures: this.picturesOf(form) });
  },
  show(form: TaskForm) {
    const nowMs = Date.now();
    this.setData({ form, view: formView(form, nowMs), preview: previewOf(form, own(this).publisher, nowMs) });
  },
  /** Writes some fields; nothing is lost when the person leaves. */
  write(changes: Partial<TaskForm>, ...alsoRight: FormField[]) {
    const form = { ...this.data.form, ...changes };
    const errors = { ...this.data.errors };
    for (const field of [...(Object.keys(changes) as FormField[]), ...alsoRight]) delete errors[field];
    this.show(form);
    this.setData({ errors, error: '' });
    keepDraft({ form, step: this.data.step }, own(this).task?.taskId);
  },
  fill(event: Typed) {
    const { field } = event.currentTarget.dataset as { field: FormField };
    this.write({ [field]: event.detail.value });
  },
  /** A kind of work brings its template, in place of what nobody has written. */
  chooseType(event: Typed) {
    const type = event.detail.value as keyof typeof templates;
    const { form } = this.data;
    const before = form.type === '' ? templates.other : templates[form.type];
    const texts = Object.entries(templates[type]).filter(([field]) => {
      const key = field as keyof typeof before;
      return form[key] === '' || form[key] === before[key];
    });
    this.write({ type, ...Object.fromEntries(texts) });
  },
  togglePerk(event: Typed) {
    const perk = event.detail.value as TaskForm['perks'][number];
    const { perks } = this.data.form;
    this.write({ perks: perks.includes(perk) ? perks.filter((each) => each !== perk) : [...perks, perk] });
  },
  chooseCheckIn(event: Typed) {
    this.write({ photoCheckIn: event.detail.value === 'photo' });
  },
  changeSessions(event: WechatMiniprogram.CustomEvent<{ sessions: Session[] }>) {
    this.write({ sessions: event.detail.sessions }, 'quantity', 'signUpDeadlineMs');
  },
  async choosePlace() {
    const { longitude, latitude } = this.data.form;
    const near = longitude === null || latitude === null ? undefined : { longitude, latitude };
    const place = await choosePlace(near);
    if (place) this.write({ ...place, cityCode: place.cityCode || this.data.form.cityCode }, 'place');
  },
  pickCity(event: WechatMiniprogram.CustomEvent<{ code: string }>) {
    this.write({ cityCode: event.detail.code });
  },
  pickDeadline(event: Typed) {
    const { field } = event.currentTarget.dataset as { field: 'date' | 'clock' };
    const { deadlineDate, deadlineClock } = this.data.view;
    const date = field === 'date' ? event.detail.value : deadlineDate;
    const clock = field === 'clock' ? event.detail.value : deadlineClock;
    this.write({ signUpDeadlineMs: Date.parse(`${date}T${clock}:00+08:00`) });
  },

  /** Whether nothing is wrong up to a step; else the first thing that is stands on the screen. */
  isRight(upTo: number): boolean {
    const { form, isSent } = this.data;
    const { task } = own(this);
    const faults = faultsOf(form, Date.now(), isSent ? task?.sessions : undefined);
    const wrong = Array.from({ length: upTo + 1 }, (_, at) => faultsOn(at, faults));
    return this.isClear(Object.assign({}, ...wrong));
  },
  isClear(wrong: Faults): boolean {
    const step = stepWith(wrong);
    this.setData({ errors: wrong });
    if (step === undefined) return true;
    this.setData({ step: this.data.isTermsFixed ? 0 : step }, () => {
      wx.pageScrollTo({ selector: '.has-fault', offsetTop: -80, duration: 200 });
    });
    return false;
  },
  back() {
    this.setData({ step: Math.max(0, this.data.step - 1), error: '' });
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
  async next() {
    const { step, isBusy } = this.data;
    const { unsent } = own(this);
    if (unsent !== '') return say(unsent);
    if (isBusy || !this.isRight(step)) return;
    keepDraft({ form: this.data.form, step: step + 1 }, own(this).task?.taskId);
    if (step + 1 === previewStep || (own(this).task && !this.data.isSent)) {
      if (!(await this.send(step + 1 === previewStep))) return;
    }
    this.setData({ step: step + 1 });
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
  /** Sends what is written: the draft is made or changed, and what it costs and what comes of its text is asked. */
  async send(isWhole: boolean): Promise<boolean> {
    const { form, isSent } = this.data;
    if (Object.keys(faultsOf(form, Date.now())).length > 0 && !isWhole) return true;
    return this.run(async () => {
      const draft = draftOf(form, Date.now());
      const { payFen, payUnit, quantity, places } = draft;
      const [saved, { cost }, coveredFen] = await Promise.all([
        isSent ? undefined : this.save(draft),
        api.publishing.cost({ payFen, payUnit, quantity, places }),
        this.coveredFen(),
        this.lookForContact(),
      ]);
      const extraFen = cost.totalFen - coveredFen;
      if (saved) this.setData({ verdict: verdictOf(saved.moderation, this.data.limitText === '') });
      this.setData({
        cost: cost.lines.map(({ label, amountFen }) => ({ label, amount: yuanExact(amountFen) })),
        total: yuanExact(cost.totalFen),
        covered: yuanExact(-coveredFen),
        extra: this.data.isAsking && extraFen > 0 ? yuanExact(extraFen) : '',
      });
    });
  },
  /** What is reserved for the task whose terms are changed; of others nobody asks. */
  async coveredFen(): Promise<number> {
    const { task } = own(this);
    if (!task || !this.data.isAsking) return 0;
    return (await api.publishing.funds({ taskId: task.taskId })).reservedFen;
  },
  /** Whom nobody can call is asked for a number before people are admitted. */
  async lookForContact() {
    const known = await quietApi.publishing.contact({}).catch(() => undefined);
    if (known) this.setData({ isUnreachable: known.phone === undefined });
  },
  chooseContact() {
    openPage('/pages/publishing/contact');
  },
  async save(draft: ReturnType<typeof draftOf>) {
    const { task, key } = own(this);
    if (task) return api.publishing.updateTask({ taskId: task.taskId, changes: draft });
    const made = await api.publishing.createTask({ task: draft, idempotencyKey: key });
    own(this).task = made.task;
    forgetDraft();
    return made;
  },
  /** What goes wrong is said beside its field, on its step. */
  async run(work: () => Promise<void>): Promise<boolean> {
    this.setData({ isBusy: true, error: '' });
    try {
      await work();
      return true;
    } catch (error) {
      const failed = shownError(error);
      if (!isOpen(this)) {
        say(failed.message);
        return false;
      }
      const faults = faultsIn(failed, this.data.form);
      if (faults) this.isClear(faults);
      else this.setData({ error: failed.message });
      return false;
    } finally {
      this.setData({ isBusy: false });
    }
  },
  /** To where one is verified, and publishes without limits. */
  verify() {
    wx.navigateTo({ url: '/pages/becoming/index', fail: sayError });
  },
  /** To the sentence that may not be published. */
  mend() {
    const { verdict, form } = this.data;
    if (verdict?.sentence) this.isClear({ [fieldWith(form, verdict.sentence)]: verdict.reason });
    else this.setData({ step: 0 });
  },
  /** What is only shown is not opened. */
  ignore() {},
  /** The draft stays among the drafts. */
  keep() {
    say('已存入草稿');
    leave(this);
  },
  async publish() {
    if (this.data.isBusy || !this.isRight(previewStep - 1)) return;
    const { isSent, isAsking, askingText, extra } = this.data;
    const text = extra ? `先补付 ${extra}，到账后才询问；没有付款就按原来的条件。${askingText}` : askingText;
    if (isAsking && !(await confirm({ title: '询问已报名的人？', text, yes: '提交修改' }))) return;
    await this.run(async () => {
      const { task, moderation, isDue = false } = isSent ? await this.sendAgain() : await this.open();
      forgetDraft(task.taskId);
      if (moderation.outcome === 'refuse') return this.setData({ verdict: verdictOf(moderation) });
      this.leaveFor(task, isDue);
    });
  },
  async open(): Promise<Sent> {
    const { task } = own(this);
    if (!task) throw new Error('nothing was made');
    return api.publishing.openTask({ taskId: task.taskId });
  },
  /** What people see changes with it; what waited for an operator, or to be paid, is sent anew. */
  async sendAgain(): Promise<Sent> {
    const { task } = own(this);
    if (!task) throw new Error('nothing was sent');
    if (this.data.isAsking) return this.changeTerms(task);
    const { places, signUpDeadlineMs, ...terms } = draftOf(this.data.form, Date.now());
    const changes = this.data.isTermsFixed
      ? { places, signUpDeadlineMs }
      : { ...terms, places, signUpDeadlineMs };
    const changed = await api.publishing.updateTask({ taskId: task.taskId, changes });
    return changed.task.status === 'draft' ? this.open() : changed;
  },
  /** Those who signed up are asked, once what it costs more is paid; what nobody can be asked stays as it is. */
  async changeTerms({ taskId, termsVersion }: OwnTask): Promise<Sent> {
    const { places, admission, minAge, type, category, cityCode, photoCheckIn, pictureIds, ...changes } =
      draftOf(this.data.form, Date.now());
    const { task, due } = await api.publishing.changeTerms({ taskId, termsVersion, changes });
    return { task, moderation: { outcome: 'pass' }, isDue: due !== undefined };
  },
  pay() {
    openPage(`/pages/publishing/funding?id=${own(this).task?.taskId}`);
  },
  /** Where it goes on: to pay, or to the task. */
  leaveFor({ taskId, status, places }: OwnTask, isDue: boolean) {
    // More places are there once they are paid for.
    const isMore = !this.data.isAsking && Number(this.data.form.places) > places;
    const page = status === 'awaiting-funds' || isMore || isDue ? 'funding' : 'manage';
    wx.redirectTo({ url: `/pages/publishing/${page}?id=${taskId}`, fail: sayError });
  },
});
