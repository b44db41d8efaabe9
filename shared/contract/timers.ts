import type { scheduleContract } from './schedule';

/** How often the cloud's clock runs each action of access `timer`, in minutes. */
export const timerMinutes: Readonly<Record<keyof typeof scheduleContract, number>> = {
  relayOutbox: 1,
  closeExpiredTasks: 1,
};
