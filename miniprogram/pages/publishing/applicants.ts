import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { say, sayError } from '../../services/feedback';
import { isOpen } from '../../services/leave';
import { emptyList, listPage } from '../../services/pager';
import { shownError } from '../../services/shown-error';
import { clustersOf } from '../../utils/clusters';
import { moment } from '../../utils/format';
import { orderTones } from '../../utils/order-view';

type Applicants = Awaited<ReturnType<typeof api.publishing.applicants>>['applicants'];
type Status = Applicants[number]['status'];

interface ApplicantRow {
  readonly id: string;
  readonly name: string;
  readonly initial: string;
  readonly status: string;
  readonly tone: string;
  readonly isWaiting: boolean;
  readonly time: string;
}

interface Own {
  taskId: string;
}

const own = (page: unknown): Own => page as Own;

const statusOf = (status: Status) => ({
  status: labels.orderStatus[status],
  tone: orderTones[status],
  isWaiting: status === 'applied',
});

const rowOf = ({ orderId, name, status, signedUpAtMs }: Applicants[number]): ApplicantRow => ({
  id: orderId,
  name,
  initial: clustersOf(name)[0] ?? '',
  time: `${moment(signedUpAtMs)} 报名`,
  ...statusOf(status),
});

async function loadApplicants(cursor: string | undefined, page: object) {
  const { applicants, next } = await api.publishing.applicants({
    taskId: own(page).taskId,
    ...(cursor && { cursor }),
  });
  return { rows: applicants.map(rowOf), next };
}

Page({
  data: {
    ...emptyList<ApplicantRow>(),
    busyId: '',
    /** Whom a refusal with its reason is being written for. */
    refusing: '',
    reason: '',
    /** Whom the reason was written for. */
    reasonFor: '',
    reasonError: '',
  },

  ...listPage(loadApplicants),
  onLoad({ id = '' }: { id?: string }) {
    own(this).taskId = id;
    this.reload();
  },
  showStatus(id: string, status: Status) {
    this.data.parts.forEach(({ at, rows }) => {
      const row = rows.findIndex((each) => each.id === id);
      const each = rows[row];
      if (each) this.setData({ [`parts[${at}].rows[${row}]`]: { ...each, ...statusOf(status) } });
    });
  },
  /** Answers whether it was done; `fail` says what went wrong where the person looks. */
  async decide(
    orderId: string,
    run: () => Promise<{ status: Status }>,
    fail: (error: unknown) => void = sayError,
  ): Promise<boolean> {
    this.setData({ busyId: orderId });
    try {
      this.showStatus(orderId, (await run()).status);
      return true;
    } catch (error) {
      fail(error);
      // Somebody decided, or took it back, meanwhile.
      if (shownError(error).code === 'ORDER_NOT_WAITING') this.refresh();
      return false;
    } finally {
      this.setData({ busyId: '' });
    }
  },
  admit(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    if (!this.data.busyId) this.decide(id, () => api.publishing.admit({ orderId: id }));
  },
  askReason(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { busyId, reasonFor } = this.data;
    // What was written for this person is still there.
    if (!busyId)
      this.setData({ refusing: id, reasonError: '', ...(id !== reasonFor && { reason: '', reasonFor: id }) });
  },
  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: event.detail.value, reasonError: '' });
  },
  keepWaiting() {
    if (!this.data.busyId) this.setData({ refusing: '' });
  },
  /** The text stays until it is sent: what moderation rejects is corrected, not written again. */
  async refuse() {
    const { refusing: orderId, reason, busyId } = this.data;
    if (busyId) return;
    if (reason.trim().length < 2) return this.setData({ reasonError: '请写明原因，报名的人会看到' });
    const run = () => api.publishing.refuse({ orderId, reason: reason.trim() });
    const fail = (error: unknown) => {
      const { code, message, problemOf } = shownError(error);
      const isDecided = code === 'ORDER_NOT_WAITING';
      if (isOpen(this) && !isDecided) return this.setData({ reasonError: problemOf('reason') ?? message });
      this.setData({ refusing: '' });
      say(message);
    };
    if (await this.decide(orderId, run, fail)) this.setData({ refusing: '', reason: '', reasonFor: '' });
  },
});
