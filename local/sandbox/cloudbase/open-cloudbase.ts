import cloudbase from '@cloudbase/node-sdk';
import type { CloudDatabase } from '../../../shared/store/cloudbase/database';
import {
  type CloudBaseSandbox,
  type CloudBaseSandboxOptions,
  createCloudBaseSandbox,
  SANDBOX_CREDENTIALS,
} from './cloudbase-sandbox';

export interface OpenCloudBase {
  readonly sandbox: CloudBaseSandbox;
  /** The very SDK, pointed at the sandbox. */
  readonly app: ReturnType<typeof cloudbase.init>;
  readonly database: CloudDatabase;
  close(): Promise<void>;
}

/** Starts the sandbox and the SDK on it. The SDK reads its environment once: call this before any other use. */
export async function openCloudBase(options: CloudBaseSandboxOptions = {}): Promise<OpenCloudBase> {
  // As inside a cloud function; anywhere else the SDK asks for metadata at every call, 64 ms each.
  process.env.TENCENTCLOUD_RUNENV = 'SCF';
  // It complains at every call when these are missing.
  process.env.TENCENTCLOUD_REGION ??= 'ap-shanghai';
  process.env.SCF_NAMESPACE ??= 'local-sandbox';
  // The SDK's warning of slow calls outlives calls that fail.
  process.env.SILENCE = 'true';
  const sandbox = createCloudBaseSandbox(options);
  const { serviceUrl, close } = await sandbox.listen();
  const { secretId, secretKey } = options.credentials ?? SANDBOX_CREDENTIALS;
  const app = cloudbase.init({
    env: 'local-sandbox',
    secretId,
    secretKey,
    serviceUrl,
    keepalive: true,
    // Time limits are the adapters' own; the SDK's are by the machine's clock, whatever else it does.
    timeout: 120_000,
  });
  return { sandbox, app, database: app.database(), close };
}
