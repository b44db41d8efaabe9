import type { LaptopClock } from '../../local/laptop-clock';
import { systemClock } from '../../shared/platforms/system/system-clock';

/** The clock of this process, put forward for everybody in it: what deploys reads the machine's own. */
export function machineClock(): LaptopClock {
  const { now } = Date;
  let aheadMs = 0;
  Date.now = () => now() + aheadMs;
  return {
    ...systemClock,
    async pass(ms) {
      aheadMs += ms;
    },
  };
}
