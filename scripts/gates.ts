import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { declaredInterfaces } from './privacy/declared-interfaces';

const root = 'miniprogram';

interface Gate {
  /** Of WeChat's console. */
  readonly where: string;
  readonly how: string;
  readonly without: string;
}

const opened = (how: string): Gate => ({
  where: '开发管理 → 接口设置',
  how,
  without: 'the submission is refused: WeChat finds the call in the code',
});
/** What is declared in the privacy guide; with what words stands in privacy/declared-interfaces.ts. */
const inGuide = (name: string): readonly Gate[] => {
  const declared = declaredInterfaces[name];
  if (!declared) return [];
  return [
    {
      where: '设置 → 服务内容声明 → 用户隐私保护指引',
      how: `declare ${declared.words}`,
      without: 'the call fails on every phone: `privacy permission is not authorized`',
    },
  ];
};

/** What has to be asked for besides the privacy guide: platform pages of each. */
const gates: Readonly<Record<string, readonly Gate[]>> = {
  getLocation: [
    opened('apply with a category that is listed for it (生活服务 is), with the purpose and a recording'),
  ],
  getFuzzyLocation: [opened('apply with the purpose; no category is asked')],
  chooseLocation: [opened('apply with the purpose; no category is asked')],
  getPhoneNumber: [
    {
      where: '付费管理',
      how: 'verified and not of a person; buy checks of phone numbers (1,000 are given for trying)',
      without: 'the button answers 1400001 when none is left',
    },
  ],
  requestSubscribeMessage: [
    {
      where: '订阅消息 → 我的模板',
      how: 'choose or apply for the templates, then put their ids into the stage',
      without: 'notices stay in the app',
    },
  ],
  requestMerchantTransfer: [
    {
      where: 'pay.weixin.qq.com → 产品中心 → 商家转账',
      how: 'a merchant account bound to this app id, the product, its scene and its limits',
      without: 'nobody can be paid by WeChat (docs/payouts.md)',
    },
  ],
  requestPayment: [
    {
      where: 'pay.weixin.qq.com → 产品中心 → JSAPI 支付',
      how: 'a merchant account bound to this app id, and the product',
      without: 'publishers pay by bank transfer only (docs/ledger.md)',
    },
  ],
  contact: [
    { where: '功能 → 客服', how: 'name who answers', without: 'what people write is read by nobody' },
  ],
};

/** Of these an app.json declares the ones in use: only they count. */
const located = ['getLocation', 'getFuzzyLocation', 'chooseLocation'];

/** Open to every mini-program. A call in neither list stops the generator: somebody has to look it up. */
const free: readonly string[] =
  `agreePrivacyAuthorization arrayBufferToBase downloadFile env openDocument getImageInfo share canIUse canvasToTempFilePath chooseAvatar cloud compressImage createOffscreenCanvas
  getAppBaseInfo getEnterOptionsSync getFileSystemManager getNetworkType getPrivacySetting getSetting getStorageSync
  getWindowInfo hideKeyboard login makePhoneCall navigateBack navigateTo onNeedPrivacyAuthorization
  onNetworkStatusChange openAppAuthorizeSetting openLocation openPrivacyContract openSetting pageScrollTo
  previewImage redirectTo removeStorageSync removeTabBarBadge request setKeepScreenOn setNavigationBarTitle
  setStorageSync setTabBarBadge showModal showToast stopPullDownRefresh switchTab uploadFile`.split(/\s+/);

/** Interfaces that the mini-program calls, and open-types of its buttons. */
export function usedInterfaces(): string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('miniprogram_npm'))
    .filter((path) => /\.(ts|wxml)$/.test(path) && !path.endsWith('.test.ts'));
  const names = files.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const pattern = path.endsWith('.ts') ? /\bwx\.([a-zA-Z]+)/g : /open-type="(\w+)"/g;
    return [...text.matchAll(pattern)].map(([, name = '']) => name);
  });
  return [...new Set(names)].sort();
}

/** The interfaces in use that have to be opened; throws Error for one that nobody looked up. */
export function gatedInterfaces(
  names: readonly string[],
  declared: readonly string[],
): [string, readonly Gate[]][] {
  const unknown = names.filter(
    (name) => !(name in gates) && !(name in declaredInterfaces) && !free.includes(name),
  );
  if (unknown.length > 0)
    throw new Error(`scripts/gates.ts: does WeChat open ${unknown.join(', ')} to everybody?`);
  return names
    .filter((name) => !located.includes(name) || declared.includes(name))
    .flatMap((name): [string, readonly Gate[]][] => {
      const its = [...(gates[name] ?? []), ...inGuide(name)];
      return its.length > 0 ? [[name, its]] : [];
    });
}

const declaredInApp = (): string[] =>
  (JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as { requiredPrivateInfos: string[] })
    .requiredPrivateInfos;

/** Both guides begin here. */
export function gatesPage(): string {
  const rows = gatedInterfaces(usedInterfaces(), declaredInApp()).flatMap(([name, its]) =>
    its.map(({ where, how, without }) => `| \`${name}\` | ${where} | ${how} | ${without} |`),
  );
  return `<!-- Written by \`npm run docs\` from the mini-program's code and app.json; the words stand in scripts/gates.ts. -->
# What takes weeks

Ask for all of it on the first day: each is looked at by people, takes days to weeks, and nothing here can be
hurried by writing code. Everything holds on both clouds unless it says otherwise.

| What | Where | How | Without it |
|---|---|---|---|
| Verification of the mini-program, not of a person | mp.weixin.qq.com → 设置 → 认证 | the company's licence and a transfer; days | no phone numbers, no links, no payouts |
| **Filing of the mini-program (小程序备案)** | mp.weixin.qq.com → 设置 → 小程序备案 | company, person in charge, checked by the provincial office; up to weeks | it cannot be released |
| **Category**: what the platform does decides. 生活服务 → 求职/招聘 wants a 人力资源服务许可证 (and, run as a platform, a telecom licence); ask which one fits before anything else | mp.weixin.qq.com → 设置 → 服务类目 | upload the licences; days, the licence itself weeks to months | review refuses, or the account is closed later |
| Filing of the domain (ICP 备案) | AWS China: Sinnet or NWCD; CloudBase: only for HTTP access (group bot, callbacks) | company and domain; up to weeks | WeChat calls no other domains; API Gateway in China serves nothing |
| Payment: a merchant account, 商家转账 with its scene and limits | pay.weixin.qq.com | licence, bank account, scene report; days to weeks | payouts wait ([payouts](payouts.md)) |
| Agreements and the privacy guide, read by a lawyer | your own | days | texts of this project bind nobody |

## Interfaces, opened one by one
Made from what the mini-program calls and what \`app.json\` declares. (The code also names the other way to locate a phone,
which is called only when \`app.json\` declares it; should a submission be refused for it, open it too.)

| Interface | Where | How | Without it |
|---|---|---|---|
${rows.join('\n')}
`;
}
