import { placed } from '../../../tests/support/tax/tax-histories';
import { type ReceiptSection, receiptSections } from './receipt-sections';
import { defaultTaxSettings, gapReadingNames, type TaxSettings } from './tax-readings';
import { openTaxYear } from './tax-year';
import { reverse } from './withhold';
import { withholdHistory } from './withhold-history';

type Paid = readonly [month: number, yuan: number];

const receiptOf = (payments: readonly Paid[], settings: TaxSettings = defaultTaxSettings, year = 2026) => {
  const { taxed } = withholdHistory(
    payments.map(([month, yuan], at) => placed(year, month, Math.round(yuan * 100), at)),
    settings,
  );
  const receipt = taxed.at(-1)?.receipt;
  if (!receipt) throw new Error('nothing was paid');
  return receipt;
};

const sectionsOf = (...given: Parameters<typeof receiptOf>) => receiptSections(receiptOf(...given));

/** `标签 值（说明）` for each line of the section whose title begins so. */
const linesOf = (sections: readonly ReceiptSection[], title: string): string[] =>
  (sections.find((section) => section.title.startsWith(title))?.lines ?? []).map(
    ({ label, value, note }) => `${label} ${value}${note === undefined ? '' : `（${note}）`}`,
  );

test('every term of the cumulative formula stands on a line of its own', () => {
  const sections = sectionsOf([
    [1, 10_000],
    [2, 10_000],
    [2, 30_000],
  ]);
  expect(sections.map(({ title }) => title)).toEqual([
    '本次到手',
    '个人所得税 · 2026年2月',
    '增值税 · 2026年2月',
    '计算依据',
  ]);
  expect(linesOf(sections, '本次到手')).toEqual([
    '税前报酬 ¥30,000.00',
    '个人所得税 −¥720.00',
    '到手 ¥29,280.00',
  ]);
  expect(linesOf(sections, '个人所得税')).toEqual([
    '累计收入 ¥50,000.00（不含增值税）',
    '累计费用 ¥10,000.00（累计收入的 20%，不用缴税）',
    '累计减除费用 ¥10,000.00（每月 ¥5,000.00 × 2 个月）',
    '累计应纳税所得额 ¥30,000.00（累计收入 − 费用 − 减除费用，不足时为 0）',
    '预扣率 3%',
    '速算扣除数 ¥0.00',
    '累计应扣 ¥900.00（应纳税所得额 × 预扣率 − 速算扣除数）',
    '以前月份已扣 ¥90.00',
    '本月应扣 ¥810.00（以前多扣的不在平台退，次年 3 月至 6 月汇算时可退）',
    '本月已扣 ¥90.00',
    '本次扣 ¥720.00',
  ]);
  expect(linesOf(sections, '增值税')).toEqual([
    '本月收入 ¥40,000.00（含增值税）',
    '本月销售额 ¥39,603.96（收入 ÷ (1 + 1%)）',
    '应缴增值税 免征（未达到月销售额 10 万元）',
  ]);
  expect(linesOf(sections, '计算依据')).toEqual([
    '规则 cn-2026-01',
    '个人所得税 国家税务总局公告2025年第16号',
    '中断月份 中间有月份没有收入的，之后重新累计（收入、减除费用、已预扣税额都从新的一段算起）',
    '费用取整 费用按累计收入的 20% 计算，最后算出税额时才四舍五入到分',
    '增值税 增值税法第二十三条、财政部 税务总局公告2026年第10号（月销售额正好等于免税标准的，全额计算增值税）',
  ]);
});

test('the payment that passes the threshold of VAT says why, and what waits for later', () => {
  const sections = sectionsOf([
    [1, 100_500],
    [1, 1_000],
  ]);
  expect(linesOf(sections, '本次到手')).toEqual([
    '税前报酬 ¥1,000.00',
    '个人所得税 ¥0.40',
    '增值税 −¥1,004.95',
    '附加税费 −¥60.29',
    '本次扣不足、以后再扣的税款 ¥64.84（本次报酬不够缴税，差额从以后的报酬中扣）',
    '到手 ¥0.00',
  ]);
  expect(linesOf(sections, '增值税')).toEqual([
    '本月收入 ¥101,500.00（含增值税）',
    '本月销售额 ¥100,495.05（收入 ÷ (1 + 1%)）',
    '应缴增值税 ¥1,004.95（达到月销售额 10 万元，全月按 1% 缴税，含以前免征的部分）',
    '本月已扣 ¥0.00',
    '本次扣 ¥1,004.95',
    '城市维护建设税 ¥35.17（增值税的 7%，按 50% 征收；本月应缴 ¥35.17，已扣 ¥0.00）',
    '教育费附加 ¥15.07（增值税的 3%，按 50% 征收；本月应缴 ¥15.07，已扣 ¥0.00）',
    '地方教育附加 ¥10.05（增值税的 2%，按 50% 征收；本月应缴 ¥10.05，已扣 ¥0.00）',
  ]);
  expect(linesOf(sections, '个人所得税').at(-1)).toBe('本次扣 −¥0.40（本月多扣的，退还给您）');
});

