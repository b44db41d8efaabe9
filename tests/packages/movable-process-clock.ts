import type { LaptopClock } from '../../local/laptop-clock';
import { systemClock } from '../../shared/platforms/system/system-clock';
import { aheadOfMachineMs, putForward } from './process-clock';

/** The clock of this process, and with each event that it hands out of those of its functions. */
export const movableProcessClock = (): LaptopClock => ({
  ...systemClock,
  pass: async (ms) => putForward(aheadOfMachineMs() + ms),
});
