import type { Host } from '../host';
import { callSandbox } from '../sandbox';
import { type Area, WxFailure } from './api';
import { TAP_GRACE_MS } from './limits';
import { storageOf } from './storage';

const sessionKey = '__session_key__';

async function login(host: Host): Promise<object> {
  if (host.settings.value.network === 'offline') throw new WxFailure('network error');
  const { code } = await callSandbox<{ code: string }>(host, 'wechat/login-code', {
    person: host.settings.value.person,
  });
  storageOf(host).set(sessionKey, true);
  return { code };
}

async function subscribe(host: Host, templates: readonly string[]): Promise<object> {
  if (!Array.isArray(templates) || templates.length === 0)
    throw new WxFailure('TmplIds is empty', undefined, { errCode: 10_001 });
  if (templates.length > 5)
    throw new WxFailure('Templates count out of max bounds', undefined, { errCode: 20_003 });
  if (Date.now() - host.lastTapAtMs > TAP_GRACE_MS)
    throw new WxFailure('can only be invoked by user TAP gesture.');
  const answers = await host.consent.subscribe(templates);
  const { person } = host.settings.value;
  for (const [templateId, answer] of Object.entries(answers)) {
    if (answer === 'accept')
      await callSandbox(host, 'wechat/subscribe-credit', { person, templateId, count: 1 });
  }
  return answers;
}

/** The page of WeChat's on which somebody confirms that they take money. */
async function confirmTransfer(host: Host, packageInfo: unknown): Promise<void> {
  if (typeof packageInfo !== 'string' || packageInfo === '')
    throw new WxFailure('parameter error: package is empty');
  const { confirm } = await host.overlays.modal({
    title: '微信支付',
    content: '商家向您转账，请确认收款。（这里是微信的收款页面）',
    confirmText: '确认收款',
  });
  if (!confirm) throw new WxFailure('cancel');
  await callSandbox(host, 'wechat-pay/confirm', { packageInfo });
}

const promptFields = ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign'] as const;

/** WeChat's cashier. */
async function pay(host: Host, asked: Readonly<Record<string, unknown>>): Promise<void> {
  const missing = promptFields.find((name) => typeof asked[name] !== 'string' || asked[name] === '');
  if (missing) throw new WxFailure(`parameter error: ${missing}`);
  const { confirm } = await host.overlays.modal({
    title: '微信支付',
    content: '向商家付款。（这里是微信的收银台，沙箱里不会扣款）',
    confirmText: '立即支付',
  });
  if (!confirm) throw new WxFailure('cancel');
  await callSandbox(
    host,
    'wechat-pay/pay',
    Object.fromEntries(promptFields.map((name) => [name, asked[name]])),
  );
}

/** WeChat's own services: who somebody is, what they allow, and sharing. */
export function openAbilities(host: Host): Area {
  const { consent, listeners, router, settings } = host;
  const guide = '《接单小程序隐私保护指引》';
  const off = (event: string) => (listener?: () => void) => listeners.remove(event, listener);
  return {
    calls: {
      login: () => login(host),
      checkSession: () => {
        if (storageOf(host).get(sessionKey) !== true) throw new WxFailure('session time out, need relogin');
      },
      requestSubscribeMessage: ({ tmplIds }) => subscribe(host, tmplIds),
      requestMerchantTransfer: (asked) => confirmTransfer(host, asked.package),
      requestPayment: (asked) => pay(host, asked),
      getSetting: () => ({ authSetting: consent.authSetting(), subscriptionsSetting: { mainSwitch: true } }),
      openSetting: async () => ({ authSetting: await consent.settingPage() }),
      async authorize({ scope }) {
        if (!(await consent.scope(scope))) throw new WxFailure('auth deny');
      },
      getPrivacySetting: () => ({
        needAuthorization:
          Boolean(host.program.app.__usePrivacyCheck__) && settings.value.privacy !== 'agreed',
        privacyContractName: guide,
      }),
      openPrivacyContract: () =>
        void host.overlays.modal({
          title: guide,
          content: '这里是微信后台填写的隐私保护指引。',
          showCancel: false,
        }),
      requirePrivacyAuthorize: () => undefined,
      showShareMenu: () => {
        router.shareMenu.enabled = true;
      },
      hideShareMenu: () => {
        router.shareMenu.enabled = false;
      },
      updateShareMenu: () => undefined,
      getGroupEnterInfo: () => {
        throw new WxFailure('not opened from a group');
      },
      getShareInfo: () => {
        throw new WxFailure('no shareTicket');
      },
    },
    plain: {
      onNeedPrivacyAuthorization: (listener: (resolve: unknown, info: unknown) => void) =>
        listeners.add('needPrivacyAuthorization', (values) => listener(...(values as [unknown, unknown]))),
      offNeedPrivacyAuthorization: off('needPrivacyAuthorization'),
      getAccountInfoSync: () => ({
        miniProgram: { appId: 'wx10ca10000000a001', envVersion: 'develop', version: '' },
        plugin: {},
      }),
      getLaunchOptionsSync: () => host.launchOptions,
      getEnterOptionsSync: () => host.launchOptions,
      getUpdateManager: () => ({
        onCheckForUpdate: (told: (result: object) => void) =>
          queueMicrotask(() => told({ hasUpdate: false })),
        onUpdateReady: () => undefined,
        onUpdateFailed: () => undefined,
        applyUpdate: () => undefined,
      }),
    },
  };
}
