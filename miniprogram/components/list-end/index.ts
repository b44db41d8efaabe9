import { whenBack } from '../../stores/network';

/**
 * The end of a list that grows: more is coming, that was all, or it failed. Emits `retry`, by
 * itself when the network is back.
 */
Component({
  properties: {
    /** idle, loading, end, error */
    state: { type: String, value: 'idle' },
    text: { type: String, value: '没有更多了' },
  },
  lifetimes: {
    attached() {
      const retry = () => this.data.state === 'error' && this.retry();
      Object.assign(this, { stop: whenBack(retry) });
    },
    detached() {
      (this as unknown as { stop(): void }).stop();
    },
  },
  methods: {
    retry() {
      this.triggerEvent('retry');
    },
  },
});
