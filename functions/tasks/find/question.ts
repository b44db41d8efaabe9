import { catalogueOf } from '../../../shared/application/catalogue/catalogue';
import type { ParsedInputOf } from '../../../shared/contract/action';
import type { tasksContract, Understood } from '../../../shared/contract/tasks';
import { citiesNear } from '../../../shared/domain/geo/near-city';
import { namedCity } from '../../../shared/domain/search/named-city';
import { asksForWords } from '../../../shared/domain/search/needs';
import { placeNames } from '../../../shared/domain/search/place-names';
import { understand } from '../../../shared/domain/search/understand';
import type { Wish } from '../../../shared/domain/search/wishes/wish';
import type { Question, Wanted } from '../../../shared/ports/catalogue';
import type { Context } from '../../../shared/ports/context';
import type { FixedQuestion } from './find-cursor';

type Asked = ParsedInputOf<typeof tasksContract.counts>;
type Asking = Context<'public', 'files' | 'settings'>;

/** How far away what is near a place may be. */
const aroundMetres = 3_000;

/** A question, and what was understood of its text. */
export interface UnderstoodQuestion {
  readonly question: Question;
  readonly understood: readonly Understood[];
}

/** Wishes of one kind. */
const ofKind = <K extends Wish['kind']>(wishes: readonly Wish[], kind: K) =>
  wishes.filter((wish): wish is Extract<Wish, { kind: K }> => wish.kind === kind);

/** What a text wishes for, in place of what was chosen beside it. */
function wished(wishes: readonly Wish[]): Wanted {
  const dates = ofKind(wishes, 'date').flatMap((wish) => wish.dates);
  const timeOfDay = ofKind(wishes, 'timeOfDay').flatMap(({ timesOfDay }) => timesOfDay);
  const districts = ofKind(wishes, 'district').map(({ district }) => district);
  const types = ofKind(wishes, 'type').map(({ type }) => type);
  const cycles = ofKind(wishes, 'cycle').map(({ cycle }) => cycle);
  const pay = ofKind(wishes, 'pay').at(-1);
  const admission = ofKind(wishes, 'admission').at(-1)?.admission;
  return {
    ...(dates.length > 0 && { dates }),
    ...(timeOfDay.length > 0 && { timeOfDay }),
    ...(districts.length > 0 && { districts }),
    ...(types.length > 0 && { types }),
    ...(cycles.length > 0 && { cycles }),
    ...(pay && { minPayFen: pay.minPayFen, ...(pay.payUnit && { payUnit: pay.payUnit }) }),
    ...(admission && { admission }),
  };
}

/** The cities that are asked about, or the one that the text names in place of them; and the text without its name. */
async function whereOf(text: string, asked: readonly string[], context: Asking, nowMs: number) {
  const catalogue = catalogueOf(context);
  const here = await catalogue.geography(asked);
  const city = namedCity(text, asked, { nowMs, ...here });
  if (!city) return { cities: asked, geography: here, others: text, named: [] };
  const { cityCode, start, end, label } = city;
  const isThere = asked.length === 1 && asked[0] === cityCode;
  return {
    cities: [cityCode],
    geography: isThere ? here : await catalogue.geography([cityCode]),
    others: text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    named: [{ kind: 'city' as const, start, end, label }],
  };
}

/** What a text asks for: wishes, and words to be found. `around` is where its place lies, once that is known; days count from `asOfMs`. */
async function asked(
  text: string,
  cityCodes: readonly string[],
  context: Asking,
  { asOfMs, around }: FixedQuestion,
): Promise<UnderstoodQuestion> {
  const { cities, geography, others, named } = await whereOf(text, cityCodes, context, asOfMs);
  const understanding = { nowMs: asOfMs, ...geography };
  const { rest, wishes } = understand(others, understanding);
  const place = ofKind(wishes, 'place').at(-1);
  const middle = place && (around ?? geography.middleOf(place.place));
  const understood: Understood[] = [
    ...named,
    ...wishes.map(({ kind, start, end, label }) => ({ kind, start, end, label })),
    ...placeNames(others, wishes, understanding).map((name) => ({ kind: 'place' as const, ...name })),
  ];
  return {
    understood: understood.sort((one, other) => one.start - other.start),
    question: {
      cities,
      ...wished(wishes),
      ...(asksForWords(rest) && { words: rest }),
      ...(middle && { around: { ...middle, radiusMetres: aroundMetres } }),
    },
  };
}

/** What is asked of the catalogue. */
export async function questionOf(
  input: Asked,
  context: Asking,
  fixed: FixedQuestion = { asOfMs: context.clock.nowMs() },
): Promise<UnderstoodQuestion> {
  const { city, near, text, fits, ...wanted } = input;
  const cities = near && city === undefined ? citiesNear(near) : city === undefined ? [] : [city];
  const understood = text === undefined ? undefined : await asked(text, cities, context, fixed);
  return {
    understood: understood?.understood ?? [],
    question: {
      ...wanted,
      cities,
      ...(near && { near }),
      ...understood?.question,
      ...(fits?.age !== undefined && { age: fits.age }),
      ...(fits?.busy && { free: fits.busy }),
    },
  };
}
