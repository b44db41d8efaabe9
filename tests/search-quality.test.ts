import { judgeQueries, meanNdcg } from './support/search-quality';

test('what people look for is found: NDCG@10 over 200 graded queries, tuned with half of them', () => {
  const judged = judgeQueries('tests/support/data/search/queries.json');
  const heldOut = judged.filter((_, at) => at % 2 === 1);
  expect(judged).toHaveLength(200);
  expect(meanNdcg(judged)).toBeGreaterThanOrEqual(0.93);
  expect(meanNdcg(heldOut)).toBeGreaterThanOrEqual(0.9);
  // No query of a kind fails as a whole while others make up for it.
  for (const kind of new Set(judged.map(({ about }) => about))) {
    const ndcg = meanNdcg(judged.filter(({ about }) => about === kind));
    expect({ kind, isGood: ndcg >= 0.85 }).toEqual({ kind, isGood: true });
  }
});
