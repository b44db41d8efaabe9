import type { ApplicationView, PapersView } from '../../../shared/contract/publishers';
import { labels } from '../../generated/labels';
import { unverifiedText } from '../../generated/limits/unverified-limits';
import { applicationLifeDays } from '../../generated/publishers/application-life';
import { cleanCreditCode, creditCodeFault } from '../../generated/typed/credit-code';
import { cleanIdentityNumber, identityNumberFault } from '../../generated/typed/identity-number';
import { cleanLegalName, legalNameFault } from '../../generated/typed/legal-name';
import { api } from '../../services/api';
import { confirm, say, sayError } from '../../services/feedback';
import { isOpen } from '../../services/leave';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { ensureMember, loadProfile } from '../../services/sign-in';
import { newKey } from '../../utils/keys';

type State = Awaited<ReturnType<typeof api.publishers.application>>;
type Fields = Parameters<typeof api.publishers.save>[0]['fields'];
type TextField = 'name' | 'creditCode' | 'contactName' | 'contactPhone' | 'idNumber';
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

interface Own {
  terms: { readonly id: string; readonly version: string };
  /** One key for what is handed in; another one as soon as something else is written. */
  key: string;
}

const own = (page: unknown): Own => page as Own;

const kinds = [
  { value: 'person', text: '个人' },
  { value: 'enterprise', text: '企业或个体户' },
];

const noTexts = { name: '', creditCode: '', contactName: '', contactPhone: '', idNumber: '' };

/** What is wrong with a text, before anything is sent; the server judges by the same rules. */
const faults: Readonly<Record<TextField, (text: string) => string | undefined>> = {
  name: (text) => (text.trim().length >= 2 ? undefined : '请填写名称，2 至 40 个字'),
  creditCode: (text) => creditCodeFault(cleanCreditCode(text)),
  contactName: (text) => legalNameFault(cleanLegalName(text)),
  contactPhone: (text) =>
    /^1[3-9]\d{9}$/.test(text.replace(/[\s-]/g, '')) ? undefined : '请填写 11 位手机号',
  idNumber: (text) => identityNumberFault(cleanIdentityNumber(text)),
};

const heads: Readonly<Record<ApplicationView['status'], { title: string; text: string }>> = {
  draft: { title: '填写入驻资料', text: '一般 1 个工作日内完成审核，结果会通知您。' },
  submitted: { title: '资料审核中', text: '一般 1 个工作日内完成，结果会通知您。修改资料会重新审核。' },
  approved: { title: '您已是服务商', text: '资料有变化请及时更新，更新后重新审核，期间不影响发布。' },
  returned: { title: '资料需要修改', text: '' },
};

/** The same of a correction: what was approved goes on. */
const correctionHeads: Readonly<Record<ApplicationView['status'], { title: string; text: string }>> = {
  ...heads,
  draft: { title: '修改还没有提交', text: '提交并通过前，已通过的资料继续有效，不影响发布。' },
  submitted: {
    title: '修改审核中',
    text: '一般 1 个工作日内完成，结果会通知您。通过前，已通过的资料继续有效。',
  },
  returned: { title: '修改没有通过，请再改', text: '已通过的资料继续有效，不影响发布。' },
};

/** What is written, line by line; nothing of what is not. */
const rowsOf = ({ kind, name, creditCode, contactName, contactPhone }: PapersView) =>
  [
    { label: '身份', value: kind && (kind === 'enterprise' ? '企业或个体户' : '个人') },
    { label: '名称', value: name },
    { label: '信用代码', value: kind === 'enterprise' ? creditCode : undefined },
    { label: '联系人', value: contactName },
    { label: '手机号', value: contactPhone },
  ].flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));

