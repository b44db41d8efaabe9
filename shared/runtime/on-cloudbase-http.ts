import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { AppError } from '../contract/errors';
import type { SignIn } from '../ports/sign-in';
import { answer } from './answers';
import type { CloudbasePorts } from './cloudbase-visitor';
import { type Feature, featureName } from './feature';
import type { CloudContext } from './injected-context';
import { calledOverHttp, readHttp } from './on-lambda';
import { type Home, serve } from './serve';
import { programBehind } from './service-access';

/** What HTTP access hands a function. Whoever calls the function itself can send the same: nothing of it is believed. */
export interface CloudHttpEvent {
  readonly path?: unknown;
  readonly httpMethod?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
  /** Documented as a text too. */
  readonly isBase64Encoded?: unknown;
}

/** What HTTP access makes a response of. */
export interface CloudHttpAnswer extends APIGatewayProxyStructuredResultV2 {
  readonly isBase64Encoded: false;
}

/** A cloud function behind HTTP access. */
export type CloudHttpFunction = (event: CloudHttpEvent, context: CloudContext) => Promise<CloudHttpAnswer>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** By lower-case name, whatever the gateway makes of them. */
const headersOf = ({ headers }: CloudHttpEvent): Readonly<Record<string, string>> =>
  typeof headers === 'object' && headers !== null
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), textOf(value)]))
    : {};

/** No person comes by this door. */
const noPerson: SignIn = {
  holder: () => Promise.reject(new AppError('NOT_SIGNED_IN')),
  sessionId: () => '',
};

/** The path as it was called, or what comes after the path that the console maps to the function. */
const named = (feature: string, path: string) =>
  calledOverHttp({ rawPath: path.startsWith(`/${feature}/`) ? path : `/${feature}${path}` });

const overHttpAccess = (
  feature: string,
): Home<CloudHttpEvent, { readonly request_id: string }, CloudHttpAnswer, CloudbasePorts> => ({
  correlationId: ({ request_id }) => request_id,
  called: ({ path }) => named(feature, textOf(path)),
  check({ httpMethod }) {
    if (httpMethod !== 'POST') throw new AppError('METHOD_NOT_ALLOWED');
  },
  read: (event) =>
    readHttp({
      headers: headersOf(event),
      body: textOf(event.body),
      isBase64Encoded: String(event.isBase64Encoded) === 'true',
    }),
  visitor: (event, _context, ports) => ({
    client: { ip: '', device: '' },
    signIn: noPerson,
    program: (action) => programBehind(ports, headersOf(event).authorization, action),
  }),
  answer: (status, envelope) => ({ ...answer(status, envelope), isBase64Encoded: false }),
});

/**
 * The function of a feature that programs call on CloudBase, through HTTP access: the same chain and answers
 * as on AWS. Only actions of access `service` are served; what opens them is the key and nothing that the
 * platform says. Source: 使用 HTTP 访问云函数, 集成请求.
 */
export function onCloudbaseHttp(served: Feature, ports: () => Promise<CloudbasePorts>): CloudHttpFunction {
  const run = serve(served, ports, overHttpAccess(featureName(served)));
  // A context of its own: the chain adds to it, and the platform may hand the same one to several calls.
  return (event, { request_id }) => run(event ?? {}, { request_id });
}
