import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { json, type Reply, write } from '../http';
import type { CloudBaseFault } from './cloudbase-faults';
import type { Fields } from './ejson';

export const answered = (fields: Fields): Reply =>
  json({ requestId: randomBytes(16).toString('hex'), ...fields });

function untilClosed(res: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (res.closed) resolve();
    else res.once('close', resolve);
  });
}

/** Answers one call, with the fault that is due. */
export async function serveWithFault(
  perform: () => Promise<Reply>,
  fault: CloudBaseFault | undefined,
  res: ServerResponse,
  onHold: (ms: number) => void,
): Promise<void> {
  switch (fault?.fault) {
    case undefined:
      return write(res, await perform());
    case 'late': {
      const reply = await perform();
      onHold(fault.delayMs ?? 0);
      await new Promise((resolve) => setTimeout(resolve, fault.delayMs ?? 0));
      return res.destroyed ? undefined : write(res, reply);
    }
    case 'twice':
      await perform();
      return write(res, await perform());
    case 'lost':
      await perform();
      res.socket?.resetAndDestroy();
      return;
    case 'hang':
      onHold(Number.POSITIVE_INFINITY);
      return untilClosed(res);
    case 'fail':
      res.socket?.resetAndDestroy();
      return;
    case 'code':
      return write(res, answered({ code: fault.code ?? 'SYS_ERR', message: 'sandbox fault' }));
    case 'http-500':
      return write(res, json({ message: 'Internal Server Error' }, 500));
    case 'garbage':
      return write(res, { status: 200, contentType: 'text/plain', body: 'not what you expect' });
  }
}
