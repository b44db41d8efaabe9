import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import type { PreviewRoutes } from '../preview/server/preview-routes';
import { AppError } from '../shared/contract/errors';
import { hourMs } from '../shared/domain/calendar/calendar';
import type { Ports } from '../shared/ports/context';
import { answerError } from '../shared/runtime/answers';
import { transfer, transferRequest } from './bank';
import type { PhoneCall } from './cloudbase/wx-cloud';
import type { Functions } from './features';
import { lambdaContext, sendResult, toLambdaEvent } from './lambda-event';
import { deskRequest, operatorDesk } from './operator-desk';
import { isForeign, isJson, isLocalHost, isReadable, serverLimits } from './own-requests';
import { changeRole, roleRequest } from './roles';
import { ControlError } from './sandbox/http';
import { changeServiceKey, serviceKeyRequest } from './service-keys';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface GatewayOptions {
  readonly functions: Functions;
  readonly ports: Pick<Ports, 'store' | 'clock' | 'ids' | 'log' | 'files' | 'hash' | 'rails'>;
  /** Files at signed addresses: the laptop's own under `/files`, those of a cloud's storage under `/storage`. */
  readonly files?: Handler | undefined;
  /** The sandbox's control routes, under `/sandbox`. */
  readonly sandbox: Handler;
  /** The mini-program in the browser, at `/`. */
  readonly preview?: PreviewRoutes;
  /** Calls by `wx.cloud`, from the phone in the browser. */
  readonly phoneCall?: PhoneCall | undefined;
  /** Lets time pass for everything on this laptop, and keeps it. */
  readonly passTime?: (ms: number) => Promise<void>;
  /** How long a request may take to come in, ms. */
  readonly requestTimeoutMs?: number;
}

type Route = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

const callFunction =
  ({ http }: Functions): Route =>
  async (request, response, path) => {
    const name = path.split('/')[1] ?? '';
    const called = http.get(name);
    const event = await toLambdaEvent(request);
    const result = called
      ? await called(event, lambdaContext(name))
      : answerError(new AppError('ACTION_NOT_FOUND'));
    sendResult(response, result);
  };

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The body, JSON by its header too. */
async function ownJson(request: IncomingMessage): Promise<unknown> {
  const { headers, body } = await toLambdaEvent(request);
  return isJson(headers) ? jsonOf(Buffer.from(body ?? '', 'base64').toString()) : undefined;
}

const noFiles: Handler = async (_request, response) => sendJson(response, 404, { error: '文件不存在' });

const cloudCall =
  (phoneCall: PhoneCall): Route =>
  async (request, response) =>
    sendJson(response, 200, await phoneCall(await ownJson(request)));

/** For the laptop's own commands. */
const command =
  <T>(form: z.ZodType<T>, run: (asked: T) => Promise<object>): Route =>
  async (request, response) => {
    const asked = form.safeParse(await ownJson(request));
    if (!asked.success) return sendJson(response, 400, { error: '请求有误' });
    const answer = await run(asked.data);
    sendJson(response, 'error' in answer && answer.error !== undefined ? 404 : 200, answer);
  };

const role = (ports: GatewayOptions['ports']): Route =>
  command(roleRequest, async (asked) => {
    const done = await changeRole(ports, asked);
    return done === undefined ? { error: `没有这个账号：${asked.accountId}` } : { done };
  });

const timeRequest = z.strictObject({
  hours: z
    .number()
    .min(0)
    .max(24 * 400),
});

const time = ({ ports, passTime }: GatewayOptions): Route =>
  command(timeRequest, async ({ hours }) => {
    await passTime?.(hours * hourMs);
    return { nowMs: ports.clock.nowMs() };
  });

/** What the laptop has beside the product's functions, for its own pages and programs alone. */
const ownRoutes = /^\/(?:sandbox|local|wx)\//;

/**
 * For every answer, so that none is forgotten: a foreign page frames nothing of this and runs nothing in it. The
 * phone's styles are the mini-program's own, set on its elements; its pictures may come from the cloud's storage.
 */
const pageHeaders = {
  'content-security-policy': [
    "default-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob: http://127.0.0.1:*",
    "font-src 'self' data:",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
} as const;

/** The caller went away, or took too long, before all of the request was here. */
const isAborted = (request: IncomingMessage, error: unknown): boolean =>
  request.readableAborted && (error as NodeJS.ErrnoException).code === 'ECONNRESET';

/** The HTTP door of a laptop: all functions on one port, the sandbox's controls, files, role grants, bank transfers, what operators decide, and service keys. */
export function gateway(options: GatewayOptions): Server {
  const call = callFunction(options.functions);
  const { phoneCall } = options;
  const routes: readonly (readonly [RegExp, Route])[] = [
    ...(phoneCall ? [[/^\/wx\/cloud$/, cloudCall(phoneCall)] as const] : []),
    [/^\/sandbox\//, options.sandbox],
    [/^\/(?:files|storage)\//, options.files ?? noFiles],
    [/^\/local\/role$/, role(options.ports)],
    [/^\/local\/transfer$/, command(transferRequest, (asked) => transfer(options.ports, asked))],
    [/^\/local\/desk$/, command(deskRequest, (asked) => operatorDesk(options.ports, asked))],
    [/^\/local\/time$/, time(options)],
    [/^\/local\/service-key$/, command(serviceKeyRequest, (asked) => changeServiceKey(options.ports, asked))],
  ];
  return createServer(serverLimits(options.requestTimeoutMs), (request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    // Phones go by the time of what answers them, and that is this laptop's.
    response.setHeader('date', new Date(options.ports.clock.nowMs()).toUTCString());
    if (!isLocalHost(request.headers)) return sendJson(response, 421, { error: '仅限本机访问' });
    if (!isReadable(path)) return sendJson(response, 400, { error: '地址有误' });
    if (ownRoutes.test(path) && isForeign(request.headers))
      return sendJson(response, 403, { error: '只接受本机页面的请求' });
    const preview = options.preview?.handles(path) ? options.preview.handle : undefined;
    const route = preview ?? routes.find(([form]) => form.test(path))?.[1] ?? call;
    route(request, response, path).catch((error: unknown) => {
      if (isAborted(request, error)) return void response.destroy();
      if (error instanceof ControlError) return sendJson(response, error.status, { error: error.message });
      options.ports.log({
        level: 'error',
        outcome: 'GATEWAY',
        fault: error instanceof Error ? error.stack : 'unknown',
      });
      if (!response.headersSent) sendJson(response, 500, { error: '本机网关出错，请查看日志' });
      else response.destroy();
    });
  });
}

/** Listens on loopback only; answers the address. */
export async function listen(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
