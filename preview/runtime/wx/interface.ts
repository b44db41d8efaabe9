import type { Host } from '../host';
import { type Area, WxFailure } from './api';

function bars({ screen }: Host): Area['calls'] {
  return {
    setNavigationBarTitle: ({ title }) => screen.title(title),
    setNavigationBarColor: ({ frontColor, backgroundColor }) => screen.colors(frontColor, backgroundColor),
    showNavigationBarLoading: () => screen.loading(true),
    hideNavigationBarLoading: () => screen.loading(false),
    hideHomeButton: () => screen.home(false),
    setBackgroundColor: () => undefined,
    setBackgroundTextStyle: () => undefined,
    setTabBarBadge: ({ index, text }) => screen.badge(index, text),
    removeTabBarBadge: ({ index }) => screen.badge(index, undefined),
    showTabBarRedDot: ({ index }) => screen.badge(index, ''),
    hideTabBarRedDot: ({ index }) => screen.badge(index, undefined),
    hideKeyboard: () => (document.activeElement as HTMLElement | null)?.blur(),
    enableAlertBeforeUnload: () => undefined,
    disableAlertBeforeUnload: () => undefined,
  };
}

/** Toasts, dialogs and what stands around the page. */
export function userInterface(host: Host): Area {
  const { overlays } = host;
  return {
    calls: {
      ...bars(host),
      showToast: ({ title = '', icon, duration, mask }) => overlays.toast({ title, icon, duration, mask }),
      hideToast: () => overlays.hideToast(),
      showLoading: ({ title = '', mask }) => overlays.toast({ title, icon: 'loading', duration: 0, mask }),
      hideLoading: () => overlays.hideToast(),
      showModal: (options) => overlays.modal(options),
      async showActionSheet({ itemList = [], alertText }) {
        const tapIndex = await overlays.actionSheet(itemList, alertText);
        if (tapIndex === undefined) throw new WxFailure('cancel');
        return { tapIndex };
      },
    },
    plain: {
      nextTick: (run: () => void) => void Promise.resolve().then(run),
      createAnimation: () => {
        const animation: unknown = new Proxy(
          {},
          {
            get: (_, name) => (name === 'export' ? () => ({ actions: [] }) : () => animation),
          },
        );
        return animation;
      },
    },
  };
}
