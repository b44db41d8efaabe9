import { h, press } from './dom';
import type { Host } from './host';
import { callSandbox } from './sandbox';
import type { Permission, Settings } from './settings';
import { templateTitles } from './template-titles';
import { avatarSources, extensionOf } from './wx/pictures';

type Scope = 'scope.userLocation' | 'scope.userFuzzyLocation' | 'scope.writePhotosAlbum';

/** What the person has allowed, and WeChat's own dialogs that ask. */
export interface Consent {
  /** Asks when nobody has been asked yet; a refusal is remembered. */
  scope(scope: string): Promise<boolean>;
  /** As `getSetting` answers: only what has been asked. */
  authSetting(): Readonly<Record<string, boolean>>;
  /** WeChat's page with the switches; resolves with what stands there when it closes. */
  settingPage(): Promise<Readonly<Record<string, boolean>>>;
  /** Consent to the privacy guide, for `api`; false when refused. */
  privacy(api: string): Promise<boolean>;
  agreeButtonTapped(): void;
  /** What the person answers to these templates. */
  subscribe(templates: readonly string[]): Promise<Readonly<Record<string, 'accept' | 'reject'>>>;
  phoneCode(): Promise<{ readonly code?: string }>;
  /** A picture, or undefined when the person chose none. */
  avatar(): Promise<string | undefined>;
}

const settingOf: Readonly<Record<Scope, 'location' | 'album'>> = {
  'scope.userLocation': 'location',
  'scope.userFuzzyLocation': 'location',
  'scope.writePhotosAlbum': 'album',
};

const names: Readonly<Record<'location' | 'album', string>> = {
  location: '使用我的位置',
  album: '保存到相册',
};

const isScope = (scope: string): scope is Scope => scope in settingOf;

/** Two buttons below a text; true for the second. */
export function ask(host: Host, title: string, text: string, yes = '允许', no = '拒绝'): Promise<boolean> {
  return host.overlays.open<boolean>(
    'mp-sheet mp-ask',
    false,
    (done) => [
      h('h3', {}, title),
      h('p', {}, text),
      h(
        'footer',
        {},
        press(no, 'mp-choice', () => done(false)),
        press(yes, 'mp-choice mp-choice-yes', () => done(true)),
      ),
    ],
    false,
  );
}

async function settingPage(host: Host, scopes: readonly Scope[]): Promise<void> {
  const kinds = [...new Set(scopes.map((scope) => settingOf[scope]))];
  await host.overlays.open<undefined>('mp-sheet mp-setting', undefined, (done) => [
    h('h3', {}, '设置'),
    ...kinds.map((kind) => {
      const box = h('input', { type: 'checkbox' });
      box.checked = host.settings.value[kind] === 'granted';
      box.addEventListener('change', () =>
        host.settings.change({ [kind]: box.checked ? 'granted' : 'refused' } as Partial<Settings>),
      );
      return h('label', {}, names[kind], box);
    }),
    press('返回', 'mp-action', () => done(undefined)),
  ]);
}

type Resolve = (answer: { readonly event: string; readonly buttonId?: string }) => void;

/** Asks the mini-program's own dialog if it has one, else shows WeChat's. */
function askPrivacy(host: Host, api: string, tapped: () => boolean): Promise<boolean> {
  if (!host.listeners.has('needPrivacyAuthorization')) {
    return ask(host, '用户隐私保护提示', '使用前请阅读并同意《用户隐私保护指引》', '同意', '拒绝');
  }
  return new Promise((resolve) => {
    const answer: Resolve = ({ event }) => {
      if (event === 'exposureAuthorization') return;
      const agreed = event === 'agree';
      if (agreed && !tapped())
        host.journal.problem('隐私授权：resolve agree 之前没有点击 agreePrivacyAuthorization 按钮');
      resolve(agreed && tapped());
    };
    host.listeners.tell('needPrivacyAuthorization', [answer, { referrer: api }]);
  });
}

async function askTemplates(host: Host, templates: readonly string[]) {
  const boxes = templates.map((template) => {
    const box = h('input', { type: 'checkbox', value: template });
    box.checked = true;
    return box;
  });
  const agreed = await host.overlays.open<boolean>('mp-sheet mp-ask', false, (done) => [
    h('h3', {}, '订阅消息'),
    h('p', {}, '小程序申请向你发送以下消息'),
    ...boxes.map((box) => h('label', {}, box, templateTitles[box.value] ?? '未命名的消息模板')),
    h(
      'footer',
      {},
      press('取消', 'mp-choice', () => done(false)),
      press('允许', 'mp-choice mp-choice-yes', () => done(true)),
    ),
  ]);
  return (template: string) => agreed && boxes.some((box) => box.value === template && box.checked);
}

export function createConsent(host: Host): Consent {
  let buttonTapped = false;
  const known = (scope: Scope): Permission => host.settings.value[settingOf[scope]];
  const declared = () => {
    const scopes: Scope[] = ['scope.writePhotosAlbum'];
    const infos = host.program.app.requiredPrivateInfos ?? [];
    if (infos.includes('getLocation')) scopes.push('scope.userLocation');
    if (infos.includes('getFuzzyLocation')) scopes.push('scope.userFuzzyLocation');
    return scopes;
  };
  const authSetting = () =>
    Object.fromEntries(
      declared()
        .filter((scope) => known(scope) !== 'ask')
        .map((scope) => [scope, known(scope) === 'granted']),
    );
  return {
    authSetting,
    async scope(scope) {
      if (!isScope(scope)) return true;
      if (known(scope) !== 'ask') return known(scope) === 'granted';
      const purpose = host.program.app.permission?.[scope]?.desc ?? '';
      const granted = await ask(host, `申请${names[settingOf[scope]]}`, purpose);
      host.settings.change({ [settingOf[scope]]: granted ? 'granted' : 'refused' } as Partial<Settings>);
      return granted;
    },
    async settingPage() {
      await settingPage(host, declared());
      return authSetting();
    },
    async privacy(api) {
      if (!host.program.app.__usePrivacyCheck__ || host.settings.value.privacy === 'agreed') return true;
      buttonTapped = false;
      const agreed = await askPrivacy(host, api, () => buttonTapped);
      if (agreed) host.settings.change({ privacy: 'agreed' });
      return agreed;
    },
    agreeButtonTapped() {
      buttonTapped = true;
    },
    async subscribe(templates) {
      const { subscribe } = host.settings.value;
      const accepts =
        subscribe === 'ask' ? await askTemplates(host, templates) : () => subscribe === 'accept';
      return Object.fromEntries(
        templates.map((id) => [id, accepts(id) ? ('accept' as const) : ('reject' as const)]),
      );
    },
    async phoneCode() {
      const { phone, person } = host.settings.value;
      const allowed =
        phone === 'ask' ? await ask(host, '申请使用你的手机号', '使用微信绑定的手机号') : phone === 'granted';
      return allowed ? await callSandbox<{ code: string }>(host, 'wechat/phone-code', { person }) : {};
    },
    async avatar() {
      const index = await host.overlays.actionSheet(avatarSources.map(({ text }) => text));
      const source = index === undefined ? undefined : avatarSources[index];
      const picture = await source?.take(host.settings.value.person);
      return picture && host.files.add(picture.url, extensionOf(picture.url));
    },
  };
}
