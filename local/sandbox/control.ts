import type * as z from 'zod';
import { ControlError, type Reply, type SandboxRequest } from './http';

/** A route with which tests and the person picker steer the sandbox. */
export interface ControlRoute {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  handle(request: SandboxRequest): Reply;
}

/** The body of a control call. Errors: ControlError 400 that names unknown, missing and wrong fields. */
export function controlBody<T>(schema: z.ZodType<T>, request: SandboxRequest): T {
  return checkControl(schema, parseBody(request));
}

export function parseBody(request: SandboxRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    throw new ControlError(400, '请求内容不是有效的 JSON');
  }
}

export function checkControl<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ControlError(400, parsed.error.issues.map(explain).join('；'));
}

function explain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `不认识的字段：${issue.keys.join('、')}`;
  const path = issue.path.join('.');
  if (issue.code === 'custom') return issue.message;
  return path === '' ? '请求内容应为 JSON 对象' : `字段 ${path} 缺失或不正确`;
}
