import * as z from 'zod';
import { checkControl } from '../control';
import { ControlError } from '../http';

/**
 * What an action does wrong for its next `times` calls (1 by default), after letting `skip` of them pass:
 * - fail: the connection is reset before anything happens;
 * - hang: nothing happens and no answer comes until the caller gives up;
 * - late: the call is done and answered after `delayMs`;
 * - lost: the call is done, then the connection is reset;
 * - twice: the call is done twice and the second answer is given, as when the SDK sends again by itself;
 * - code: nothing happens, the answer is `code`, such as DATABASE_TRANSACTION_CONFLICT or -501004;
 * - http-500, garbage: nothing happens, the answer is not the cloud's.
 */
const faultSchema = z
  .strictObject({
    action: z.string(),
    fault: z.enum(['fail', 'hang', 'late', 'lost', 'twice', 'code', 'http-500', 'garbage']),
    code: z.string().exactOptional(),
    times: z.int().min(1).max(1_000).exactOptional(),
    skip: z.int().min(0).max(1_000).exactOptional(),
    delayMs: z.int().min(0).max(60_000).exactOptional(),
  })
  .refine((it) => (it.fault === 'code') === (it.code !== undefined), 'code 与 fault=code 须同时填写')
  .refine((it) => (it.fault === 'late') === (it.delayMs !== undefined), 'delayMs 与 fault=late 须同时填写');

export type CloudBaseFault = z.infer<typeof faultSchema>;

const maxQueued = 100;

export interface CloudBaseFaults {
  /** Errors: ControlError 400 for an unknown action or field. */
  add(fault: unknown): void;
  /** The fault for the call that is being served, if any; uses up one of its `times`. */
  take(action: string): CloudBaseFault | undefined;
  clear(): void;
}

export function createCloudBaseFaults(actions: ReadonlySet<string>): CloudBaseFaults {
  let queue: { readonly fault: CloudBaseFault; left: number; skip: number }[] = [];
  return {
    add(value) {
      const fault = checkControl(faultSchema, value);
      if (!actions.has(fault.action)) throw new ControlError(400, `没有这个接口：${fault.action}`);
      if (queue.length >= maxQueued) throw new ControlError(400, `最多同时设置 ${maxQueued} 个故障`);
      queue.push({ fault, left: fault.times ?? 1, skip: fault.skip ?? 0 });
    },
    take(action) {
      const queued = queue.find((it) => it.fault.action === action);
      if (queued === undefined) return undefined;
      if (queued.skip > 0) {
        queued.skip -= 1;
        return undefined;
      }
      queued.left -= 1;
      if (queued.left === 0) queue = queue.filter((it) => it !== queued);
      return queued.fault;
    },
    clear() {
      queue = [];
    },
  };
}
