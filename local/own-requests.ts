import type { IncomingHttpHeaders, ServerOptions } from 'node:http';

/** Only names of this machine: a foreign name that resolves here is somebody's trick. */
const localHost = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

export const isLocalHost = ({ host = '' }: IncomingHttpHeaders): boolean => localHost.test(host);

/**
 * Whether a browser sends it for a page that this server has not served itself: such pages may ask any port of
 * this machine. Programs name no origin.
 */
export const isForeign = (headers: IncomingHttpHeaders): boolean =>
  !isLocalHost(headers) || (headers.origin !== undefined && headers.origin !== `http://${headers.host}`);

/** JSON by its header: no foreign page can send that without asking first, and nobody says yes to it. */
export const isJson = ({ 'content-type': type = '' }: IncomingHttpHeaders): boolean =>
  /^application\/json *(?:;|$)/i.test(type);

/** Whether the path can be read: `%E0%A4%A` is no text. */
export function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** How long a request may take to come in, ms: whoever sends a byte a minute must not hold a connection for ever. */
const requestTimeoutMs = 30_000;

/** Limits of every server on a laptop. */
export const serverLimits = (requestTimeout = requestTimeoutMs): ServerOptions => ({
  requestTimeout,
  // Longer than any client keeps a connection: closed at the moment of a request, it would be that request's failure.
  keepAliveTimeout: 65_000,
  headersTimeout: Math.min(10_000, requestTimeout),
  connectionsCheckingInterval: Math.min(5_000, requestTimeout),
});
