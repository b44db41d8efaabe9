import { navigationBarPx, statusBarPx } from '../chrome/screen';
import { ask } from '../consent';
import type { Host } from '../host';
import { isSinglePage, themeOf } from '../host';
import { type Area, type Options, WxFailure } from './api';

function windowInfo(host: Host): object {
  const { width, height } = host.screen.viewport();
  const bottom = isSinglePage(host) ? innerHeight : innerHeight - 34;
  return {
    pixelRatio: devicePixelRatio || 1,
    screenWidth: innerWidth,
    screenHeight: innerHeight,
    windowWidth: width,
    windowHeight: height,
    statusBarHeight: statusBarPx,
    screenTop: statusBarPx + navigationBarPx,
    safeArea: {
      left: 0,
      right: innerWidth,
      top: statusBarPx,
      bottom,
      width: innerWidth,
      height: bottom - statusBarPx,
    },
  };
}

const baseInfo = (host: Host) => ({
  SDKVersion: '3.8.12',
  version: '8.0.60',
  language: 'zh_CN',
  theme: themeOf(host),
  fontSizeSetting: host.settings.value.fontSize,
  fontSizeScaleFactor: host.settings.value.fontSize / 16,
  enableDebug: false,
  host: { env: 'WeChat' },
});

const deviceInfo = () => ({
  platform: 'devtools',
  system: 'iOS 17.5',
  brand: 'preview',
  model: 'preview',
  abi: '',
  benchmarkLevel: 50,
  memorySize: '4096',
  cpuType: '',
});

const authorizeSetting = (host: Host) => ({
  albumAuthorized: 'authorized',
  locationAuthorized: host.settings.value.location === 'refused' ? 'denied' : 'authorized',
  notificationAuthorized: 'authorized',
  cameraAuthorized: 'authorized',
});

const systemSetting = {
  bluetoothEnabled: true,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
};

const watched = [
  'ThemeChange',
  'NetworkStatusChange',
  'AppShow',
  'AppHide',
  'Error',
  'UnhandledRejection',
  'PageNotFound',
  'WindowResize',
  'KeyboardHeightChange',
  'MemoryWarning',
  'UserCaptureScreen',
  'MenuButtonBoundingClientRectWeightChange',
];

const lowered = (name: string) => `${name[0]?.toLowerCase()}${name.slice(1)}`;

function eventPairs({ listeners }: Host): Record<string, unknown> {
  return Object.fromEntries(
    watched.flatMap((name) => [
      [`on${name}`, (listener: () => void) => listeners.add(lowered(name), listener)],
      [`off${name}`, (listener?: () => void) => listeners.remove(lowered(name), listener)],
    ]),
  );
}

function networkType(host: Host) {
  const { network } = host.settings.value;
  return {
    networkType: { normal: 'wifi', slow: '3g', offline: 'none' }[network],
    weakNet: network === 'slow',
  };
}

/** What stands on the desk, not in the mini-program: clipboard, calls, vibration. */
function device(host: Host): Area['calls'] {
  let clipboard = '';
  return {
    setClipboardData({ data }) {
      clipboard = String(data);
      host.overlays.toast({ title: '内容已复制', icon: 'none' });
    },
    getClipboardData: () => ({ data: clipboard }),
    makePhoneCall: ({ phoneNumber }) => host.overlays.toast({ title: `呼叫 ${phoneNumber}`, icon: 'none' }),
    vibrateShort: () => undefined,
    vibrateLong: () => undefined,
    setKeepScreenOn: () => undefined,
    /** Asks as the phone does; there is no calendar here, what was added is told. */
    async addPhoneCalendar({ title, startTime, endTime, location = '' }) {
      if (typeof title !== 'string' || title === '' || !Number.isInteger(startTime))
        throw new WxFailure('parameter error: title and startTime are required');
      const when = new Date(startTime * 1_000).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai' });
      const text = [when, location].filter(Boolean).join(' · ');
      if (!(await ask(host, `把“${title}”添加到手机日历`, text, '添加', '取消')))
        throw new WxFailure('cancel');
      host.listeners.tell('calendar', { title, startTime, endTime, location });
    },
    scanCode: () => {
      throw new WxFailure('cancel');
    },
    getNetworkType: () => networkType(host),
  };
}

export function system(host: Host, has: (name: string) => boolean): Area {
  const everything = () => ({
    ...windowInfo(host),
    ...baseInfo(host),
    ...deviceInfo(),
    ...authorizeSetting(host),
    ...systemSetting,
  });
  return {
    calls: { ...device(host), getSystemInfo: everything, getSystemInfoAsync: everything },
    plain: {
      ...eventPairs(host),
      env: { USER_DATA_PATH: 'http://usr' },
      getWindowInfo: () => windowInfo(host),
      getAppBaseInfo: () => baseInfo(host),
      getDeviceInfo: deviceInfo,
      getSystemInfoSync: everything,
      getSystemSetting: () => systemSetting,
      getAppAuthorizeSetting: () => authorizeSetting(host),
      getMenuButtonBoundingClientRect: () => host.screen.capsule(),
      canIUse: (what: string) =>
        !what.includes('.') ? has(what) || what.startsWith('button') : has(what.split('.')[0] ?? ''),
      getLogManager: () => ({
        debug: () => undefined,
        info: () => undefined,
        log: () => undefined,
        warn: () => undefined,
      }),
      getRealtimeLogManager: () => new Proxy({}, { get: () => () => undefined }),
      reportEvent: (_name: string, _data: Options) => undefined,
      getPerformance: () => ({
        getEntries: () => [],
        createObserver: () => ({ observe: () => undefined, disconnect: () => undefined }),
      }),
    },
  };
}
