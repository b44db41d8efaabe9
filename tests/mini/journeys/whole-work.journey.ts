import { sharedBrowser } from './support/shared';
import { openRun } from './whole-work/open-run';
import { runWholeWork } from './whole-work/whole-work';

export function wholeWork(): void {
  it('somebody becomes a publisher, pays and admits two of three; all that may come of work comes of it', async () => {
    const steps: string[] = [];
    const say = (line: string) => void steps.push(line);
    const run = await openRun({ ground: 'memory', browser: await sharedBrowser(), say });
    try {
      await runWholeWork(run);
    } finally {
      await run.close();
    }
    expect(steps.at(-1)).toBe('全部步骤正确');
  });
}
