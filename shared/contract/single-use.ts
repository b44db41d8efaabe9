import * as z from 'zod';
import type { Action } from './action';

/** A code that is good for one call: of `wx.login`, or of WeChat's quick phone component. */
interface SingleUse {
  readonly kind: 'login' | 'phone';
}

const codes = z.registry<SingleUse>();

/** Marks a field as such a code; put last, for whatever makes another schema of it makes an unmarked one. */
export const singleUse = <S extends z.ZodType>(schema: S, kind: SingleUse['kind']): S => {
  codes.add(schema, { kind });
  return schema;
};

const unwrapped = (schema: unknown): z.ZodType =>
  schema instanceof z.ZodOptional || schema instanceof z.ZodExactOptional
    ? unwrapped(schema.unwrap())
    : (schema as z.ZodType);

/** The single-use code in an action's input, if there is one: a client never sends it twice. */
export function singleUseOf({
  input,
}: Pick<Action, 'input'>): (SingleUse & { readonly field: string }) | undefined {
  const shape = input instanceof z.ZodObject ? Object.entries(input.shape) : [];
  for (const [field, schema] of shape) {
    const found = codes.get(unwrapped(schema));
    if (found) return { field, kind: found.kind };
  }
  return undefined;
}
