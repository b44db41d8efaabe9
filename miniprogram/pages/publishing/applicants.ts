import type { Applicant, DecisionOutcome } from '../../../shared/contract/publishing';
import { api } from '../../services/api';
import { say, sayError } from '../../services/feedback';
import { isOpen } from '../../services/leave';
import { openPage } from '../../services/navigate';
import { orderPictures } from '../../services/order-pictures';
import { emptyList, listPage } from '../../services/pager';
import { shownError } from '../../services/shown-error';
import { unbroken, workTime } from '../../utils/format';
import { type ApplicantRow, applicantRow } from './applicant-row';

type Kind = 'admit' | 'refuse';

interface Own {
  taskId: string;
  /** As the server told of them, by their order. */
  people: Map<string, Applicant>;
  timer: ReturnType<typeof setInterval> | undefined;
}

const own = (page: unknown): Own => page as Own;

/** What publishers say most. */
const reasons = ['名额已满', '时间不合适', '经验不太符合', '已经找到合适的人'].map((text) => ({
  value: text,
  text,
}));

/** At most so many at once. */
const mostChosen = 20;

/** The task on top: which, and how many places are left. */
async function loadHead(taskId: string) {
  const { task, counts } = await api.publishing.task({ taskId });
  return {
    title: unbroken(task.title),
    places: `${workTime(task.sessions)} · 还要 ${counts.placesLeft} 人 · ${counts.waiting} 人待审核`,
    isFull: counts.placesLeft === 0,
  };
}

async function loadApplicants(cursor: string | undefined, page: object) {
  const { taskId, people } = own(page);
  const [{ applicants, next }, shown] = await Promise.all([
    api.publishing.applicants({ taskId, ...(cursor && { cursor }) }),
    cursor === undefined ? loadHead(taskId) : undefined,
  ]);
  if (cursor === undefined) people.clear();
  for (const each of applicants) people.set(each.orderId, each);
  (page as { showAvatars(orderIds: readonly string[]): void }).showAvatars(
    applicants.map(({ orderId }) => orderId),
  );
  const nowMs = Date.now();
  return { rows: applicants.map((each) => applicantRow(each, nowMs)), next, ...(shown && { shown }) };
}

