import { defaultRates, type Rates } from '../../domain/limits/rates';
import { defaultUnverifiedLimits, type UnverifiedLimits } from '../../domain/limits/unverified-limits';
import { bankTransfer } from '../../platforms/bank-transfer/bank-transfer';
import { type RailsOutside, railsOver } from '../../platforms/rails/open-rail';
import { randomIds } from '../../platforms/system/random-ids';
import { systemClock } from '../../platforms/system/system-clock';
import { systemTimeouts } from '../../platforms/system/system-timeouts';
import { type TencentCalls, type TencentOptions, tencentCalls } from '../../platforms/tencent/tencent-calls';
import { noIdentity, tencentIdentity } from '../../platforms/tencent/tencent-identity';
import { noPaperReader, tencentPaperReader } from '../../platforms/tencent/tencent-paper-reader';
import { keyedHash } from '../../platforms/vault/keyed-hash';
import { localVault } from '../../platforms/vault/local-vault';
import { noWeChatPush, type WeChatPushOptions, weChatPush } from '../../platforms/wechat/push';
import type { Clock } from '../../ports/clock';
import type { Ports, Settings } from '../../ports/context';
import type { BankAccount } from '../../ports/funding-channel';
import type { Ids } from '../../ports/ids';
import type { Store } from '../../ports/store';
import type { Timeouts } from '../../ports/timeouts';
import type { Vault } from '../../ports/vault';
import { withVault } from '../../store/with-vault';
import { readSettings, sameSettings } from './settings';

/** What every deployment has, wherever it comes from: of settings, functions that read them when they are needed. */
export interface Common {
  readonly clock: Clock;
  /** Of everything outside. */
  readonly timeouts: Timeouts;
  readonly ids: Ids;
  readonly log: Ports['log'];
  hashKey(): Buffer;
  settings(): Settings;
  /** Where publishers pay to. */
  bankAccount(): BankAccount | undefined;
  rates(): Rates;
  /** Where the rails are; only a laptop's are elsewhere. */
  readonly railHosts?: Pick<RailsOutside, 'weChatPayHost' | 'alipayGateway'>;
  /** With what WeChat signs and encrypts what it tells us by itself; undefined: it tells us nothing. */
  push(): WeChatPushOptions | undefined;
  /** Where identities are checked and papers read; undefined: nowhere. */
  tencent(): TencentCalls | undefined;
}

/** The ports that are made of it everywhere alike. */
type SamePort =
  | 'identity'
  | 'papers'
  | 'weChatPush'
  | 'clock'
  | 'ids'
  | 'log'
  | 'rates'
  | 'hash'
  | 'settings'
  | 'funding'
  | 'rails'
  | 'store';

/** How each port of a cloud's own is made. */
type Makers<P> = { readonly [Name in keyof P]: () => P[Name] };

/** What differs from cloud to cloud. A port that is the same everywhere stands in `compose`, any other here. */
export interface Cloud<P extends Ports> {
  /** Documents as they are stored, below the vault. */
  documents(): Store;
  /** Opens and seals the personal fields of these documents. */
  vault(documents: Store): Vault;
  readonly ports: Makers<Omit<P, SamePort>>;
}

/** Each port is made when something first asks for it: what no use case needs reads no key. */
function lazily<P extends object>(makers: Makers<P>): P {
  const made = {} as P;
  for (const name of Object.keys(makers) as (keyof P)[]) {
    const define = (property: PropertyDescriptor) =>
      Object.defineProperty(made, name, { configurable: true, enumerable: true, ...property });
    define({
      get() {
        const value = makers[name]();
        define({ value });
        return value;
      },
    });
  }
  return made;
}