test('the next payment says what it bears for earlier ones', () => {
  const lines = linesOf(
    sectionsOf([
      [1, 100_500],
      [1, 1_000],
      [2, 5_000],
    ]),
    '本次到手',
  );
  expect(lines).toContain('补扣以前未扣足的税款 −¥64.84');
  expect(lines.at(-1)).toBe('到手 ¥4,935.16');
});

test('words follow the readings', () => {
  const readings = {
    gap: 'calendar',
    costs: 'each-month',
    atThreshold: 'exempt',
    isWholeYearDeducted: false,
  } as const;
  const sections = sectionsOf([[1, 8_000.01]], { ...defaultTaxSettings, readings, place: 'town' });
  expect(linesOf(sections, '计算依据').slice(2)).toEqual([
    `中断月份 ${gapReadingNames.calendar}`,
    '费用取整 费用按每月收入的 20% 计算，每月四舍五入到分',
    '增值税 增值税法第二十三条、财政部 税务总局公告2026年第10号（月销售额正好等于免税标准的，免征增值税）',
  ]);
  expect(linesOf(sections, '增值税').at(-1)).toBe('应缴增值税 免征（未超过月销售额 10 万元）');
  const taxed = sectionsOf([[1, 120_000]], { ...defaultTaxSettings, readings, place: 'town' });
  expect(linesOf(taxed, '增值税')[2]).toContain('超过月销售额 10 万元，');
  expect(linesOf(taxed, '增值税')[5]).toBe(
    '城市维护建设税 ¥29.70（增值税的 5%，按 50% 征收；本月应缴 ¥29.70，已扣 ¥0.00）',
  );
});

test('amounts between two fen are shown as they are', () => {
  const lines = linesOf(sectionsOf([[1, 8_000.01]]), '个人所得税');
  expect(lines[1]).toContain('累计费用 ¥1,600.002');
  expect(lines[3]).toContain('累计应纳税所得额 ¥1,400.008');
});

test('60,000 at once is said in place of months', () => {
  const before = Array.from({ length: 12 }, (_, at) => placed(2026, at + 1, 400_000));
  const settings = { ...defaultTaxSettings, readings: { isWholeYearDeducted: true } };
  const { taxed } = withholdHistory([...before, placed(2027, 1, 1_000_000)], settings);
  const receipt = taxed.at(-1)?.receipt;
  expect(receipt && linesOf(receiptSections(receipt), '个人所得税')[2]).toBe(
    '累计减除费用 ¥60,000.00（上年每月都有收入且全年不超过 6 万元，今年起一次减除）',
  );
});

test('the classic rule has its own lines, and no VAT', () => {
  const sections = sectionsOf(
    [
      [1, 4_000],
      [1, 1_000],
    ],
    { ...defaultTaxSettings, payer: 'other' },
  );
  expect(sections.map(({ title }) => title)).toEqual(['本次到手', '个人所得税 · 2026年1月', '计算依据']);
  expect(linesOf(sections, '个人所得税')).toEqual([
    '本月收入 ¥5,000.00（同一项目一个月内的报酬合为一次）',
    '减除费用 ¥1,000.00（不超过 4,000 元的减 800 元，超过的减 20%）',
    '应纳税所得额 ¥4,000.00',
    '预扣率 20%',
    '速算扣除数 ¥0.00',
    '本月应扣 ¥800.00（应纳税所得额 × 预扣率 − 速算扣除数）',
    '本月已扣 ¥640.00',
    '本次扣 ¥160.00',
  ]);
  expect(linesOf(sections, '计算依据')).toEqual([
    '规则 cn-2026-01',
    '个人所得税 国家税务总局公告2018年第61号',
  ]);
});

test('a reversal is named as one, and what VAT it gives back is shown', () => {
  const { years } = withholdHistory([placed(2026, 1, 100_000), placed(2026, 1, 10_050_000, 1)]);
  const { receipt } = reverse(years[0] ?? openTaxYear(2026), placed(2026, 1, 100_000));
  const sections = receiptSections(receipt);
  const lines = linesOf(sections, '本次冲回');
  expect([lines[0], lines[2]]).toEqual(['税前报酬 −¥1,000.00', '增值税 ¥1,004.95']);
  expect(linesOf(sections, '增值税').slice(2)).toEqual([
    '应缴增值税 免征（未达到月销售额 10 万元）',
    '本月已扣 ¥1,004.95',
    '本次扣 −¥1,004.95（本月多扣的，退还给您）',
  ]);
});

test('who earned 5,000,000 in twelve months is told to register, and rules that ran out say so', () => {
  const sections = sectionsOf([[1, 5_100_000]], defaultTaxSettings, 2028);
  expect(linesOf(sections, '计算依据')[0]).toBe(
    '规则 cn-2026-01（所依据的优惠执行至 2027-12，新规定公布前仍按原规定计算）',
  );
  expect(linesOf(sections, '计算依据').at(-1)).toBe(
    '登记提醒 连续 12 个月收入 ¥5,049,504.95（超过 500 万元，应办理市场主体登记并自行申报纳税）',
  );
});
