import { whenBack } from '../../stores/network';

/** Loading failed: what happened, and another try, which begins by itself when the network is back. */
Component({
  properties: {
    title: { type: String, value: '没有加载成功' },
    /** From the error catalogue. */
    text: { type: String, value: '' },
    /** The network is away rather than the server. */
    offline: { type: Boolean, value: false },
    action: { type: String, value: '重新加载' },
  },
  lifetimes: {
    attached() {
      Object.assign(this, { stop: whenBack(() => this.retry()) });
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