/** The ports of one deployment. */
export function compose<P extends Ports>(common: Common, cloud: Cloud<P>): P {
  const { clock, ids, log } = common;
  const same: Makers<Pick<Ports, SamePort>> = {
    clock: () => clock,
    ids: () => ids,
    log: () => log,
    hash: () => keyedHash(common.hashKey()),
    settings: () => common.settings(),
    funding: () => bankTransfer(common.bankAccount()),
    rails: () => railsOver({ clock, ids, timeouts: common.timeouts, ...common.railHosts }),
    rates: () => common.rates(),
    weChatPush() {
      const options = common.push();
      return options ? weChatPush(options) : noWeChatPush;
    },
    identity() {
      const calls = common.tencent();
      return calls ? tencentIdentity(calls) : noIdentity;
    },
    papers() {
      const calls = common.tencent();
      return calls ? tencentPaperReader(calls) : noPaperReader;
    },
    store() {
      const documents = cloud.documents();
      return withVault(documents, cloud.vault(documents));
    },
  };
  return lazily({ ...same, ...cloud.ports } as unknown as Makers<P>);
}

/** A vault of keys by version: the highest one seals, all of them open. */
export const vaultOfKeys = (keys: ReadonlyMap<number, Buffer>): Vault =>
  localVault({ keys, current: Math.max(...keys.keys()) });

/** How often people may call: the defaults, and what a deployment says otherwise. Errors: those of `readSettings`. */
export const ratesOf = (env: NodeJS.ProcessEnv): Rates => ({
  ...defaultRates,
  ...readSettings(sameSettings.rates, env).RATES,
});

/** What unverified publishers may publish: the defaults, and what a deployment says otherwise. Errors: those of `readSettings`. */
export const unverifiedLimitsOf = (env: NodeJS.ProcessEnv): UnverifiedLimits => ({
  ...defaultUnverifiedLimits,
  ...readSettings(sameSettings.settings, env).UNVERIFIED_LIMITS,
});

const outside = { clock: systemClock, timeouts: systemTimeouts };
const log: Ports['log'] = (line) => void process.stdout.write(`${JSON.stringify(line)}\n`);

/** A platform that could not be asked, as a line that alarms count. */
export const tellFailure =
  (write: Ports['log']): TencentOptions['onFailure'] =>
  ({ service, code }) =>
    write({ level: 'error', platform: 'tencent', service, code });

/** What functions in any cloud have in common. */
export const commonOf = (env: NodeJS.ProcessEnv): Common => ({
  ...outside,
  ids: randomIds(),
  log,
  hashKey: () => readSettings(sameSettings.hash, env).HASH_KEY,
  settings() {
    const {
      TEMPLATE_ORDER_RESULT: orderResult,
      TEMPLATE_WORK_REMINDER: workReminder,
      TEMPLATE_ORDER_CHANGE: orderChange,
      TEMPLATE_ACCEPTANCE: acceptance,
      CATALOGUE_MEGABYTES: catalogueMegabytes,
    } = readSettings(sameSettings.settings, env);
    return {
      subscribeTemplates: {
        ...(orderResult !== undefined && { orderResult }),
        ...(workReminder !== undefined && { workReminder }),
        ...(orderChange !== undefined && { orderChange }),
        ...(acceptance !== undefined && { acceptance }),
      },
      ...(catalogueMegabytes !== undefined && { catalogueMegabytes }),
      unverified: unverifiedLimitsOf(env),
    };
  },
  bankAccount: () => readSettings(sameSettings.funding, env).BANK_ACCOUNT,
  rates: () => ratesOf(env),
  push() {
    const {
      WECHAT_APP_ID: appId,
      WECHAT_PUSH_TOKEN: token,
      WECHAT_PUSH_KEY: encodingKey,
    } = readSettings(sameSettings.weChatPush, env);
    return token === undefined || encodingKey === undefined ? undefined : { appId, token, encodingKey };
  },
  tencent() {
    const { IDENTITY_SECRET_ID: secretId, IDENTITY_SECRET_KEY: secretKey } = readSettings(
      sameSettings.identity,
      env,
    );
    return secretId === undefined || secretKey === undefined
      ? undefined
      : tencentCalls({ ...outside, credentials: { secretId, secretKey }, onFailure: tellFailure(log) });
  },
});
