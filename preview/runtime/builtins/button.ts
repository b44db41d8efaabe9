import type { Host } from '../host';
import { anything, type Builtin, flag, mark, type Node, number, text } from './define';
import { hoverProperties, showHover } from './hover';

type OpenType = (node: Node, host: Host) => void | Promise<void>;

const withCode =
  (event: string): OpenType =>
  async (node, host) => {
    const answer = await host.consent.phoneCode();
    node.emit(event, {
      ...answer,
      errMsg: answer.code ? 'getPhoneNumber:ok' : 'getPhoneNumber:fail user deny',
    });
  };

const openTypes: Readonly<Record<string, OpenType>> = {
  share: (node, host) => void host.router.share('button', node.component.getMethodCaller()),
  getPhoneNumber: withCode('getphonenumber'),
  getRealtimePhoneNumber: withCode('getrealtimephonenumber'),
  async chooseAvatar(node, host) {
    const avatarUrl = await host.consent.avatar();
    if (avatarUrl) node.emit('chooseavatar', { avatarUrl });
  },
  agreePrivacyAuthorization(node, host) {
    host.consent.agreeButtonTapped();
    node.emit('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
  },
  async openSetting(node, host) {
    const authSetting = await host.consent.settingPage();
    node.emit('opensetting', { authSetting, errMsg: 'openSetting:ok' });
  },
  contact: (node, host) => {
    host.overlays.toast({ title: '已进入客服会话', icon: 'none' });
    node.emit('contact', { path: '', query: {}, errMsg: 'enterContact:ok' });
  },
  feedback: (_node, host) => host.overlays.toast({ title: '已打开意见反馈', icon: 'none' }),
};

/** Needs the person's consent to the privacy guide first; `a|agreePrivacyAuthorization` gives it in one tap. */
const needPrivacy: ReadonlySet<string> = new Set([
  'getPhoneNumber',
  'getRealtimePhoneNumber',
  'chooseAvatar',
]);

async function open(node: Node, host: Host): Promise<void> {
  const types = String(node.properties.openType).split('|');
  if (types.includes('agreePrivacyAuthorization')) {
    await openTypes.agreePrivacyAuthorization?.(node, host);
    if (types.length > 1) host.settings.change({ privacy: 'agreed' });
  }
  for (const type of types.filter((it) => it !== 'agreePrivacyAuthorization')) {
    const known = openTypes[type];
    if (!known) host.journal.problem(`${node.owner}：未知的 open-type ${type}`);
    else if (needPrivacy.has(type) && !(await host.consent.privacy(type))) {
      node.emit(type.toLowerCase(), {
        errMsg: `${type}:fail privacy permission is not authorized`,
        errno: 104,
      });
    } else await known(node, host);
  }
}

const button: Builtin = {
  properties: {
    type: text('default'),
    size: text('default'),
    plain: flag(),
    disabled: flag(),
    loading: flag(),
    formType: text(),
    openType: text(),
    ...hoverProperties('button-hover', 20, 70),
    lang: text(),
    sessionFrom: text(),
    sendMessageTitle: text(),
    sendMessagePath: text(),
    sendMessageImg: text(),
    showMessageCard: flag(),
    appParameter: text(),
    activityType: anything(),
    entrancePath: text(),
    needShowEntrance: anything(),
    phoneNumberNoQuotaToast: flag(true),
  },
  attach(node, host) {
    const stop = showHover(node);
    const onTap = () => {
      const { disabled, openType, formType } = node.properties;
      if (disabled) return;
      if (openType) void open(node, host).catch((error: unknown) => host.journal.problem(String(error)));
      if (formType) host.router.forms.press(node.element, formType);
    };
    node.onEvent('tap', onTap);
    const unregister = host.router.controls.add(node.element, onTap);
    return {
      changed(now) {
        for (const name of ['type', 'size', 'plain', 'disabled', 'loading'])
          mark(node.element, name, now[name]);
        if (now.disabled) node.element.setAttribute('aria-disabled', 'true');
        else if (!now.ariaDisabled) node.element.removeAttribute('aria-disabled');
      },
      detached() {
        stop();
        unregister();
      },
    };
  },
};

const routes: Readonly<Record<string, string>> = {
  navigate: 'navigateTo',
  redirect: 'redirectTo',
  switchTab: 'switchTab',
  reLaunch: 'reLaunch',
};

const navigator: Builtin = {
  properties: {
    url: text(),
    openType: text('navigate'),
    delta: number(1),
    target: text('self'),
    ...hoverProperties('navigator-hover', 50, 600),
  },
  attach(node, host) {
    const stop = showHover(node);
    node.element.setAttribute('role', 'link');
    node.onEvent('tap', () => {
      const { openType, url, delta } = node.properties;
      const call = openType === 'navigateBack' ? 'navigateBack' : routes[openType];
      const wx = (globalThis as unknown as { wx: Record<string, (options: object) => void> }).wx;
      const from = host.router.absolute(url, node.owner);
      if (call) {
        wx[call]?.({
          url: from,
          delta,
          success: (detail: unknown) => node.emit('success', detail),
          fail: (detail: unknown) => node.emit('fail', detail),
        });
      }
    });
    return { detached: stop };
  },
};

export const buttonBuiltins: Readonly<Record<string, Builtin>> = { button, navigator };
