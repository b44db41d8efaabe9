import type { LambdaPorts } from '../shared/runtime/doors/on-lambda';
import type { PhoneCall } from './cloudbase/wx-cloud';
import type { Functions } from './features';
import type { LocalPortsOptions } from './ports';
import type { Sandbox } from './sandbox/sandbox';
import type { ServedFiles } from './served-files';

/** Which cloud a laptop plays. */
const clouds = ['aws', 'cloudbase'] as const;
export type Cloud = (typeof clouds)[number];

/** The cloud of an option; AWS without one. */
export function cloudNamed(name: string | undefined): Cloud {
  const cloud = clouds.find((each) => each === (name ?? 'aws'));
  if (!cloud) throw new Error(`没有这种云：${name}（可用：${clouds.join('、')}）`);
  return cloud;
}

/** What every deployment on a laptop is made of. */
export interface DeploymentParts
  extends Pick<LocalPortsOptions, 'clock' | 'timeouts' | 'ids' | 'keys' | 'sandboxUrl' | 'app' | 'log'> {
  readonly dataDir: string;
  readonly sandbox: Sandbox;
  /** Of the gateway, once it listens. */
  readonly url: () => string;
}

/** The functions of the product as one cloud runs them, on a laptop. */
export interface LaptopDeployment {
  readonly functions: Functions;
  /** Where phones call functions by `wx.cloud`; elsewhere they come over HTTP. */
  readonly phoneCall?: PhoneCall;
  /** For seed data, roles, service keys, what operators decide and the gateway's log. */
  readonly ports: Pick<LambdaPorts, 'store' | 'clock' | 'ids' | 'log' | 'files' | 'hash' | 'rails'>;
  /** Files at signed addresses, where the phone in the browser finds them: at the gateway. */
  readonly serveFile?: ServedFiles['serve'];
  /** For the line at start-up. */
  readonly storeName: string;
  close(): Promise<void>;
}
