import type cloudbase from '@cloudbase/node-sdk';
import { cloudStorageFiles } from '../../shared/platforms/files/cloud-storage-files';
import { weChatCloud } from '../../shared/platforms/wechat-cloud/we-chat-cloud';
import type { Ports } from '../../shared/ports/context';
import type { Timeouts } from '../../shared/ports/timeouts';
import type { CloudbasePorts } from '../../shared/runtime/cloudbase-visitor';
import { sessionLabels } from '../../shared/runtime/session-labels';
import { localIdPrefix } from './sdk';

interface LocalCloudbaseOptions {
  /** What is the same on every deployment: store, keys, clock, ids, settings, log. */
  readonly common: Omit<Ports, 'wechat' | 'files' | 'tokens'>;
  readonly timeouts: Timeouts;
  readonly app: ReturnType<typeof cloudbase.init>;
  readonly appId: string;
  readonly retryDelaysMs?: readonly number[];
  readonly sweep?: () => Promise<number>;
}

/** The adapters of CloudBase over its sandbox. */
export function localCloudbasePorts(options: LocalCloudbaseOptions): CloudbasePorts {
  const { common, timeouts, app, appId, retryDelaysMs } = options;
  const outside = { clock: common.clock, ids: common.ids, timeouts };
  return {
    ...common,
    wechat: weChatCloud({
      appId,
      call: (request) => app.callWxOpenApi(request),
      miniProgramState: 'developer',
      ...outside,
      ...(retryDelaysMs !== undefined && { retryDelaysMs }),
    }),
    files: cloudStorageFiles({ storage: app, idPrefix: localIdPrefix, ...outside }),
    tokens: sessionLabels(common.ids),
    sources: ['wx_client'],
    sweep: options.sweep ?? (async () => 0),
  };
}
