import type { World } from '../backend/test-backend';

/** The template of subscribe messages about orders. */
export function orderTemplate({ ports }: World): string {
  const { orderResult } = ports.settings.subscribeTemplates;
  if (orderResult === undefined) throw new Error('this world has no template');
  return orderResult;
}
