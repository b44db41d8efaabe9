import http from 'node:http';
import https from 'node:https';

/** Where a public host of the cloud is reached on this machine. */
type LocalOf = (hostname: string) => string | undefined;

/** Names the public host to whoever plays it: signatures are made for that one. */
export const playedHostHeader = 'x-played-host';

/**
 * Sends this process's requests to public hosts to where they are played on this machine. What deploys knows
 * only the public ones: its bundles run as they are. Any other host is an error.
 */
export function playCloudHosts(localOf: LocalOf): void {
  const { fetch } = globalThis;
  const played = (hostname: string): URL => {
    const local = localOf(hostname);
    if (local === undefined) throw new Error(`nothing plays ${hostname} here`);
    return new URL(local);
  };
  https.request = ((options: https.RequestOptions, answered?: (response: http.IncomingMessage) => void) => {
    const { hostname, port } = played(options.hostname ?? '');
    const { agent: _, ...same } = options;
    const headers = { ...options.headers, [playedHostHeader]: options.hostname ?? '' };
    return http.request({ ...same, headers, protocol: 'http:', hostname, port }, answered);
  }) as typeof https.request;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname.startsWith('127.')) return fetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set(playedHostHeader, url.hostname);
    const base = played(url.hostname).href.replace(/\/$/, '');
    return fetch(`${base}${url.pathname === '/' ? '' : url.pathname}${url.search}`, { ...init, headers });
  };
}
