import { tasks } from '../collections/tasks';
import { fen, maxFen } from '../domain/money/money';
import { amount } from './amount';

test.each([0, 1, 20_000, maxFen])('%p is an amount', (value) => {
  expect(amount().parse(value)).toBe(fen(value));
});

test.each([-1, -9e15, 0.5, maxFen + 1, Number.NaN, '1', null])('%p is none', (value) => {
  expect(amount().safeParse(value).success).toBe(false);
});

test('bounds of a field are narrower', () => {
  expect(amount(10, 20).safeParse(9).success).toBe(false);
  expect(amount(10, 20).safeParse(21).success).toBe(false);
  expect(amount(10, 20).parse(10)).toBe(10);
});

test('documents hold amounts, too', () => {
  const problems = (payFen: number) =>
    tasks.schema.safeParse({ payFen }).error?.issues.filter(({ path }) => path[0] === 'payFen');
  expect(problems(-9e15)).toHaveLength(1);
  expect(problems(100)).toEqual([]);
});
