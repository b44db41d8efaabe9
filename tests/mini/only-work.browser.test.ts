import { describeInChromium } from './chromium';
import { closeShared } from './journeys/support/shared';
import { work } from './journeys/work.journey';

describeInChromium('in Chromium', () => {
  afterAll(closeShared);
  describe('the work', work);
});
