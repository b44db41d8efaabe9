import type { MiniProgram } from '../mini-program';
import { launch, type Phone } from './create-host';
import type { Environment } from './host';
import { settingsFrom } from './settings';

declare global {
  interface Window {
    /** Set by the built mini-program. */
    __miniProgram: MiniProgram;
    /** The phone, for the panels beside it and for journeys. */
    phone: Phone;
  }
}

/** Loopback addresses mean the gateway that serves this page, whatever port a configuration has. */
const atGateway = (url: string) =>
  url.replace(/^https?:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?/, location.origin);

const send: Environment['send'] = async (url, { method, headers, body, signal }) => {
  const answer = await fetch(atGateway(url), {
    method,
    headers,
    body: (body ?? null) as BodyInit | null,
    signal: signal ?? null,
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, headers: Object.fromEntries(answer.headers), bytes };
};

window.phone = launch(
  window.__miniProgram,
  { send, storage: localStorage, assets: '/preview/files', container: document.body },
  settingsFrom(location.search),
);

const { host } = window.phone;
window.addEventListener('error', ({ message }) => host.journal.problem(message));
window.addEventListener('unhandledrejection', ({ reason }) => {
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : JSON.stringify(reason);
  host.journal.problem(`未处理的 Promise 拒绝：${text}`);
  host.app.onUnhandledRejection?.({ reason });
});
