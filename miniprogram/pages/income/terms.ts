import { api } from '../../services/api';
import { shownError } from '../../services/shown-error';

type Terms = Awaited<ReturnType<typeof api.income.identity>>['identity']['terms'];

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'error',
    errorText: '',
    isOffline: false,
    agreement: undefined as Terms | undefined,
  },

  onLoad() {
    this.load();
  },
  async load() {
    this.setData({ state: 'loading' });
    try {
      const { identity } = await api.income.identity({});
      this.setData({ state: 'ready', agreement: identity.terms });
    } catch (error) {
      const { code, message } = shownError(error);
      this.setData({ state: 'error', errorText: message, isOffline: code === 'OFFLINE' });
    }
  },
});
