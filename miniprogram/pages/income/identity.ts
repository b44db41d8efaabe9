import type { IdentityView } from '../../../shared/contract/income';
import { cleanIdentityNumber, identityNumberFault } from '../../generated/typed/identity-number';
import { cleanLegalName, legalNameFault } from '../../generated/typed/legal-name';
import { api } from '../../services/api';
import { confirm, say } from '../../services/feedback';
import { isOpen, leave } from '../../services/leave';
import { openPage } from '../../services/navigate';
import { shownError } from '../../services/shown-error';
import { ensureMember } from '../../services/sign-in';

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    identity: null as IdentityView | null,
    legalName: '',
    idNumber: '',
    nameError: '',
    numberError: '',
    error: '',
    isAgreed: false,
    isBusy: false,
  },

  onLoad() {
    this.load();
  },
  async load() {
    this.setData({ state: 'loading' });
    try {
      if (!(await ensureMember('实名认证'))) return leave(this);
      const { identity } = await api.income.identity({});
      this.setData({ state: 'ready', identity, isAgreed: identity.termsAccepted });
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  typeName(event: Typed) {
    this.setData({ legalName: event.detail.value, nameError: '', error: '' });
  },
  typeNumber(event: Typed) {
    this.setData({ idNumber: event.detail.value, numberError: '', error: '' });
  },
  agree() {
    this.setData({ isAgreed: !this.data.isAgreed, error: '' });
  },
  openTerms() {
    openPage('/pages/settings/agreement?id=tax-authorisation');
  },
  /** Name and number by the server's own rules; what is wrong is said before anything is sent. */
  cleaned(): { legalName: string; idNumber: string } | undefined {
    const legalName = cleanLegalName(this.data.legalName);
    const idNumber = cleanIdentityNumber(this.data.idNumber);
    const nameError = legalNameFault(legalName) ?? '';
    const numberError = identityNumberFault(idNumber) ?? '';
    this.setData({ nameError, numberError });
    return nameError === '' && numberError === '' ? { legalName, idNumber } : undefined;
  },
  /** Sends what was typed, or the agreement alone where the identity stands. */
  async send(identity: IdentityView): Promise<IdentityView | undefined> {
    const { id, version } = identity.terms;
    const terms = { id, version };
    if (!identity.canChange) return (await api.income.authorise({ terms })).identity;
    const typed = this.cleaned();
    if (!typed) return undefined;
    const text = `姓名：${typed.legalName}\n身份证号：${typed.idNumber}\n核验通过后不能自行修改。`;
    if (!(await confirm({ title: '请核对', text, yes: '核对无误', no: '返回修改' }))) return undefined;
    return (await api.income.identify({ ...typed, terms })).identity;
  },
  async submit() {
    const { identity, isAgreed, isBusy } = this.data;
    if (!identity || isBusy) return;
    if (!isAgreed) return this.setData({ error: '请先阅读并同意办税授权书' });
    this.setData({ isBusy: true, error: '' });
    try {
      const after = await this.send(identity);
      if (!after) return;
      say(after.hurdle ? '已提交，等待核对' : '认证通过，稍后自动结算');
      this.setData({ identity: after, legalName: '', idNumber: '' });
    } catch (error) {
      const failed = shownError(error);
      if (!isOpen(this)) return say(failed.message);
      const nameError = failed.problemOf('legalName') ?? '';
      const numberError = failed.problemOf('idNumber') ?? '';
      this.setData({ nameError, numberError, error: nameError || numberError ? '' : failed.message });
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
