import type { Group } from '../../../shared/collections/groups';

/** Input of `groups/save`. */
export const groupSettings = (channel: Group['channel'], address: string, changes: Partial<Group> = {}) => ({
  channel,
  address,
  isOn: true,
  cityCode: '370200',
  categories: [],
  rhythm: 'at-once' as const,
  quietFromHour: 22,
  quietToHour: 8,
  ...changes,
});
