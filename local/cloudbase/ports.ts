import type cloudbase from '@cloudbase/node-sdk';
import { cloudStorageFiles } from '../../shared/platforms/files/cloud-storage-files';
import { weChatCloud } from '../../shared/platforms/wechat-cloud/we-chat-cloud';
import type { Ids } from '../../shared/ports/ids';
import type { CloudbasePorts } from '../../shared/runtime/access/cloudbase-authenticator';
import { sessionLabels } from '../../shared/runtime/access/session-labels';
import { type Cloud, compose } from '../../shared/runtime/compose/common';
import { type LocalPortsOptions, localCommon, localVault } from '../ports';
import { localIdPrefix } from './sdk';

interface SandboxCloudOptions {
  readonly app: ReturnType<typeof cloudbase.init>;
  readonly appId: string;
  readonly ids: Ids;
  readonly timeoutMs?: number;
  readonly retryDelaysMs?: readonly number[];
  readonly sweep?: () => Promise<number>;
}

/** The adapters that are CloudBase's own, over its sandbox. */
export const sandboxCloud = (options: SandboxCloudOptions): Cloud<CloudbasePorts>['ports'] => {
  const { app, appId, ids, timeoutMs, retryDelaysMs, sweep = async () => 0 } = options;
  return {
    wechat: () =>
      weChatCloud({
        appId,
        call: (request, bounds) => app.callWxOpenApi(request, bounds),
        miniProgramState: 'developer',
        ...(timeoutMs !== undefined && { timeoutMs }),
        ...(retryDelaysMs !== undefined && { retryDelaysMs }),
      }),
    files: () => cloudStorageFiles({ storage: app, idPrefix: localIdPrefix }),
    tokens: () => sessionLabels(ids),
    sources: () => ['wx_client'],
    sweep: () => sweep,
  };
};

type LocalCloudbaseOptions = SandboxCloudOptions &
  Pick<LocalPortsOptions, 'store' | 'clock' | 'ids' | 'log' | 'keys'>;

/** All adapters of CloudBase on a laptop. */
export const localCloudbasePorts = (options: LocalCloudbaseOptions): CloudbasePorts =>
  compose<CloudbasePorts>(localCommon(options), {
    documents: () => options.store,
    vault: () => localVault(options.keys),
    ports: sandboxCloud(options),
  });
