import { labels } from '../../generated/labels';
import { api } from '../../services/api';
import { say, sayError } from '../../services/feedback';
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
  async decide(orderId: string, run: () => Promise<{ status: Status }>, done: string) {
    this.setData({ busyId: orderId });
    try {
      this.showStatus(orderId, (await run()).status);
      say(done);
    } catch (error) {
      sayError(error);
      // Somebody decided, or took it back, meanwhile.
      if (shownError(error).code === 'ORDER_NOT_WAITING') this.refresh();
    } finally {
      this.setData({ busyId: '' });
    }
  },
  admit(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    if (!this.data.busyId) this.decide(id, () => api.publishing.admit({ orderId: id }), '已录用');
  },
  askReason(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    if (!this.data.busyId) this.setData({ refusing: id, reason: '', reasonError: '' });
  },
  typeReason(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ reason: event.detail.value, reasonError: '' });
  },
  keepWaiting() {
    this.setData({ refusing: '' });
  },
  refuse() {
    const { refusing: orderId, reason } = this.data;
    if (reason.trim().length < 2) return this.setData({ reasonError: '请写明原因，报名的人会看到' });
    this.setData({ refusing: '' });
    this.decide(orderId, () => api.publishing.refuse({ orderId, reason: reason.trim() }), '已回复');
  },
});
