import { answerHistoryLine } from './history-line';

type Given = Parameters<typeof answerHistoryLine>[1];

const answer = (line: unknown, given: Given = {}, withWords = false) => {
  const told = typeof line === 'string' ? line : JSON.stringify(line);
  const { text, isAnswered } = answerHistoryLine(told, given, withWords);
  return { isAnswered, ...JSON.parse(text) };
};

const taxesOf = (line: unknown, given: Given = {}): number[] =>
  answer(line, given).payments.map(({ incomeTaxFen }: { incomeTaxFen: number }) => incomeTaxFen);

test('a history is answered payment by payment and month by month', () => {
  const answered = answer({
    id: 'w1',
    payments: [
      { at: '2026-01', amountYuan: '10000' },
      { at: '2026-02-28T23:59:59+08:00', amountFen: 1_000_000 },
    ],
  });
  expect(answered).toMatchObject({ isAnswered: true, id: 'w1' });
  expect(answered.payments[1]).toEqual({
    at: '2026-02-28T23:59:59+08:00',
    period: '2026-02',
    grossFen: 1_000_000,
    incomeTaxFen: 9_000,
    vatFen: 0,
    urbanFen: 0,
    educationFen: 0,
    localEducationFen: 0,
    netFen: 991_000,
    toRecoverFen: 0,
    isToRegister: false,
    ruleVersion: 'cn-2026-01',
    readings: {
      gap: 'starts-again',
      costs: 'of-the-total',
      atThreshold: 'taxable',
      isWholeYearDeducted: false,
    },
    incomeTax: {
      method: 'cumulative',
      incomeFen: 2_000_000,
      costsMills: 4_000_000,
      deductedMonths: 2,
      deductionFen: 1_000_000,
      taxableMills: 6_000_000,
      percent: 3,
      quickFen: 0,
      taxFen: 18_000,
      withheldBeforeFen: 9_000,
      dueFen: 9_000,
    },
  });
  expect(answered.months[0]).toEqual({
    period: '2026-01',
    grossFen: 1_000_000,
    incomeTaxFen: 9_000,
    vatFen: 0,
    urbanFen: 0,
    educationFen: 0,
    localEducationFen: 0,
  });
});

test.each([
  ['2026-03', '2026-03'],
  ['2026-03-01', '2026-03'],
  ['2026-02-28T16:00:00Z', '2026-03'],
  ['2026-02-28T15:59:59.999Z', '2026-02'],
  [Date.UTC(2026, 1, 28, 16), '2026-03'],
])('%s is paid in %s of Asia/Shanghai', (at, period) => {
  expect(answer({ payments: [{ at, amountFen: 1 }] }).payments[0].period).toBe(period);
});

test.each([
  ['1234.5', 123_450],
  ['0.07', 7],
  [1234.56, 123_456],
  [20, 2_000],
])('%s yuan are so many fen', (amountYuan, grossFen) => {
  expect(answer({ payments: [{ at: '2026-01', amountYuan }] }).payments[0].grossFen).toBe(grossFen);
});

test('a sum of nothing is no payment', () => {
  const payments = [
    { at: '2026-01', amountFen: 1_000_000 },
    { at: '2026-02', amountFen: 0 },
    { at: '2026-03', amountFen: 1_000_000 },
  ];
  expect(taxesOf({ payments })).toEqual([9_000, 9_000]);
});

test('flags hold for all lines, and a line’s own choices before them', () => {
  const payments = [
    { at: '2026-01', amountFen: 5_000_000 },
    { at: '2026-03', amountFen: 12_000_000 },
  ];
  const calendar = taxesOf({ payments }, { gap: 'calendar' });
  expect(calendar).not.toEqual(taxesOf({ payments }));
  expect(taxesOf({ payments, gap: 'calendar' })).toEqual(calendar);
  expect(taxesOf({ payments, gap: 'calendar' }, { gap: 'months-with-income' })).toEqual(calendar);
  expect(answer({ payments }, { vat: false }).payments[1].vatFen).toBe(0);
  expect(answer({ payments, vat: true }, { vat: false }).payments[1].vatFen).toBe(118_812);
  expect(answer({ payments, place: 'town' }).payments[1].urbanFen).toBe(2_970);
  expect(taxesOf({ payments: payments.slice(0, 1), payer: 'other' })).toEqual([1_000_000]);
  const readings = { costs: 'each-month', atThreshold: 'exempt', wholeYear: true } as const;
  expect(answer({ payments, ...readings }).payments[0].readings).toEqual({
    gap: 'starts-again',
    costs: 'each-month',
    atThreshold: 'exempt',
    isWholeYearDeducted: true,
  });
});

test('projects are times of their own to the classic rule', () => {
  const payments = ['p', 'q', 'p'].map((project) => ({ at: '2026-01', amountYuan: 1_000, project }));
  expect(taxesOf({ payments, payer: 'other' })).toEqual([4_000, 20_000, 4_000]);
});

test('with words a receipt stands with each payment', () => {
  const line = { payments: [{ at: '2026-01', amountFen: 100 }] };
  expect(answer(line).payments[0]).not.toHaveProperty('receipt');
  expect(answer(line, {}, true).payments[0].receipt[0].lines[0]).toEqual({
    label: '税前报酬',
    value: '¥1.00',
  });
});

test.each([
  ['no JSON', '{'],
  ['no payments', { id: 7 }],
  ['an unknown field', { id: 7, payments: [], rate: 3 }],
  ['an unknown reading', { id: 7, payments: [], gap: 'never' }],
  ['two amounts', { id: 7, payments: [{ at: '2026-01', amountFen: 1, amountYuan: '1' }] }],
  ['no amount', { id: 7, payments: [{ at: '2026-01' }] }],
  ['a third place', { id: 7, payments: [{ at: '2026-01', amountYuan: '1.005' }] }],
  ['a debt', { id: 7, payments: [{ at: '2026-01', amountYuan: '-1' }] }],
  ['half a fen', { id: 7, payments: [{ at: '2026-01', amountFen: 0.5 }] }],
  ['no such month', { id: 7, payments: [{ at: '2026-13', amountFen: 1 }] }],
  ['a time without an offset', { id: 7, payments: [{ at: '2026-01-01T10:00:00', amountFen: 1 }] }],
  ['a year before the rules', { id: 7, payments: [{ at: '2018-12', amountFen: 1 }] }],
])('%s is answered with an error, under the line’s id', (_, line) => {
  const answered = answer(line);
  expect(answered).toMatchObject({ isAnswered: false, error: expect.stringMatching(/./) });
  expect(answered.id).toBe(typeof line === 'string' ? undefined : 7);
});
