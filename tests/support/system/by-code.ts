import { testCloud } from './test-deployment';

const isByCode = testCloud() === 'aws';

/**
 * Tests of what only a login code decides, or a token: whose phone it is, when a session ends. With
 * CLOUD=cloudbase they are skipped: there WeChat's word decides (tests/every-action/cloudbase-sessions.test.ts).
 */
export const testByCode = isByCode ? test : test.skip;
export const describeByCode = isByCode ? describe : describe.skip;

/** What a login record shows: WeChat does not tell CloudBase which device calls. */
export const seenDevice = isByCode ? 'jest' : '';
