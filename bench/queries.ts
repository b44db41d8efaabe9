import { type JudgedQuery, judgeQueries, meanNdcg } from '../tests/support/search-quality';

/** So many of the worst are printed. */
const worst = 20;

const halves = (judged: readonly JudgedQuery[]) =>
  [0, 1].map((half) => judged.filter((_, at) => at % 2 === half));

/**
 * `npm run bench -- --queries FILE`: NDCG@10 of a file of graded queries (tests/support/data/search/README.md), by
 * halves, for the search was tuned with the even ones of its own; by kind; and the queries that went worst.
 */
export function benchQueries(file: string): void {
  const judged = judgeQueries(file);
  const [even = [], odd = []] = halves(judged);
  console.log(
    `NDCG@10 of ${judged.length} queries: ${meanNdcg(judged).toFixed(3)} ` +
      `(even ${meanNdcg(even).toFixed(3)}, odd ${meanNdcg(odd).toFixed(3)})`,
  );
  const kinds = [...new Set(judged.map(({ about = 'any' }) => about))];
  console.table(
    kinds.map((kind) => {
      const some = judged.filter(({ about = 'any' }) => about === kind);
      return { about: kind, queries: some.length, 'NDCG@10': meanNdcg(some).toFixed(3) };
    }),
  );
  const sorted = judged.toSorted((one, other) => one.ndcg - other.ndcg);
  for (const { text, ndcg } of sorted.slice(0, worst)) console.log(`${ndcg.toFixed(3)}  ${text}`);
}
