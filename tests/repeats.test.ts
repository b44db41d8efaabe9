import { actions } from '../shared/contract/contract';
import { caseOf } from './support/actions/action-cases';
import { createActionFixture, type ResettableFixture } from './support/actions/action-fixture';
import { contentOf } from './support/system/inspectable-system';

let fixture: ResettableFixture;
beforeAll(async () => {
  fixture = await createActionFixture();
});
afterAll(() => fixture.system.close());

/** Where the second answer tells that the first call had done it. */
const toldApart: Readonly<Record<string, object>> = {
  'groups/enqueue': { queued: 0 },
  'sharing/openShare': { counted: false, reason: 'already-counted' },
};

/** All documents but the events, which may tell of the same change twice. */
const state = () =>
  (JSON.parse(contentOf(fixture.raw)) as [string, unknown][]).filter(([name]) => name !== 'outbox');

/** Each time a rail is asked anew, which signs anew and has gone on meanwhile: charges.test.ts holds that there is one payment. */
const asksARail = ['funding/payByWeChat', 'funding/payByCode', 'funding/checkPayment'];

const repeatable = actions
  .filter(({ effect }) => effect === 'set')
  .map(({ feature, name }) => [`${feature}/${name}`, feature, name] as const)
  .filter(([path]) => !asksARail.includes(path));

test.each(repeatable)('%s sent twice leaves and answers what it does once', async (path, feature, name) => {
  fixture.reset();
  const { owner, input } = caseOf(feature, name);
  const same = input(fixture);
  const first = await fixture[owner].get(path, same);
  const left = state();
  const second = await fixture[owner].get(path, same);
  expect(second).toEqual({ ...first, ...toldApart[path] });
  expect(state()).toEqual(left);
});
