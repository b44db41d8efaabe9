import { type Functions, functionsOver } from '../../../local/features';
import type { Cloud } from '../../../local/home';
import type { Sandbox } from '../../../local/sandbox/sandbox';
import type { LambdaPorts } from '../../../shared/runtime/on-lambda';

/** How a cloud runs the functions over ports; what a test has exchanged in them stays exchanged. */
export interface TestHome {
  over(ports: LambdaPorts): Functions;
  close(): Promise<void>;
}

export interface HomeOptions {
  readonly own: LambdaPorts;
  readonly sandbox: Sandbox;
  readonly sandboxUrl: string;
  readonly timeoutMs: number;
}

const awsHome: TestHome = { over: functionsOver, close: async () => {} };

/** Tests run as on AWS; with CLOUD=cloudbase the same tests go through CloudBase's entry points. */
export const testCloud = (): Cloud => (process.env.CLOUD === 'cloudbase' ? 'cloudbase' : 'aws');

/** CloudBase is loaded only where it is used: its SDK takes longer than most tests. */
export const homeOf = async (options: HomeOptions): Promise<TestHome> =>
  testCloud() === 'aws' ? awsHome : (await import('./cloudbase-test-cloud')).cloudbaseTestHome(options);