type Row = ReturnType<typeof rowsOf>[number];

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error' | 'refused',
    errorText: '',
    isOffline: false,
    kinds,
    lifeDays: applicationLifeDays,
    status: 'draft' as ApplicationView['status'],
    head: heads.draft,
    reasons: [] as string[],
    publisher: null as { name: string; verified: string } | null,
    /** What somebody may publish who is not verified. */
    limitText: '',
    /** What stands as approved beside a correction of it; empty where there is none. */
    approved: [] as Row[],
    /** What was handed in, or approved. */
    rows: [] as Row[],
    /** Whether the fields are open: what was handed in or approved is only shown until one wants to change it. */
    isWriting: true,
    kind: 'person',
    texts: noTexts,
    /** What stands there already, masked: an empty field keeps it. */
    kept: noTexts,
    licenceUrl: '',
    faceUrl: '',
    hasLicence: false,
    hasFace: false,
    identityChecked: false,
    isAgreed: false,
    errors: {} as Partial<Record<TextField | 'licence' | 'face' | 'terms', string>>,
    error: '',
    isReading: false,
    isBusy: false,
  },

  onLoad() {
    own(this).key = newKey();
    this.load();
  },
  async load() {
    this.setData({ state: 'loading' });
    try {
      if (!(await ensureMember('成为服务商'))) return this.setData({ state: 'refused' });
      this.show(await api.publishers.application({}));
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  show({ application, approved, publisher, terms, termsAccepted }: State) {
    own(this).terms = { id: terms.id, version: terms.version };
    if (publisher) wx.setNavigationBarTitle({ title: '服务商资料' });
    this.setData({
      state: 'ready',
      publisher: publisher
        ? { name: publisher.name, verified: labels.verification[publisher.verification] }
        : null,
      limitText: publisher?.limits ? `${unverifiedText(publisher.limits)}。` : '',
      isAgreed: termsAccepted,
      approved: approved ? rowsOf(approved) : [],
    });
    if (application) this.showApplication(application);
  },
  showApplication(application: ApplicationView) {
    const {
      status,
      kind = 'person',
      name = '',
      creditCode = '',
      contactName = '',
      contactPhone = '',
    } = application;
    const { returned, licence, face, identityChecked } = application;
    this.setData({
      status,
      head: (this.data.approved.length > 0 ? correctionHeads : heads)[status],
      rows: rowsOf(application),
      reasons:
        status === 'returned' && returned
          ? [...returned.sentences, ...(returned.note ? [returned.note] : [])]
          : [],
      isWriting: status === 'draft' || status === 'returned',
      kind,
      texts: { ...noTexts, name, creditCode },
      kept: { ...noTexts, contactName, contactPhone },
      licenceUrl: licence?.url ?? '',
      faceUrl: face?.url ?? '',
      hasLicence: licence !== undefined,
      hasFace: face !== undefined,
      identityChecked,
    });
  },
  write() {
    const { status, rows } = this.data;
    this.setData({ isWriting: true });
    if (status === 'approved') this.setData({ approved: rows, head: correctionHeads.draft });
  },
  /** What was approved is all that stands again. */
  async drop() {
    if (this.data.isBusy) return;
    const text = '填写的修改不再保留，已通过的资料继续有效。';
    if (!(await confirm({ title: '放弃修改？', text, yes: '放弃', no: '再看看' }))) return;
    this.setData({ isBusy: true, error: '' });
    try {
      await api.publishers.drop({});
      this.setData({ errors: {} });
      this.show(await api.publishers.application({}));
      wx.pageScrollTo({ scrollTop: 0 });
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  chooseKind(event: Typed) {
    own(this).key = newKey();
    this.setData({ kind: event.detail.value, errors: {}, error: '' });
  },
  type(event: Typed) {
    const { field } = event.currentTarget.dataset as { field: TextField };
    own(this).key = newKey();
    this.setData({ [`texts.${field}`]: event.detail.value, [`errors.${field}`]: '', error: '' });
  },
  async uploadLicence(event: WechatMiniprogram.CustomEvent<{ pictureId: string }>) {
    const { pictureId } = event.detail;
    this.setData({ hasLicence: true, 'errors.licence': '' });
    if (await this.keep({ licenceId: pictureId })) await this.readLicence(pictureId);
  },
  async uploadFace(event: WechatMiniprogram.CustomEvent<{ pictureId: string }>) {
    this.setData({ hasFace: true, 'errors.face': '' });
    await this.keep({ faceId: event.detail.pictureId });
  },
  /** Fills in what the licence says, to be looked over; whatever was typed stays. */
  async readLicence(licenceId: string) {
    this.setData({ isReading: true });
    try {
      const { name = '', creditCode = '' } = await api.publishers.readLicence({ licenceId });
      const { texts } = this.data;
      const filled = { name: texts.name || name, creditCode: texts.creditCode || creditCode };
      this.setData({ texts: { ...texts, ...filled } });
      say('已识别，请核对名称和代码');
    } catch (error) {
      sayError(error);
    } finally {
      this.setData({ isReading: false });
    }
  },
  /** Keeps what is written at once, so that nothing is lost with the page. */
  async keep(fields: Fields): Promise<boolean> {
    try {
      const { application } = await api.publishers.save({ fields });
      this.setData({ status: application.status, identityChecked: application.identityChecked });
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  },
  toggleTerms() {
    this.setData({ isAgreed: !this.data.isAgreed, 'errors.terms': '' });
  },
  openTerms() {
    openPage('/pages/settings/agreement?id=publisher-terms');
  },
  /** Texts that are sent: what was typed, and nothing that stands there already. */
  written(): Fields {
    const { kind, texts } = this.data;
    const fields = kind === 'enterprise' ? (['name', 'creditCode'] as const) : (['name'] as const);
    const typed = [...fields, 'contactName', 'contactPhone'] as const;
    return {
      kind: kind as 'person' | 'enterprise',
      ...Object.fromEntries(typed.filter((field) => texts[field]).map((field) => [field, texts[field]])),
    };
  },
  /** Everything that is missing or wrong, beside its field; true when nothing is. */
  check(): boolean {
    const { kind, texts, kept, hasLicence, hasFace, identityChecked, isAgreed } = this.data;
    const isEnterprise = kind === 'enterprise';
    const wanted: readonly TextField[] = [
      'name',
      ...(isEnterprise ? (['creditCode'] as const) : []),
      'contactName',
      'contactPhone',
      ...(identityChecked && !texts.contactName ? [] : (['idNumber'] as const)),
    ];
    const errors: Record<string, string> = {};
    for (const field of wanted) {
      const fault = kept[field] && !texts[field] ? undefined : faults[field](texts[field]);
      if (fault) errors[field] = fault;
    }
    if (isEnterprise && !hasLicence) errors.licence = '请上传营业执照照片';
    if (!hasFace) errors.face = '请上传联系人照片';
    if (!isAgreed) errors.terms = '请阅读并同意发布方服务协议';
    this.setData({ errors, error: Object.keys(errors).length > 0 ? '请补充标红的内容' : '' });
    return Object.keys(errors).length === 0;
  },
  async submit() {
    if (this.data.isBusy || !this.check()) return;
    const agreed = await confirm({
      title: '提交审核？',
      text: '身份证号只用于向公安数据核验联系人身份，核验后不保存原文。',
      yes: '提交',
      no: '再看看',
    });
    if (!agreed) return;
    this.setData({ isBusy: true, error: '' });
    try {
      await api.publishers.save({ fields: this.written() });
      const { idNumber } = this.data.texts;
      const { application } = await api.publishers.submit({
        ...(idNumber && { idNumber }),
        terms: own(this).terms,
        idempotencyKey: own(this).key,
      });
      this.showApplication(application);
      await loadProfile().catch(() => undefined);
      wx.pageScrollTo({ scrollTop: 0 });
    } catch (error) {
      this.fail(error);
    } finally {
      this.setData({ isBusy: false });
    }
  },
  fail(error: unknown) {
    const failed = shownError(error);
    // A refused number is corrected, and is then another question.
    own(this).key = newKey();
    if (!isOpen(this)) return say(failed.message);
    const named = (['name', 'creditCode', 'contactName', 'contactPhone'] as const).flatMap((field) => {
      const problem = failed.problemOf(`fields.${field}`);
      return problem ? [[field, problem] as const] : [];
    });
    const inNumber = failed.problemOf('idNumber');
    this.setData({
      errors: { ...Object.fromEntries(named), ...(inNumber && { idNumber: inNumber }) },
      error: failed.message,
    });
  },
});
