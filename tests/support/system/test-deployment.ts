import type { Cloud } from '../../../local/deployment';
import { type Functions, functionsOver } from '../../../local/features';
import type { Sandbox } from '../../../local/sandbox/sandbox';
import type { WeChatIdentity } from '../../../shared/ports/wechat';
import type { LambdaPorts } from '../../../shared/runtime/doors/on-lambda';
import type { FakeTimeouts } from '../stores/fake-timeouts';

/** How a cloud runs the functions over ports; what a test has exchanged in them stays exchanged. */
export interface TestDeployment {
  over(ports: LambdaPorts): Functions;
  /** Lets it know whose phone a token is on, as after a login there. */
  remember(token: string, who: WeChatIdentity): void;
  close(): Promise<void>;
}

export interface TestDeploymentOptions {
  readonly own: LambdaPorts;
  readonly sandbox: Sandbox;
  readonly sandboxUrl: string;
  readonly timeouts: FakeTimeouts;
}

const awsDeployment: TestDeployment = {
  over: functionsOver,
  remember: () => {},
  close: async () => {},
};

/** Tests run as on AWS; with CLOUD=cloudbase the same tests go through CloudBase's entry points. */
export const testCloud = (): Cloud => (process.env.CLOUD === 'cloudbase' ? 'cloudbase' : 'aws');

/** CloudBase is loaded only where it is used: its SDK takes longer than most tests. */
export const testDeployment = async (options: TestDeploymentOptions): Promise<TestDeployment> =>
  testCloud() === 'aws'
    ? awsDeployment
    : (await import('./cloudbase-test-deployment')).cloudbaseTestDeployment(options);
