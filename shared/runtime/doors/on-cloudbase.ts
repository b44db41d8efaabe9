import { AppError } from '../../contract/errors';
import {
  type CloudbasePorts,
  cloudbaseAuthenticator,
  type KnownAccounts,
} from '../access/cloudbase-authenticator';
import { dataEnvelope, type Envelope, errorEnvelope } from '../answers';
import type { Compose } from '../compose/open';
import { type Feature, featureName } from '../feature';
import { serve } from '../serve';
import type { Door } from './door';
import { maxBodyBytes } from './http-request';
import { type CloudContext, type Injected, injectedContext } from './injected-context';

/** What `wx.cloud.callFunction` sends; WeChat adds fields of its own, which nobody reads. */
export interface CloudEvent {
  readonly action?: unknown;
  readonly data?: unknown;
  /** The session of this phone, as its login was told. */
  readonly session?: unknown;
}

/** A cloud function that the mini-program calls. */
export type CloudFunction = (event: CloudEvent, context: CloudContext) => Promise<Envelope>;

interface Invocation {
  readonly request_id: string;
  readonly injected: Injected;
}

/** The input, which the platform has parsed; its size is that of its JSON, as over HTTP. */
function read({ data = {} }: CloudEvent): unknown {
  let bytes: number;
  try {
    bytes = Buffer.byteLength(JSON.stringify(data));
  } catch {
    // Nested so deeply that it cannot be written: nothing of ours is.
    throw new AppError('PAYLOAD_TOO_LARGE');
  }
  if (bytes > maxBodyBytes) throw new AppError('PAYLOAD_TOO_LARGE');
  return data;
}

const onWeChat = (
  feature: string,
  known: KnownAccounts,
): Door<CloudEvent, Invocation, Envelope, CloudbasePorts> => ({
  // Ids of WeChat identities are keyed hashes of the mini-program's id and the openid.
  needs: () => ['hash', 'wechat'],
  correlationId: ({ request_id }) => request_id,
  called: ({ action }) => ({ feature, action: typeof action === 'string' ? action : '' }),
  read,
  authenticator: ({ session }, { injected }, ports) =>
    cloudbaseAuthenticator(injected, typeof session === 'string' ? session : undefined, ports, known),
  succeed: dataEnvelope,
  fail: errorEnvelope,
});

/**
 * The function of a feature on CloudBase: event `{ action, data, session }`, the same chain and answers as over HTTP.
 * Who calls comes from what WeChat injects; the session says on which phone; it is read before anything waits.
 */
export function onCloudbase(
  served: Feature,
  compose: Compose<CloudbasePorts>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): CloudFunction {
  const run = serve(served, compose, onWeChat(featureName(served), new Map()));
  return (event, context) =>
    run(event ?? {}, { request_id: context.request_id, injected: injectedContext(context, env) });
}
