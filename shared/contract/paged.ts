import * as z from 'zod';
import { wants } from './wants';

const ceiling = 50;
const cursor = wants('翻页位置不正确，请从头加载', z.string().min(1).max(512));

/** How many items are answered at most; a use case always gets a number. */
export const limit = (byDefault = 20) =>
  wants(
    `每页须为 1 至 ${ceiling} 条`,
    z.int().min(1).max(ceiling).default(byDefault).describe('How many items to answer at most.'),
  );

interface PageAsked {
  readonly cursor: z.ZodExactOptional<typeof cursor>;
  readonly limit: ReturnType<typeof limit>;
}
type PageAnswered<K extends string, T extends z.ZodType> = Readonly<Record<K, z.ZodArray<T>>> & {
  readonly next: z.ZodExactOptional<typeof cursor>;
};

/**
 * Input and output of a list that is read page by page. `asked` is what chooses the list; its items stand in
 * the answer under `name`.
 */
export function paged<S extends z.ZodRawShape, K extends string, T extends z.ZodType>(
  asked: S,
  name: K,
  item: T,
  byDefault?: number,
) {
  const page: PageAsked = {
    cursor: cursor
      .describe('`next` of the page before, for the same query; absent for the first.')
      .exactOptional(),
    limit: limit(byDefault),
  };
  const answer = {
    [name]: z.array(item).describe('This page; it may be short, even empty, while there is a next one.'),
    next: cursor.describe('Where the next page starts; absent after the last.').exactOptional(),
  };
  return {
    input: z.strictObject({ ...asked, ...page }),
    output: z.strictObject(answer as PageAnswered<K, T>),
  };
}
