import { join } from 'node:path';
import { collections } from '../../shared/collections/collections';
import { weChat } from '../../shared/platforms/wechat/wechat';
import { cloudbaseStore } from '../../shared/store/cloudbase/cloudbase-store';
import { sweepExpired } from '../../shared/store/cloudbase/sweep';
import type { DeploymentParts, LaptopDeployment } from '../deployment';
import { behindWeChat, cloudbaseFunctionsOver } from '../features';
import { journalFile } from '../journal-file';
import { phones } from './phones';
import { localCloudbasePorts } from './ports';
import { startCloudbase } from './start-cloudbase';
import { wxCloud } from './wx-cloud';

/** CloudBase functions over the sandbox's database, storage and cloud calls, reached by the very SDK. */
export async function cloudbaseDeployment(parts: DeploymentParts): Promise<LaptopDeployment> {
  const { dataDir, clock, timeouts, ids, app, sandbox, sandboxUrl } = parts;
  const { appId } = app;
  const now = () => clock.nowMs();
  const started = await startCloudbase({ weChat: sandbox, weChatUrl: sandboxUrl, appId, now });
  const known = phones();
  const kept = [
    journalFile(join(dataDir, 'cloudbase.json'), started.sandbox),
    journalFile(join(dataDir, 'phones.json'), known),
  ];
  const database = started.app.database();
  const store = cloudbaseStore({ database, clock, timeouts, ids });
  const sweep = () => sweepExpired({ database, clock, timeouts }, collections);
  const ports = localCloudbasePorts({ ...parts, store, app: started.app, appId, sweep });
  const { exchangeLoginCode: exchange } = weChat({ ...app, host: sandboxUrl, clock, timeouts, ids });
  const functions = cloudbaseFunctionsOver(ports);
  const { visit, identity } = sandbox;
  return {
    functions: behindWeChat(functions, { appId, exchange, visit }, known),
    phoneCall: wxCloud({ people: functions.people, appId, identity, visit }),
    ports,
    serveFile: (request, response) => started.sandbox.handle(request, response),
    storeName: 'CloudBase 文档数据库（沙箱）',
    async close() {
      for (const file of kept) await file.close();
      await started.close();
    },
  };
}
