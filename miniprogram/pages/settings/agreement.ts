import { type Agreements, currentAgreement } from '../../services/agreements';
import { shownError } from '../../services/shown-error';

interface Own {
  id: string;
}

const own = (page: unknown): Own => page as Own;

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    agreement: undefined as Omit<Agreements[number], 'id'> | undefined,
  },

  onLoad({ id = '' }: { id?: string }) {
    own(this).id = id;
    this.load();
  },
  async load() {
    this.setData({ state: 'loading' });
    try {
      const agreement = await currentAgreement(own(this).id);
      if (!agreement) return this.setData({ state: 'error', errorText: '没有这份协议' });
      wx.setNavigationBarTitle({ title: agreement.title });
      this.setData({ state: 'ready', agreement });
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
});
