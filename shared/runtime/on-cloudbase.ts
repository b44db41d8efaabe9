import { AppError } from '../contract/errors';
import type { Envelope } from './answers';
import { type CloudbasePorts, cloudbaseVisitor, type KnownAccounts } from './cloudbase-visitor';
import { type Feature, featureName } from './feature';
import { type CloudContext, type Injected, injectedContext } from './injected-context';
import { maxBodyBytes } from './on-lambda';
import { type Home, serve } from './serve';

/** What `wx.cloud.callFunction` sends; WeChat adds fields of its own, which nobody reads. */
export interface CloudEvent {
  readonly action?: unknown;
  readonly data?: unknown;
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
): Home<CloudEvent, Invocation, Envelope, CloudbasePorts> => ({
  correlationId: ({ request_id }) => request_id,
  called: ({ action }) => ({ feature, action: typeof action === 'string' ? action : '' }),
  read,
  visitor: (_event, { injected }, ports) => cloudbaseVisitor(injected, ports, known),
  answer: (_status, envelope) => envelope,
});

/**
 * The function of a feature on CloudBase: event `{ action, data }`, the same chain and answers as over HTTP.
 * Who calls comes from what WeChat injects and from nothing else; it is read before anything waits.
 */
export function onCloudbase(
  served: Feature,
  ports: () => Promise<CloudbasePorts>,
  env: Readonly<Record<string, string | undefined>> = process.env,
): CloudFunction {
  const run = serve(served, ports, onWeChat(featureName(served), new Map()));
  return (event, context) =>
    run(event ?? {}, { request_id: context.request_id, injected: injectedContext(context, env) });
}
