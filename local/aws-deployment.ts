import { join } from 'node:path';
import type { DeploymentParts, LaptopDeployment } from './deployment';
import { functionsOver } from './features';
import { folderFiles } from './folder-files';
import { openStore } from './open-store';
import { localPorts } from './ports';
import { servedFiles } from './served-files';

/** Lambda functions over DynamoDB (or memory), or what else `open` opens, and a folder of files. */
export async function awsDeployment(parts: DeploymentParts, open = openStore): Promise<LaptopDeployment> {
  const { dataDir, clock, ids, url } = parts;
  const { store, name, close } = await open(dataDir, { clock, ids });
  const files = servedFiles({ kept: folderFiles(join(dataDir, 'files')), baseUrl: url, clock, ids });
  const ports = localPorts({ ...parts, store, files });
  return { functions: functionsOver(ports), ports, serveFile: files.serve, storeName: name, close };
}
