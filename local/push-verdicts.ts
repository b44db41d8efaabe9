import type { Sandbox } from './sandbox/sandbox';

/** How long WeChat takes to look at a picture, on a laptop. */
const lookMs = 1_500;
/** Bound on loading a picture and on telling the verdict. */
const exchangeMs = 5_000;

const isLoaded = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(exchangeMs) }).then(
    ({ ok, body }) => body?.cancel().then(() => ok) ?? ok,
    () => false,
  );

/**
 * WeChat's part of judging pictures: loads each from the address that it was given, and tells its verdict at the door
 * of the product, as a message that is signed and encrypted. `stop` ends it.
 */
export function pushVerdicts(
  sandbox: Pick<Sandbox, 'takeMediaChecks' | 'mediaVerdict'>,
  url: () => string,
): { stop(): Promise<void> } {
  let running = Promise.resolve();
  async function tell(check: ReturnType<Sandbox['takeMediaChecks']>[number]): Promise<void> {
    const verdict = (await isLoaded(check.url)) ? undefined : 'not-loaded';
    const { query, body } = sandbox.mediaVerdict(check, verdict);
    await fetch(`${url()}/callbacks/wechat?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(exchangeMs),
    });
  }
  const timer = setInterval(() => {
    const checks = sandbox.takeMediaChecks();
    // What is lost on the way is as lost as WeChat's: the picture waits for an operator.
    running = running.then(() => Promise.allSettled(checks.map(tell))).then(() => undefined);
  }, lookMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
