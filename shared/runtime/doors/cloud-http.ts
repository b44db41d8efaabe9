import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { HttpRequest } from './http-request';
import type { CloudContext } from './injected-context';

/** What HTTP access hands a function. Whoever calls the function itself can send the same: nothing of it is believed. */
export interface CloudHttpEvent {
  readonly path?: unknown;
  readonly httpMethod?: unknown;
  readonly headers?: unknown;
  readonly queryStringParameters?: unknown;
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

/** Parameters of the address by name. */
export const cloudQueryOf = ({ queryStringParameters: given }: CloudHttpEvent): Record<string, string> =>
  typeof given === 'object' && given !== null
    ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, textOf(value)]))
    : {};

/** By lower-case name, whatever the gateway makes of them. */
const headersOf = (headers: unknown): Record<string, string> =>
  typeof headers === 'object' && headers !== null
    ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), textOf(value)]))
    : {};

/** A request behind HTTP access, as other gateways hand it on. */
export const requestOf = (event: CloudHttpEvent): HttpRequest & { readonly path: string } => ({
  path: textOf(event.path),
  headers: headersOf(event.headers),
  body: textOf(event.body),
  isBase64Encoded: String(event.isBase64Encoded) === 'true',
});

export const cloudHttpAnswer = (answered: APIGatewayProxyStructuredResultV2): CloudHttpAnswer => ({
  ...answered,
  isBase64Encoded: false,
});
