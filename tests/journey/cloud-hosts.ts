import http from 'node:http';
import https from 'node:https';

/** Where a public host of a cloud or platform is reached on this machine: an origin, for `fetch` with a path too. */
type LocalOf = (hostname: string) => string | undefined;

/**
 * Sends this process's requests to public hosts to where they are played on this machine. What deploys knows
 * only the public ones: its bundles run as they are. Answers how to undo it.
 */
export function playCloudHosts(localOf: LocalOf): () => void {
  const { request } = https;
  const { fetch } = globalThis;
  https.request = ((options: https.RequestOptions, answered?: (response: http.IncomingMessage) => void) => {
    const local = localOf(options.hostname ?? '');
    if (local === undefined) throw new Error(`nothing plays ${options.hostname} here`);
    const { hostname, port } = new URL(local);
    const { agent: _, ...same } = options;
    return http.request({ ...same, protocol: 'http:', hostname, port }, answered);
  }) as typeof https.request;
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.hostname === '127.0.0.1') return fetch(input, init);
    const local = localOf(url.hostname);
    if (local === undefined) throw new Error(`nothing plays ${url.hostname} here`);
    return fetch(`${local}${url.pathname === '/' ? '' : url.pathname}${url.search}`, init);
  };
  return () => {
    https.request = request;
    globalThis.fetch = fetch;
  };
}
