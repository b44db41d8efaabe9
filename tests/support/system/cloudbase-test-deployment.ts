import { phones } from '../../../local/cloudbase/phones';
import { sandboxCloud } from '../../../local/cloudbase/ports';
import { startCloudbase } from '../../../local/cloudbase/start-cloudbase';
import { behindWeChat, type CloudbaseFunctions, cloudbaseFunctionsOver } from '../../../local/features';
import type { Files } from '../../../shared/ports/files';
import type { CloudbasePorts } from '../../../shared/runtime/access/cloudbase-authenticator';
import type { LambdaPorts } from '../../../shared/runtime/doors/on-lambda';
import type { TestDeployment, TestDeploymentOptions } from './test-deployment';

export interface CloudbaseTestDeployment extends TestDeployment {
  /** The adapters of this deployment, with everything that is not the cloud's own. */
  readonly ports: CloudbasePorts;
  readonly functions: CloudbaseFunctions;
}

/** Tests look at what was put: it is noted beside, and loaded from the cloud; what they noted themselves is there too. */
const alsoNoted = (cloud: Files, noted: Files): Files => ({
  ...cloud,
  async put(key, bytes, type) {
    await cloud.put(key, bytes, type);
    await noted.put(key, bytes, type);
  },
  get: async (key) => (await cloud.get(key)) ?? noted.get(key),
  readUrl: (key) => cloud.readUrl(key).catch(() => noted.readUrl(key)),
  head: async (key) => (await cloud.head(key)) ?? noted.head(key),
  async remove(key) {
    await cloud.remove(key);
    await noted.remove(key);
  },
});

/** CloudBase's entries over the system's own store, keys and clock, and over the sandbox's cloud. */
export async function cloudbaseTestDeployment(
  options: TestDeploymentOptions,
): Promise<CloudbaseTestDeployment> {
  const { own, sandbox, sandboxUrl, timeouts } = options;
  const { appId, exchangeLoginCode: exchange } = own.wechat;
  const now = () => own.clock.nowMs();
  const { app, close } = await startCloudbase({
    weChat: sandbox,
    weChatUrl: sandboxUrl,
    appId,
    now,
    onHold: timeouts.pass,
  });
  const { clock, ids } = own;
  const cloud = sandboxCloud({ app, appId, clock, timeouts, ids, retryDelaysMs: [0, 0] });
  const ports: CloudbasePorts = {
    ...own,
    wechat: cloud.wechat(),
    files: alsoNoted(cloud.files(), own.files),
    tokens: cloud.tokens(),
    sources: cloud.sources(),
    sweep: cloud.sweep(),
  };
  const known = phones();
  const adapted = (given: LambdaPorts): CloudbasePorts => ({
    ...ports,
    ...given,
    tokens: ports.tokens,
    wechat: given.wechat === own.wechat ? ports.wechat : given.wechat,
    files: given.files === own.files ? ports.files : given.files,
  });
  const over = (given: LambdaPorts) =>
    behindWeChat(cloudbaseFunctionsOver(adapted(given)), { appId, exchange, visit: sandbox.visit }, known);
  const remember: TestDeployment['remember'] = (token, who) => known.remember(token, who);
  return { ports, functions: cloudbaseFunctionsOver(ports), over, remember, close };
}
