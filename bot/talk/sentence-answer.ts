import type { FoundTask, Understood } from '../../shared/contract/tasks';
import { cut, isFiller } from '../../shared/domain/search/cut';
import { folded } from '../../shared/domain/search/fold';
import { tradeWords } from '../../shared/domain/search/trade-words';
import { isOpen } from '../engine/fits';
import { type Answer, type Asked, answerTo, readLength } from './answer';
import type { Sentence } from './sentence';
import { abilityText, shortCity, taskList } from './texts';

/** So many of what was found are told; the rest is in the mini-program. */
const shownLength = 3;
/** More ways out nobody reads. */
const maxWaysOut = 2;
const maxTried = 4;

const nothing: Answer = { kind: 'nothing' };
const telling = (text: string): Answer => ({ kind: 'text', text });

/** What is found in a group's city for a text, or of all that is open; of the categories that the group wants. */
async function lookFor({ backend, group, nowMs }: Asked, text: string) {
  const isNarrow = group.categories.length > 0;
  const found = await backend.tasks.find({
    city: group.cityCode,
    ...(text && { text }),
    sort: 'relevant',
    hideFull: true,
    limit: isNarrow ? readLength : shownLength,
  });
  const tasks = found.tasks.filter(
    (task) => isOpen(task, nowMs) && (!isNarrow || group.categories.includes(task.category)),
  );
  return {
    tasks,
    count: isNarrow ? tasks.length : found.total,
    /** Nobody counted them all. */
    isMore: isNarrow && found.next !== undefined,
    understood: found.understood,
  };
}
type Looked = Awaited<ReturnType<typeof lookFor>>;

/** A text without some of its stretches. */
const without = (text: string, stretches: readonly Pick<Understood, 'start' | 'end'>[]): string =>
  stretches
    .toReversed()
    .reduce((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text)
    .replace(/\s+/g, ' ')
    .trim();

/** The words that were searched for. */
const wordsOf = (text: string): string[] =>
  cut(folded(text)).flatMap(({ text: word }) => (isFiller(word) ? [] : [word]));

const isOfTrade = (word: string): boolean => tradeWords.has(word);

/** Words of the trade by name. Others may be anything, and the bot says nothing that was put into its mouth. */
const wordsLabel = (words: readonly string[]): string[] => {
  if (words.length === 0) return [];
  return words.every(isOfTrade) ? [`“${words.join(' ')}”`] : ['您说的关键词'];
};

const isPlaceOrType = ({ kind }: Understood): boolean =>
  kind === 'city' || kind === 'place' || kind === 'district' || kind === 'type';

const isCity = ({ kind }: Understood): boolean => kind === 'city';

/** Where it was looked: in the city that the sentence names, else in the group's. */
const cityOf = ({ group }: Asked, { understood }: Looked): string =>
  understood.find(isCity)?.label ?? shortCity(group.cityCode);

/** What was looked for: 按 台东附近 · 日结，; nothing where only the city is named. */
function byText({ understood }: Looked, words: readonly string[]): string {
  const labels = understood.filter((each) => !isCity(each)).map(({ label }) => label);
  const all = [...labels, ...wordsLabel(words)];
  return all.length > 0 ? `按 ${all.join(' · ')}，` : '';
}

/** What finds something once it is left out, most first. */
async function waysOut(asked: Asked, text: string, { understood }: Looked, words: readonly string[]) {
  const [wordsName] = understood.length > 0 ? wordsLabel(words) : [];
  const tries = [
    ...understood.map((wish) => ({ name: wish.label, left: without(text, [wish]) })),
    ...(wordsName
      ? [{ name: wordsName, left: understood.map((w) => text.slice(w.start, w.end)).join(' ') }]
      : []),
  ].slice(-maxTried);
  const tried = tries.map(async ({ name, left }) => ({ name, ...(await lookFor(asked, left)) }));
  return (await Promise.allSettled(tried))
    .flatMap((each) => (each.status === 'fulfilled' && each.value.count > 0 ? [each.value] : []))
    .sort((one, other) => other.count - one.count)
    .slice(0, maxWaysOut)
    .map(({ name, count, isMore }) => `去掉「${name}」有 ${count} 个${isMore ? '以上' : ''}`);
}

/** One is told with its card, a few alone, many with the way to all of them. */
function foundAnswer(asked: Asked, text: string, by: string, looked: Looked): Answer {
  const { tasks, count, isMore } = looked;
  const best = tasks.slice(0, shownLength);
  const [first] = best;
  const city = looked.understood.some(isCity) ? first?.place.cityCode : undefined;
  const isAll = count <= best.length;
  const howMany = `${cityOf(asked, looked)}有 ${count} 个${isMore ? '以上' : ''}任务`;
  const heading = `${by}${howMany}${isAll ? '' : `，最合适的 ${best.length} 个`}：`;
  const taskIds = best.map(({ taskId }) => taskId);
  const then: Answer | undefined = !isAll
    ? { kind: 'search', text, ...(city !== undefined && city !== asked.group.cityCode && { city }) }
    : count === 1 && first
      ? { kind: 'card', taskId: first.taskId }
      : undefined;
  return { kind: 'text', text: taskList(heading, best), taskIds, ...(then && { then }) };
}

/** Whether something stands where it was found, and not only nearly so. */
const isFoundAsWritten = (tasks: readonly FoundTask[]): boolean =>
  tasks.some(({ highlights = [] }) => highlights.length > 0);

/**
 * Answers a sentence of a group that is set up. Said to nobody: only where a place, a district or a type is understood
 * and something found. Said to the bot: always; what is no question of ours, with what may be asked.
 */
export async function answerToSentence(asked: Asked, sentence: Sentence): Promise<Answer> {
  const { text, asks, isAddressed } = sentence;
  if (text === '' && !isAddressed) return nothing;
  if (text === '') return asks ? answerTo(asked, { kind: 'near-by' }) : telling(abilityText);
  const looked = await lookFor(asked, text);
  const { understood, tasks } = looked;
  if (!isAddressed && (tasks.length === 0 || !understood.some(isPlaceOrType))) return nothing;
  const words = wordsOf(without(text, understood));
  if (understood.length === 0 && words.length === 0) {
    return asks ? answerTo(asked, { kind: 'near-by' }) : telling(abilityText);
  }
  const isOurs =
    asks || words.every(isOfTrade) || (understood.length > 0 ? tasks.length > 0 : isFoundAsWritten(tasks));
  if (!isOurs) return telling(abilityText);
  const by = byText(looked, words);
  if (tasks.length > 0) return foundAnswer(asked, text, by, looked);
  const ways = await waysOut(asked, text, looked, words);
  const hint = ways.length > 0 ? `${ways.join('，')}，可以这样再问。` : '有新的会发到群里。';
  return telling(`${by}${cityOf(asked, looked)}现在没有可报名的任务。\n${hint}`);
}
