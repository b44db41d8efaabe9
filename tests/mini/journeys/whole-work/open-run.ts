import type { Browser } from 'playwright-core';
import { awsDeployment } from '../../../../local/aws-deployment';
import type { Cloud, DeploymentParts } from '../../../../local/deployment';
import type { OpenStore } from '../../../../local/open-store';
import { memoryStore } from '../../../../shared/store/memory/memory-store';
import { startApp } from '../support/running-app';
import { openDesk } from './desk';
import { movableClock, type Run } from './run';
import { journeyStartMs } from './whole-work';

/** Where the journey goes: over a cloud's own store, or over documents in memory, which takes the least time. */
export type Ground = Cloud | 'memory';

type Outside = Pick<DeploymentParts, 'clock' | 'ids'>;

const inMemory = async (_dataDir: string, outside: Outside): Promise<OpenStore> => ({
  store: memoryStore(outside),
  name: '内存',
  close: async () => {},
});

interface RunOptions extends Pick<Run, 'say'> {
  readonly ground: Ground;
  /** Closed with the run unless it was given. */
  readonly browser?: Browser;
}

/** Starts a laptop whose time can be put forward, and the operator's page beside it. */
export async function openRun({
  ground,
  say,
  ...browser
}: RunOptions): Promise<Run & { close(): Promise<void> }> {
  const clock = movableClock(journeyStartMs());
  const over =
    ground === 'memory'
      ? { deploy: (parts: DeploymentParts) => awsDeployment(parts, inMemory) }
      : { cloud: ground };
  const app = await startApp({ clock, ...over, ...browser });
  const desk = await openDesk(app);
  const close = async () => {
    await desk.close();
    await app.close();
  };
  return { app, clock, desk, phones: new Set(), say, close };
}
