import { type ChildProcess, spawn } from 'node:child_process';

/** As many as make two cores slow. */
const loops = 4;

/** Runs jest with the given arguments; answers its exit code. */
const jest = (args: readonly string[], onStart: (running: ChildProcess) => void): Promise<number> =>
  new Promise((resolve, reject) => {
    const running = spawn('npx', ['jest', ...args], { stdio: 'inherit' });
    onStart(running);
    running.once('error', reject);
    running.once('exit', (code) => resolve(code ?? 1));
  });

/**
 * `npm run test:busy -- <arguments of jest>`: the tests on a machine that has other things to do, which no
 * result may show. The loops end with this process, however it ends: they notice that nobody holds their input.
 */
async function main(): Promise<void> {
  const idle = `process.stdin.resume().once('close', () => process.exit());
    (function work() { const until = Date.now() + 50; while (Date.now() < until); setImmediate(work); })();`;
  const busy = Array.from({ length: loops }, () =>
    spawn(process.execPath, ['-e', idle], { stdio: ['pipe', 'ignore', 'inherit'] }),
  );
  try {
    process.exitCode = await jest(process.argv.slice(2), (running) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => running.kill(signal));
    });
  } finally {
    for (const loop of busy) loop.kill();
  }
}

void main();
