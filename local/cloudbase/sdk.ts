import cloudbase from '@cloudbase/node-sdk';
import { SANDBOX_CREDENTIALS } from '../sandbox/cloudbase/cloudbase-sandbox';

/** The environment that the sandbox plays. */
const localEnvironment = 'jiedan-local';
export const localIdPrefix = `cloud://${localEnvironment}.6a69-${localEnvironment}`;

/** As inside the cloud: without them the SDK asks the metadata service with every call (64 ms), or complains. */
const cloudVariables = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: localEnvironment,
  SILENCE: 'true',
};

/** The very SDK, pointed at the sandbox. */
export function sandboxApp(serviceUrl: string): ReturnType<typeof cloudbase.init> {
  Object.assign(process.env, cloudVariables);
  // Time limits are the adapters' own; the SDK's are by the machine's clock, whatever else it does.
  const timeout = 120_000;
  return cloudbase.init({
    env: localEnvironment,
    serviceUrl,
    keepalive: true,
    timeout,
    ...SANDBOX_CREDENTIALS,
  });
}
