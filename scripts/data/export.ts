import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isExpired } from '../../shared/store/expiry';
import { type Deployment, hashKeyMark, type Progress } from './deployment';
import { exportOrder, type Head } from './lines';
import { Tally } from './tally';

interface Exported {
  readonly documents: number;
}

/**
 * Writes every document of a deployment to a file, personal fields encrypted as they are stored. Streams, so that
 * the size of the deployment does not matter; the file has its name only once it is whole.
 */
export async function exportData(
  deployment: Deployment,
  path: string,
  nowMs: number,
  progress: Progress,
): Promise<Exported> {
  let documents = 0;
  async function* lines(): AsyncGenerator<string> {
    const head: Head = { jiedan: 1, exportedAtMs: nowMs, hashKey: hashKeyMark(deployment) };
    yield `${JSON.stringify(head)}\n`;
    for (const from of exportOrder) {
      const tally = new Tally();
      for await (const page of deployment.dump.pages(from)) {
        const kept = page.filter((doc) => !isExpired(from, doc, nowMs));
        for (const doc of kept) tally.add(doc);
        yield kept.map((doc) => `${JSON.stringify({ c: from.name, v: from.version, d: doc })}\n`).join('');
        progress(from.name, tally.count, false);
      }
      yield `${JSON.stringify({ c: from.name, count: tally.count, hash: tally.hash })}\n`;
      progress(from.name, tally.count, true);
      documents += tally.count;
    }
    yield `${JSON.stringify({ end: true, documents })}\n`;
  }
  const part = `${path}.part`;
  await pipeline(Readable.from(lines()), createWriteStream(part, { mode: 0o600 }));
  await rename(part, path);
  return { documents };
}
