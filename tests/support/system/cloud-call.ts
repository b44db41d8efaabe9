import { randomUUID } from 'node:crypto';
import { cloudContext } from '../../../local/cloudbase/over-cloudbase';
import { MAIN_APP } from '../../../local/sandbox/apps';
import type { Envelope } from '../../../shared/runtime/answers';
import type { CloudFunction } from '../../../shared/runtime/doors/on-cloudbase';
import { checkDeclared } from '../actions/common-errors';
import { type CloudbaseTestDeployment, cloudbaseTestDeployment } from './cloudbase-test-deployment';
import type { TestSystem } from './test-system';

/** What WeChat injects for a call of a person in the mini-program. */
export const injectedFor = (openid: string | undefined, unionid?: string): Record<string, string> => ({
  TCB_SOURCE: 'wx_client',
  WX_APPID: MAIN_APP.appId,
  WX_CLIENTIP: '203.0.113.9',
  ...(openid !== undefined && { WX_OPENID: openid }),
  ...(unionid !== undefined && { WX_UNIONID: unionid }),
});

/** Calls a function as `wx.cloud.callFunction` and WeChat do together. */
export async function callCloud(
  called: CloudFunction | undefined,
  event: object,
  variables: Readonly<Record<string, string>>,
): Promise<Envelope> {
  if (!called) throw new Error('no such function');
  return JSON.parse(JSON.stringify(await called(event, cloudContext(randomUUID(), variables))));
}

/** A system's functions on CloudBase, called by people as WeChat knows them. */
export interface CloudSystem {
  readonly deployment: CloudbaseTestDeployment;
  /** What each phone keeps of its login. */
  readonly sessions: Map<string, string>;
  /** Calls `feature/action` from their phone, or another of theirs; `person` undefined: WeChat names nobody. */
  call(
    person: string | undefined,
    name: string,
    data?: unknown,
    variables?: Readonly<Record<string, string>>,
    phone?: string,
    // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every action
  ): Promise<any>;
  close(): Promise<void>;
}

export async function cloudSystem(system: TestSystem): Promise<CloudSystem> {
  const { ports: own, sandbox, sandboxUrl, timeouts } = system;
  const deployment = await cloudbaseTestDeployment({ own, sandbox, sandboxUrl, timeouts });
  const sessions = new Map<string, string>();
  return {
    deployment,
    sessions,
    async call(person, name, data, variables = {}, phone = person ?? '') {
      const [feature = '', action = ''] = name.split('/');
      const openid = person === undefined ? undefined : sandbox.openid(person);
      if (openid) sandbox.visit(openid);
      const injected = { ...injectedFor(openid), ...variables };
      const session = sessions.get(phone);
      const event = { action, data, ...(session && { session }) };
      const envelope = await callCloud(deployment.functions.people.get(feature), event, injected);
      const opened = envelope.data as { session?: { accessToken: string } } | undefined;
      if (opened?.session) sessions.set(phone, opened.session.accessToken);
      checkDeclared(name, envelope.error?.code as string | undefined);
      return envelope;
    },
    close: deployment.close,
  };
}
