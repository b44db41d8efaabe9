import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isForeign, isJson, serverLimits } from '../own-requests';
import { DEFAULT_APPS, type SandboxApp } from './apps';
import { type ControlRoute, parseBody } from './control';
import { createFaults, type Fault, serve } from './faults';
import { createGroupChat, type GroupChat } from './group-chat/chat';
import { groupChatControls } from './group-chat/controls';
import { weComPlatform } from './group-chat/wecom-platform';
import {
  ControlError,
  foreignRefused,
  json,
  type Reply,
  readRequest,
  type SandboxRequest,
  write,
} from './http';
import { legalNameByLogonId, people } from './people';
import type { Platform } from './platform';
import { type AlipaySteering, alipaySandbox } from './rails/alipay-platform';
import { type WeChatPaySteering, weChatPaySandbox } from './rails/wechat-pay-platform';
import { tencentPlatform } from './tencent/tencent-platform';
import type { WeChatSteering } from './wechat/controls';
import { createWeChatSandbox } from './wechat/wechat-sandbox';

export interface SandboxOptions {
  readonly apps?: readonly SandboxApp[];
  /** Milliseconds since 1970; codes and tokens age by it. */
  readonly now?: () => number;
  /** Told for how long an answer is held back, Infinity for good: tests let time limits pass at once. */
  readonly onHold?: (ms: number) => void;
}

export interface Sandbox extends WeChatSteering {
  /** Serves one request; resolves when it is answered or the caller has gone. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Listens on 127.0.0.1 only; port 0 (the default) takes a free one. */
  listen(port?: number): Promise<{ url: string; close(): Promise<void> }>;
  /** Forgets everything: codes, tokens, visits, credits, messages, calls and faults. */
  reset(): void;
  /** The group chats in which the bot talks. */
  readonly groupChat: GroupChat;
  /** What Tencent Cloud was asked, by name, oldest first. */
  tencentCalls(): readonly string[];
  /** WeChat Pay's bills and money, and what payees do with them. */
  readonly weChatPay: WeChatPaySteering;
  readonly alipay: AlipaySteering;
  addFault(fault: Fault): void;
  clearFaults(): void;
  hasFaults(): boolean;
}

/** The platforms on a laptop: they keep state, check what the real ones check, and can be told to fail. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { now = Date.now, onHold = () => {} } = options;
  const weChat = createWeChatSandbox(options.apps ?? DEFAULT_APPS, now);
  const groupChat = createGroupChat(now);
  const tencent = tencentPlatform(now);
  const weChatPay = weChatPaySandbox(now, weChat.steering.legalNameOf);
  const alipay = alipaySandbox(now, legalNameByLogonId);
  const platforms: readonly Platform[] = [
    weChat.platform,
    weComPlatform(groupChat, now),
    tencent,
    weChatPay.platform,
    alipay.platform,
  ];
  const endpoints = platforms.flatMap((platform) => platform.endpoints);
  const faults = createFaults(endpoints);
  const controls = [
    ...platforms.flatMap((platform) => platform.controls),
    ...groupChatControls(groupChat),
    ...ownControls(faults, endpoints),
  ];

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      const request = await readRequest(req);
      if (request.path.startsWith('/sandbox/') && request.method === 'POST' && !isJson(req.headers))
        throw new ControlError(415, '请求内容应为 JSON（content-type: application/json）');
      for (const platform of platforms) {
        const endpoint = platform.endpointAt(request.path, request.target);
        if (endpoint !== undefined)
          return await serve(platform, endpoint, faults.take(endpoint), request, res, onHold);
      }
      write(res, control(controls, request));
    } catch (error) {
      if (res.headersSent || res.destroyed) return;
      const known =
        error instanceof ControlError ? error : new ControlError(500, `沙箱内部错误：${String(error)}`);
      write(res, json({ error: known.message }, known.status));
    }
  }

  return {
    ...weChat.steering,
    groupChat,
    tencentCalls: tencent.calls,
    weChatPay: weChatPay.steering,
    alipay: alipay.steering,
    handle,
    listen: (port = 0) => listen(handle, port),
    reset() {
      faults.clear();
      groupChat.reset();
      for (const platform of platforms) platform.reset();
    },
    addFault: faults.add,
    clearFaults: faults.clear,
    hasFaults: faults.any,
  };
}

function ownControls(faults: ReturnType<typeof createFaults>, endpoints: readonly string[]): ControlRoute[] {
  return [
    { method: 'GET', path: '/sandbox/people', handle: () => json({ people }) },
    { method: 'GET', path: '/sandbox/faults', handle: () => json({ endpoints }) },
    {
      method: 'POST',
      path: '/sandbox/faults',
      handle(request) {
        faults.add(parseBody(request));
        return json({ ok: true });
      },
    },
    {
      method: 'DELETE',
      path: '/sandbox/faults',
      handle() {
        faults.clear();
        return json({ ok: true });
      },
    },
  ];
}

function control(controls: readonly ControlRoute[], request: SandboxRequest): Reply {
  const atPath = controls.filter((route) => route.path === request.path);
  if (atPath.length === 0) throw new ControlError(404, `沙箱没有这个地址：${request.path}`);
  const route = atPath.find((it) => it.method === request.method);
  if (route === undefined) {
    throw new ControlError(405, `请使用 ${atPath.map((it) => it.method).join('、')} 方式调用`);
  }
  return route.handle(request);
}

async function listen(
  handle: Sandbox['handle'],
  port: number,
): Promise<{ url: string; close(): Promise<void> }> {
  // Kept open until the caller ends it: on a busy machine a socket would be closed just when it is used again.
  const server = createServer({ ...serverLimits(), keepAliveTimeout: 0 }, (req, res) =>
    isForeign(req.headers) ? write(res, foreignRefused) : handle(req, res),
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sandbox has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
