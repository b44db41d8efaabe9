import { cleanContactPhone, contactPhoneFault } from '../../generated/typed/contact-phone';
import { api } from '../../services/api';
import { confirm, say } from '../../services/feedback';
import { isOpen, leave } from '../../services/leave';
import { shownError } from '../../services/shown-error';
import { enterPublishing } from './enter';

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    /** As it is kept. */
    known: '',
    phone: '',
    fault: '',
    isBusy: false,
  },

  onLoad() {
    this.load();
  },
  async load() {
    this.setData({ state: 'loading' });
    try {
      if (!(await enterPublishing('填写联系电话'))) return;
      const { phone = '' } = await api.publishing.contact({});
      this.setData({ state: 'ready', known: phone, phone });
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
  fill(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ phone: event.detail.value, fault: '' });
  },
  save() {
    const phone = cleanContactPhone(this.data.phone);
    const fault = contactPhoneFault(phone);
    if (fault !== undefined) return this.setData({ fault });
    return this.send({ phone }, '已保存');
  },
  async remove() {
    const text = '录用的人只能在订单里看到您的名称，打不了电话。';
    if (await confirm({ title: '不留电话？', text, yes: '不留', isLoss: true }))
      await this.send({}, '已删除电话');
  },
  async send(contact: { phone?: string }, done: string) {
    if (this.data.isBusy) return;
    this.setData({ isBusy: true });
    try {
      await api.publishing.setContact(contact);
      say(done);
      leave(this);
    } catch (error) {
      const { message } = shownError(error);
      if (isOpen(this)) this.setData({ fault: message });
      else say(message);
    } finally {
      this.setData({ isBusy: false });
    }
  },
});
