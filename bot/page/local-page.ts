import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { taskCategories } from '../../shared/domain/tasks/categories';
import { pageHtml, pagePolicy } from './page-html';
import type { BotState } from './state';

interface PageParts {
  readonly state: () => BotState;
  /** The text of the log-in code, while there is one to scan. */
  readonly qr: () => string | undefined;
  readonly turn: (off: boolean) => void;
  /** Where the card pictures lie. */
  readonly imagesDir: string;
}

const types = {
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
};

function send(
  response: ServerResponse,
  status: number,
  type: keyof typeof types,
  body: string | Buffer,
): void {
  response.writeHead(status, {
    'content-type': types[type],
    'cache-control': 'no-store',
    'content-security-policy': pagePolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  response.end(body);
}

const sendJson = (response: ServerResponse, status: number, value: unknown) =>
  send(response, status, 'json', JSON.stringify(value));

const maxBodyBytes = 1_000;
/** So long a request may take to come in. */
const requestTimeoutMs = 30_000;

/** JSON only, so that a page in a browser cannot send it unasked. */
async function wantedOff(request: IncomingMessage): Promise<boolean | undefined> {
  if (request.headers['content-type'] !== 'application/json') return undefined;
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > maxBodyBytes) return undefined;
  }
  try {
    const { off } = JSON.parse(text) as { off?: unknown };
    return typeof off === 'boolean' ? off : undefined;
  } catch {
    return undefined;
  }
}

const localHost = /^(?:127\.0\.0\.1|localhost)(?::\d+)?$/;

async function serve(parts: PageParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  if (!localHost.test(request.headers.host ?? '')) return sendJson(response, 421, { error: '仅限本机访问' });
  const { host, origin } = request.headers;
  if (origin !== undefined && origin !== `http://${host}`)
    return sendJson(response, 403, { error: '只接受本机页面的请求' });
  if (request.method === 'POST' && path === '/switch') {
    const off = await wantedOff(request);
    if (off === undefined) return sendJson(response, 400, { error: '请求有误' });
    parts.turn(off);
    return sendJson(response, 200, parts.state());
  }
  const category = taskCategories.find((each) => path === `/images/${each}.png`);
  if (category) return send(response, 200, 'png', await readFile(join(parts.imagesDir, `${category}.png`)));
  if (path === '/') return send(response, 200, 'html', pageHtml);
  if (path === '/state') return sendJson(response, 200, parts.state());
  if (path === '/health') return sendJson(response, parts.state().ok ? 200 : 503, parts.state());
  const qr = path === '/qr.svg' ? parts.qr() : undefined;
  if (qr === undefined) return sendJson(response, 404, { error: '没有这个地址' });
  const qrCode = await import('qrcode');
  send(response, 200, 'svg', await qrCode.toString(qr, { type: 'svg', margin: 1 }));
}

/** State, log-in code and kill switch, on loopback only; answers the address. */
export async function localPage(
  parts: PageParts,
  port: number,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer({ requestTimeout: requestTimeoutMs }, (request, response) => {
    serve(parts, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
