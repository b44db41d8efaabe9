import { agreementsOf, signedUpAtMs } from './agreed-at';

const step = (status: string, by: 'worker' | 'publisher', atMs: number) => ({ status, by, atMs });
const text = (id: string, version: string, acceptedAtMs: number) => ({ id, version, acceptedAtMs });

/** Signed up, withdrawn, signed up again, and worked. */
const order = {
  createdAtMs: 10,
  timeline: [
    step('applied', 'worker', 10),
    step('withdrawn', 'worker', 20),
    step('applied', 'worker', 30),
    step('admitted', 'publisher', 40),
    step('accepted', 'publisher', 90),
  ],
};

test('an order is agreed when its worker signed up last, or accepted other terms', () => {
  const accepted = [
    text('user', '2', 35),
    text('user', '1', 5),
    text('privacy', '1', 5),
    text('privacy', '2', 30),
    text('tax', '1', 31),
  ];
  expect(signedUpAtMs(order)).toBe(30);
  expect(agreementsOf(order, accepted)).toEqual([text('user', '1', 5), text('privacy', '2', 30)]);
  expect(agreementsOf({ ...order, termsAcceptedAtMs: 50 }, accepted)).toEqual([
    text('user', '2', 35),
    text('privacy', '2', 30),
    text('tax', '1', 31),
  ]);
  expect(agreementsOf(order, [])).toEqual([]);
});

test('an order that was taken at once is agreed when it was made', () => {
  expect(signedUpAtMs({ createdAtMs: 7, timeline: [step('admitted', 'worker', 7)] })).toBe(7);
  expect(signedUpAtMs({ createdAtMs: 7, timeline: [step('refused', 'publisher', 9)] })).toBe(7);
});
