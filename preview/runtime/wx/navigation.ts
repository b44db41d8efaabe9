import type { Host } from '../host';
import type { Area, Options } from './api';

/** WeChat's channel between a page and the one it opened. */
class EventChannel {
  private readonly listeners = new Map<string, Set<(...values: unknown[]) => void>>();

  on(event: string, listener: (...values: unknown[]) => void): void {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
  }

  once(event: string, listener: (...values: unknown[]) => void): void {
    const once = (...values: unknown[]) => {
      this.off(event, once);
      listener(...values);
    };
    this.on(event, once);
  }

  off(event: string, listener?: (...values: unknown[]) => void): void {
    if (listener) this.listeners.get(event)?.delete(listener);
    else this.listeners.delete(event);
  }

  emit(event: string, ...values: unknown[]): void {
    for (const listener of this.listeners.get(event) ?? []) listener(...values);
  }
}

export function navigation(host: Host): Area {
  const { router } = host;
  const absolute = ({ url = '' }: Options) => router.absolute(url, router.top.path);
  const scrollTo = ({ scrollTop, selector, duration = 300, offsetTop = 0 }: Options) => {
    const { scroller } = router.top.view;
    const target = selector
      ? router.top.instance._$?.getShadowRoot()?.querySelector(selector)?.getBackendElement()
      : undefined;
    const from = scroller.getBoundingClientRect().top;
    const top = target
      ? target.getBoundingClientRect().top - from + scroller.scrollTop + offsetTop
      : scrollTop;
    if (scroller.scrollTo) scroller.scrollTo({ top: top ?? 0, behavior: duration > 0 ? 'smooth' : 'auto' });
    else scroller.scrollTop = top ?? 0;
  };
  return {
    calls: {
      navigateTo(options: Options) {
        const eventChannel = new EventChannel();
        for (const [event, listener] of Object.entries(options.events ?? {})) {
          eventChannel.on(event, listener as () => void);
        }
        const page = router.navigateTo(absolute(options));
        page.instance.getOpenerEventChannel = () => eventChannel;
        return { eventChannel };
      },
      redirectTo: (options) => router.redirectTo(absolute(options)),
      switchTab: (options) => router.switchTab(absolute(options)),
      reLaunch: (options) => router.reLaunch(absolute(options)),
      navigateBack: ({ delta = 1 }) => router.navigateBack(delta),
      exitMiniProgram: () => host.overlays.toast({ title: '小程序已退出', icon: 'none' }),
      navigateToMiniProgram: () => host.overlays.toast({ title: '将打开另一个小程序', icon: 'none' }),
      pageScrollTo: scrollTo,
      startPullDownRefresh: () => router.top.view.refresh(true),
      stopPullDownRefresh: () => router.top.view.refresh(false),
    },
  };
}
