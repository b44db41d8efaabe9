import { keyedHash } from '../shared/platforms/vault/keyed-hash';
import { localVault } from '../shared/platforms/vault/local-vault';
import { weChat } from '../shared/platforms/wechat/wechat';
import type { Clock } from '../shared/ports/clock';
import type { Ports } from '../shared/ports/context';
import type { Files } from '../shared/ports/files';
import type { Ids } from '../shared/ports/ids';
import type { Store } from '../shared/ports/store';
import type { Timeouts } from '../shared/ports/timeouts';
import { accessTokens } from '../shared/runtime/access-tokens';
import type { LambdaPorts } from '../shared/runtime/on-lambda';
import { withVault } from '../shared/store/with-vault';
import type { SandboxApp } from './sandbox/apps';

export interface LocalPortsOptions {
  readonly store: Store;
  readonly files: Files;
  readonly clock: Clock;
  readonly timeouts: Timeouts;
  readonly ids: Ids;
  readonly keys: { readonly session: Buffer; readonly hash: Buffer; readonly vault: Buffer };
  /** Where the platform sandbox listens; the live adapters talk to it over HTTP. */
  readonly sandboxUrl: string;
  readonly app: SandboxApp;
  readonly retryDelaysMs?: number[];
  readonly log: Ports['log'];
}

/** The templates that the sandbox's mini-programs have. */
const localTemplates = { orderResult: 'order-result' };

/** The live adapters, over the sandbox in place of the platforms and local keys in place of the cloud's. */
export function localPorts(options: LocalPortsOptions): LambdaPorts {
  const { clock, timeouts, ids, keys, app, retryDelaysMs } = options;
  return {
    store: withVault(options.store, localVault({ keys: new Map([[1, keys.vault]]), current: 1 })),
    wechat: weChat({
      appId: app.appId,
      secret: app.secret,
      host: options.sandboxUrl,
      miniProgramState: 'developer',
      clock,
      timeouts,
      ids,
      ...(retryDelaysMs !== undefined && { retryDelaysMs }),
    }),
    files: options.files,
    hash: keyedHash(keys.hash),
    tokens: accessTokens(keys.session, clock),
    clock,
    ids,
    settings: { subscribeTemplates: localTemplates },
    log: options.log,
  };
}
