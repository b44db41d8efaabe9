/** @jest-environment node */
import { lastQuestion } from './last-question';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function asking() {
  const asked: string[] = [];
  const heard: unknown[] = [];
  const answers = new Map<string, (answer: string) => void>();
  const question = lastQuestion<string, string>({
    waitMs: 200,
    ask: (text) => {
      asked.push(text);
      return new Promise((resolve, reject) => {
        if (text === 'wrong') reject(new Error(text));
        else answers.set(text, resolve);
      });
    },
    answered: (answer) => void heard.push(answer),
    failed: (error) => void heard.push((error as Error).message),
  });
  return { asked, heard, answers, question };
}

it('puts only the last of what is typed quickly', async () => {
  const { asked, question } = asking();
  for (const text of ['台', '台东', '台东促']) {
    question.ask(text);
    await jest.advanceTimersByTimeAsync(199);
  }
  expect(asked).toEqual([]);
  await jest.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(['台东促']);
});

it('hears only the answer to the last, in whatever order they come', async () => {
  const { heard, answers, question } = asking();
  question.ask('台');
  await jest.advanceTimersByTimeAsync(200);
  question.ask('台东');
  await jest.advanceTimersByTimeAsync(200);
  answers.get('台东')?.('2');
  answers.get('台')?.('1');
  await jest.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(['2']);
});

it('tells of a failure, and of nothing after it was stopped', async () => {
  const { heard, answers, question } = asking();
  await question.askNow('wrong');
  question.askNow('late');
  question.stop();
  answers.get('late')?.('late');
  await jest.advanceTimersByTimeAsync(0);
  expect(heard).toEqual(['wrong']);
});
