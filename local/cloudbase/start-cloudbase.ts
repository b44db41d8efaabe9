import { collections } from '../../shared/collections/collections';
import { collectionDefinitions } from '../../shared/store/cloudbase/collection-definitions';
import { type CloudBaseSandbox, createCloudBaseSandbox } from '../sandbox/cloudbase/cloudbase-sandbox';
import { openApiPart } from '../sandbox/cloudbase/open-api';
import { storagePart } from '../sandbox/cloudbase/storage';
import type { Sandbox } from '../sandbox/sandbox';
import { localIdPrefix, sandboxApp } from './sdk';

interface StartOptions {
  /** The people, state and faults that cloud calls reach. */
  readonly weChat: Pick<Sandbox, 'accessToken'>;
  readonly weChatUrl: string;
  readonly appId: string;
  readonly now?: () => number;
  readonly permitted?: ReadonlySet<string>;
  /** See the sandbox. */
  readonly onHold?: (ms: number) => void;
}

/** A CloudBase environment on this machine, and the SDK that speaks to it. */
export interface StartedCloudbase {
  readonly sandbox: CloudBaseSandbox;
  readonly app: ReturnType<typeof sandboxApp>;
  /** What the SDK is pointed at. */
  readonly serviceUrl: string;
  close(): Promise<void>;
}

/** Starts the sandbox's CloudBase with database, storage and cloud calls. */
export async function startCloudbase(options: StartOptions): Promise<StartedCloudbase> {
  const { weChat, weChatUrl, appId, now = Date.now, permitted, onHold } = options;
  let serviceUrl = '';
  const parts = [
    openApiPart({
      weChatUrl: () => weChatUrl,
      accessToken: () => weChat.accessToken(appId),
      ...(permitted && { permitted }),
    }),
    storagePart({ origin: () => new URL(serviceUrl).origin, idPrefix: localIdPrefix, now }),
  ];
  const names = collectionDefinitions(collections).map(({ name }) => name);
  // Signatures carry the machine's time; documents and addresses follow the system's.
  const sandbox = createCloudBaseSandbox({ collections: names, parts, ...(onHold && { onHold }) });
  const listening = await sandbox.listen();
  serviceUrl = listening.serviceUrl;
  return { sandbox, app: sandboxApp(serviceUrl), serviceUrl, close: listening.close };
}
