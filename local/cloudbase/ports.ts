import type cloudbase from '@cloudbase/node-sdk';
import { cloudStorageFiles } from '../../shared/platforms/files/cloud-storage-files';
import { weChatCloud } from '../../shared/platforms/wechat-cloud/we-chat-cloud';
import type { CloudbasePorts } from '../../shared/runtime/access/cloudbase-authenticator';
import { sessionLabels } from '../../shared/runtime/access/session-labels';
import { type Cloud, type Common, compose } from '../../shared/runtime/compose/common';
import { type LocalPortsOptions, localCommon, localVault } from '../ports';
import { localIdPrefix } from './sdk';

interface SandboxCloudOptions extends Pick<Common, 'clock' | 'timeouts' | 'ids'> {
  readonly app: ReturnType<typeof cloudbase.init>;
  readonly appId: string;
  readonly retryDelaysMs?: readonly number[];
  readonly sweep?: () => Promise<number>;
}

/** The adapters that are CloudBase's own, over its sandbox. */
export const sandboxCloud = (options: SandboxCloudOptions): Cloud<CloudbasePorts>['ports'] => {
  const { app, appId, clock, timeouts, ids, retryDelaysMs, sweep = async () => 0 } = options;
  const outside = { clock, timeouts, ids };
  return {
    wechat: () =>
      weChatCloud({
        appId,
        call: (request) => app.callWxOpenApi(request),
        miniProgramState: 'developer',
        ...outside,
        ...(retryDelaysMs !== undefined && { retryDelaysMs }),
      }),
    files: () => cloudStorageFiles({ storage: app, idPrefix: localIdPrefix, ...outside }),
    tokens: () => sessionLabels,
    sources: () => ['wx_client'],
    sweep: () => sweep,
  };
};

type LocalCloudbaseOptions = SandboxCloudOptions &
  Pick<LocalPortsOptions, 'store' | 'log' | 'keys' | 'sandboxUrl'>;

/** All adapters of CloudBase on a laptop. */
export const localCloudbasePorts = (options: LocalCloudbaseOptions): CloudbasePorts =>
  compose<CloudbasePorts>(localCommon({ ...options, app: options }), {
    documents: () => options.store,
    vault: () => localVault(options.keys),
    ports: sandboxCloud(options),
  });