Page({
  data: {
    ...emptyList<ApplicantRow>(),
    title: '',
    places: '',
    isFull: false,
    /** Of those who have one that everybody may see, by order. */
    avatars: {} as Readonly<Record<string, string>>,
    chosen: {} as Readonly<Record<string, boolean>>,
    chosenCount: 0,
    reasons,
    isRefusing: false,
    reason: '',
    reasonError: '',
    /** Whose decision can still be taken back together, and for how long. */
    undoable: [] as string[],
    undoText: '',
    isBusy: false,
  },

  ...listPage(loadApplicants),
  onLoad({ id = '' }: { id?: string }) {
    Object.assign(this, { taskId: id, people: new Map(), timer: undefined });
    this.reload();
  },
  onUnload() {
    this.stopClock();
  },
  /** They come after the people: nobody waits for pictures. */
  async showAvatars(orderIds: readonly string[]) {
    const { avatars } = await orderPictures(orderIds);
    if (Object.keys(avatars).length > 0) this.setData({ avatars: { ...this.data.avatars, ...avatars } });
  },
  /** The places as they are after a decision. */
  async renewHead() {
    this.setData(await loadHead(own(this).taskId).catch(() => ({})));
  },
  /** Of somebody who is decided on: when they came, what they handed in, and how to cancel. */
  openOrder(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    openPage(`/pages/publishing/order?id=${id}`);
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { [id]: isChosen, ...others } = this.data.chosen;
    const chosen = isChosen ? others : { ...this.data.chosen, [id]: true };
    const chosenCount = Object.keys(chosen).length;
    if (chosenCount > mostChosen) return say(`一次最多选 ${mostChosen} 人`);
    this.setData({ chosen, chosenCount });
  },
  showPerson(orderId: string) {
    const person = own(this).people.get(orderId);
    if (!person) return;
    this.data.parts.forEach(({ at, rows }) => {
      const row = rows.findIndex((each) => each.id === orderId);
      if (row >= 0) this.setData({ [`parts[${at}].rows[${row}]`]: applicantRow(person, Date.now()) });
    });
  },
  /** What became of somebody, in the row and for the undo. */
  note(orderId: string, decision: Applicant['decision']) {
    const { people } = own(this);
    const person = people.get(orderId);
    if (!person) return;
    const { decision: _before, ...rest } = person;
    people.set(orderId, { ...rest, ...(decision && { decision }) });
    this.showPerson(orderId);
  },
  async admit() {
    const { chosenCount, isBusy } = this.data;
    if (chosenCount > 0 && !isBusy) await this.decide('admit').catch(sayError);
  },
  askReason() {
    if (this.data.chosenCount > 0) this.setData({ isRefusing: true, reasonError: '' });
  },
  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: event.detail.value, reasonError: '' });
  },
  keepWaiting() {
    if (!this.data.isBusy) this.setData({ isRefusing: false });
  },
  /** The text stays until it is sent: what moderation rejects is corrected, not written again. */
  async refuse() {
    const reason = this.data.reason.trim();
    if (this.data.isBusy) return;
    if (reason.length < 2) return this.setData({ reasonError: '请选择或写明原因，对方会看到' });
    try {
      await this.decide('refuse', reason);
      this.setData({ isRefusing: false, reason: '' });
    } catch (error) {
      const { message, problemOf } = shownError(error);
      if (isOpen(this)) this.setData({ reasonError: problemOf('reason') ?? message });
      else say(message);
    }
  },
  /** Decides on all who are chosen. Errors: ClientError. */
  async decide(kind: Kind, reason?: string) {
    const orderIds = Object.keys(this.data.chosen);
    this.setData({ isBusy: true });
    try {
      const sent = { taskId: own(this).taskId, orderIds, kind, ...(reason !== undefined && { reason }) };
      const { decided } = await api.publishing.decideAll(sent);
      for (const each of decided) this.showOutcome(kind, each);
      this.setData({ chosen: {}, chosenCount: 0 });
      this.offerUndo(kind, decided);
      this.renewHead();
    } finally {
      this.setData({ isBusy: false });
    }
  },
  showOutcome(kind: Kind, { orderId, outcome, dueAtMs }: DecisionOutcome) {
    if (outcome === 'soon') this.note(orderId, { kind, ...(dueAtMs !== undefined && { dueAtMs }) });
    if (outcome === 'waiting-list') this.note(orderId, { kind: 'wait' });
  },
  /** Says what nobody sees in the rows, and lets what was done be taken back. */
  offerUndo(kind: Kind, decided: readonly DecisionOutcome[]) {
    const of = (outcome: DecisionOutcome['outcome']) => decided.filter((each) => each.outcome === outcome);
    const soon = of('soon');
    const said = [
      of('waiting-list').length > 0
        ? `名额已满，${of('waiting-list').length} 人放入候补，有空位时按先后录用；也可先增加名额`
        : '',
      of('under-age').length > 0 ? `${of('under-age').length} 人年龄不符合要求，不能录用` : '',
      of('not-waiting').length > 0 ? `${of('not-waiting').length} 人已取消或已处理` : '',
    ].filter(Boolean);
    if (said.length > 0) say(said.join('；'));
    if (of('not-waiting').length > 0) this.refresh();
    if (soon.length === 0) return;
    const dueAtMs = Math.min(...soon.map((each) => each.dueAtMs ?? 0));
    this.setData({ undoable: soon.map(({ orderId }) => orderId) });
    this.startClock(`${kind === 'admit' ? '录用' : '婉拒'} ${soon.length} 人`, dueAtMs);
  },
  startClock(what: string, dueAtMs: number) {
    this.stopClock();
    const tick = () => {
      const seconds = Math.ceil((dueAtMs - Date.now()) / 1_000);
      if (seconds > 0) return this.setData({ undoText: `${what}，${seconds} 秒后通知对方` });
      this.stopClock();
      const { undoable } = this.data;
      this.setData({ undoable: [], undoText: '' });
      for (const each of undoable) this.showPerson(each);
    };
    tick();
    own(this).timer = setInterval(tick, 1_000);
  },
  stopClock() {
    const { timer } = own(this);
    if (timer !== undefined) clearInterval(timer);
    own(this).timer = undefined;
  },
  undoAll() {
    this.undo(this.data.undoable);
  },
  undoOne(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.undo([id]);
  },
  async undo(orderIds: readonly string[]) {
    if (this.data.isBusy || orderIds.length === 0) return;
    this.setData({ isBusy: true });
    try {
      const { undone } = await api.publishing.undoDecisions({
        taskId: own(this).taskId,
        orderIds: [...orderIds],
      });
      for (const each of undone) this.note(each, undefined);
      this.renewHead();
      const left = this.data.undoable.filter((each) => !orderIds.includes(each));
      this.setData({ undoable: left });
      if (left.length === 0) {
        this.stopClock();
        this.setData({ undoText: '' });
      }
      if (undone.length < orderIds.length) {
        say('有人已经收到通知，不能撤销');
        this.refresh();
      }
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
