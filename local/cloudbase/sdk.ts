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
  return cloudbase.init({ env: localEnvironment, serviceUrl, keepalive: true, ...SANDBOX_CREDENTIALS });
}
