import type { TestSystem } from '../system/test-system';

/** The template of subscribe messages about orders. */
export function orderTemplate({ ports }: TestSystem): string {
  const { orderResult } = ports.settings.subscribeTemplates;
  if (orderResult === undefined) throw new Error('this system has no template');
  return orderResult;
}
