import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { previewRoutes } from '../preview/server/preview-routes';
import { lockFile } from '../shared/platforms/system/lock-file';
import { randomIds } from '../shared/platforms/system/random-ids';
import { systemTimeouts } from '../shared/platforms/system/system-timeouts';
import { awsDeployment } from './aws-deployment';
import type { Cloud, DeploymentParts, LaptopDeployment } from './deployment';
import { fileLog } from './file-log';
import { gateway, listen } from './gateway';
import { localKeys } from './keys';
import { lambdaContext } from './lambda-event';
import { type LaptopClock, laptopClock } from './laptop-clock';
import { pushVerdicts } from './push-verdicts';
import { MAIN_APP } from './sandbox/apps';
import { createSandbox, type Sandbox } from './sandbox/sandbox';
import { wantSnapshots } from './seed/want-snapshots';
import { writeSeed } from './seed/write-seed';
import { alipayNotices, writeRailSettings } from './set-up-rails';
import { startTimers } from './timers';

export interface LaptopOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** Deletes what is stored, first. */
  readonly reset?: boolean;
  /** Which cloud's entry points, store and platform run; AWS by default. Each keeps documents of its own. */
  readonly cloud?: Cloud;
  /** Runs other functions than those of the sources, or over another store. */
  readonly deploy?: Deploy;
  /** Of everything that it runs; one that is kept with the documents by default. */
  readonly clock?: LaptopClock;
}

type Deploy = (parts: DeploymentParts) => Promise<LaptopDeployment>;

/** The functions of the sources as a cloud runs them; the other cloud's SDK is loaded only where it runs. */
const deployAs = async (cloud: Cloud): Promise<Deploy> =>
  cloud === 'aws' ? awsDeployment : (await import('./cloudbase/cloudbase-deployment')).cloudbaseDeployment;

/** Everything that a laptop runs. */
export interface Laptop {
  readonly url: string;
  readonly storeName: string;
  readonly logPath: string;
  /** For what operators do by commands. */
  readonly ports: LaptopDeployment['ports'];
  close(): Promise<void>;
}

/** What `--reset` deletes: files of our own making, so that a wrong DATA_DIR loses nothing else. */
const ownFiles = [
  'clock.json',
  'keys.json',
  'documents.json',
  'documents.json.log',
  'cloudbase.json',
  'cloudbase.json.log',
  'phones.json',
  'phones.json.log',
  'dynamo.db',
  'dynamo.db-wal',
  'dynamo.db-shm',
  'files',
  'jiedan.log',
  'jiedan.log.1',
];

/** How often the sandbox's rails tell what is due to be told. */
const noticesEveryMs = 1_000;

const deliverNotices = ({ weChatPay, alipay }: Sandbox) =>
  Promise.all([weChatPay.deliverNotices(), alipay.deliverNotices()]);

/** Starts store, platform sandbox, seed data, functions, timers and gateway; all of it on loopback. */
export async function startLaptop(options: LaptopOptions): Promise<Laptop> {
  const { port, dataDir, reset, cloud = 'aws' } = options;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const lock = await lockFile(join(dataDir, 'running.lock'));
  const closers: (() => Promise<void>)[] = [async () => lock.release()];
  const close = async () => {
    for (const one of closers.reverse()) await one();
  };
  try {
    if (reset) for (const file of ownFiles) await rm(join(dataDir, file), { recursive: true, force: true });
    const clock = options.clock ?? (await laptopClock(dataDir));
    const ids = randomIds();
    const keys = await localKeys(dataDir);
    const logPath = join(dataDir, 'jiedan.log');
    const { log, close: closeLog } = fileLog(logPath);
    closers.push(closeLog);
    const sandbox = createSandbox({ now: clock.nowMs });
    const platforms = await sandbox.listen();
    closers.push(() => platforms.close());
    let url = '';
    const parts = {
      clock,
      timeouts: systemTimeouts,
      ids,
      keys,
      sandboxUrl: platforms.url,
      app: MAIN_APP,
      log,
    };
    const deploy = options.deploy ?? (await deployAs(cloud));
    const deployment = await deploy({ ...parts, dataDir, sandbox, url: () => url });
    closers.push(deployment.close);
    const { functions, ports } = deployment;
    await writeSeed(ports.store, clock.nowMs());
    await wantSnapshots(ports.store, clock.nowMs());
    await functions.timer({ action: 'build' }, lambdaContext('catalogue'));
    const verdicts = pushVerdicts(sandbox, () => url);
    closers.push(() => verdicts.stop());
    const timers = startTimers(functions.timer);
    closers.push(() => timers.stop());
    const server = gateway({
      functions,
      ports,
      files: deployment.serveFile,
      sandbox: sandbox.handle,
      preview: previewRoutes({ transport: deployment.phoneCall ? 'cloud' : 'http' }),
      phoneCall: deployment.phoneCall,
      async passTime(ms) {
        await clock.pass(ms);
        if (ms > 0) timers.comeNow();
      },
    });
    url = await listen(server, port);
    await writeRailSettings(ports, MAIN_APP.appId, url);
    sandbox.alipay.notifyTo(`${url}${alipayNotices}`);
    const noticing = setInterval(() => void deliverNotices(sandbox), noticesEveryMs);
    closers.push(async () => clearInterval(noticing));
    closers.push(async () => {
      server.closeAllConnections();
      server.close();
    });
    return { url, storeName: deployment.storeName, logPath, ports, close };
  } catch (error) {
    await close();
    throw error;
  }
}
