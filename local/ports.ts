import type { Rates } from '../shared/domain/limits/rates';
import { tencentCalls } from '../shared/platforms/tencent/tencent-calls';
import { weChat } from '../shared/platforms/wechat/wechat';
import type { Files } from '../shared/ports/files';
import type { Store } from '../shared/ports/store';
import { accessTokens } from '../shared/runtime/access/access-tokens';
import {
  type Common,
  compose,
  ratesOf,
  tellFailure,
  unverifiedLimitsOf,
  vaultOfKeys,
} from '../shared/runtime/compose/common';
import type { LambdaPorts } from '../shared/runtime/doors/on-lambda';
import type { SandboxApp } from './sandbox/apps';
import { alipayGateway } from './sandbox/rails/alipay-platform';
import { tencentCredentials, tencentEndpoint } from './sandbox/tencent/tencent-platform';
import { localPush } from './sandbox/wechat/push';

export interface LocalPortsOptions extends Pick<Common, 'clock' | 'timeouts' | 'ids' | 'log'> {
  readonly store: Store;
  readonly files: Files;
  readonly keys: { readonly session: Buffer; readonly hash: Buffer; readonly vault: Buffer };
  /** Where the platform sandbox listens; the live adapters talk to it over HTTP. */
  readonly sandboxUrl: string;
  readonly app: SandboxApp;
  readonly retryDelaysMs?: number[];
  readonly rates?: Rates;
}

/** The templates that the sandbox's mini-programs have. */
const localTemplates = {
  orderResult: 'order-result',
  workReminder: 'work-reminder',
  orderChange: 'order-change',
  acceptance: 'acceptance',
};

/** Nobody's: transfers to it happen in the sandbox only. */
const localBankAccount = {
  accountName: '接单示例科技有限公司',
  accountNumber: '3700000000000000001',
  bankName: '示例银行青岛分行',
};

/** What a laptop's deployments have in common: local keys in place of the cloud's. */
export const localCommon = ({
  clock,
  timeouts,
  ids,
  log,
  keys,
  sandboxUrl,
  app,
  rates = ratesOf(process.env),
}: Pick<LocalPortsOptions, 'clock' | 'timeouts' | 'ids' | 'log' | 'keys' | 'sandboxUrl' | 'rates'> & {
  readonly app: Pick<SandboxApp, 'appId'>;
}): Common => ({
  clock,
  timeouts,
  ids,
  log,
  hashKey: () => keys.hash,
  settings: () => ({ subscribeTemplates: localTemplates, unverified: unverifiedLimitsOf(process.env) }),
  bankAccount: () => localBankAccount,
  rates: () => rates,
  railHosts: { weChatPayHost: sandboxUrl, alipayGateway: alipayGateway(sandboxUrl) },
  push: () => ({ appId: app.appId, ...localPush }),
  tencent: () =>
    tencentCalls({
      credentials: tencentCredentials,
      clock,
      timeouts,
      endpoint: (service) => tencentEndpoint(sandboxUrl, service),
      onFailure: tellFailure(log),
    }),
});

export const localVault = ({ vault }: LocalPortsOptions['keys']) => vaultOfKeys(new Map([[1, vault]]));

/** The live adapters, over the sandbox in place of the platforms. */
export function localPorts(options: LocalPortsOptions): LambdaPorts {
  const { clock, timeouts, ids, keys, app, retryDelaysMs } = options;
  return compose<LambdaPorts>(localCommon(options), {
    documents: () => options.store,
    vault: () => localVault(keys),
    ports: {
      wechat: () =>
        weChat({
          appId: app.appId,
          secret: app.secret,
          host: options.sandboxUrl,
          miniProgramState: 'developer',
          clock,
          timeouts,
          ids,
          ...(retryDelaysMs !== undefined && { retryDelaysMs }),
        }),
      files: () => options.files,
      tokens: () => accessTokens(keys.session, clock),
    },
  });
}
