import type { Host } from '../host';
import { isSinglePage } from '../host';
import { type Area, type asynchronous, type Options, type Run, WxFailure } from './api';
import { noting } from './noting';
import { codeOf, send } from './request';

interface CloudAnswer {
  readonly result?: unknown;
  readonly requestID?: string;
  readonly errCode?: number;
  readonly reason?: string;
}

const failure = (errCode: number, reason: string) => new WxFailure(reason, undefined, { errCode });

/** Sends a call as WeChat itself does: who holds the phone goes beside it, out of the mini-program's reach. */
async function call(host: Host, { name, data = {} }: Options): Promise<object> {
  const { signal } = new AbortController();
  // Nobody is signed in to WeChat in the single page of Moments.
  const holder = isSinglePage(host) ? {} : { person: host.settings.value.person };
  const options = { url: '/wx/cloud', method: 'POST', data: { ...holder, name, data } };
  const answer = await send(host, options, signal).catch((error: Error) => {
    throw failure(-1, `Error: errMsg: request:fail ${error.message}`);
  });
  if (answer.status !== 200) throw failure(-501_001, 'Error: errCode: -501001 resource system error');
  const { errCode, reason, ...done } = JSON.parse(new TextDecoder().decode(answer.bytes)) as CloudAnswer;
  if (errCode !== undefined) throw failure(errCode, reason ?? '');
  return done;
}

function noted(host: Host, options: Options): Promise<object> {
  const began = Date.now();
  const note = (code: string, status: number) =>
    host.journal.add({
      kind: 'request',
      method: 'CLOUD',
      url: `/${options.name}/${options.data?.action ?? ''}`,
      status,
      code,
      ms: Date.now() - began,
      bytes: 0,
    });
  return call(host, options).then(
    (done) => {
      note(codeOf((done as CloudAnswer).result), 200);
      return done;
    },
    (error: WxFailure) => {
      note(String(error.extra.errCode), 0);
      throw error;
    },
  );
}

/** `wx.cloud`: functions of CloudBase; results and errors as WeChat gives them (SDK 文档: callFunction). */
export function cloud(host: Host, make: (name: string, run: Run) => ReturnType<typeof asynchronous>): Area {
  let isReady = false;
  const calls = {
    init: () => {
      isReady = true;
    },
    callFunction: make('cloud.callFunction', (options: Options) => {
      if (!isReady)
        throw failure(-1, "Error: errMsg: Cloud API isn't enabled, please call wx.cloud.init first");
      if (typeof options.name !== 'string')
        throw failure(-401_003, 'Error: errCode: -401003 api parameter type error | errMsg: name');
      return noted(host, options);
    }),
  };
  return { plain: { cloud: noting(host, calls, 'cloud.') } };
}
