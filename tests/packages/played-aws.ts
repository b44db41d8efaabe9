import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { listen } from '../../local/gateway';
import { fakeKms } from '../../local/sandbox/kms/fake-kms';
import { requestedBy } from '../support/actions/requested';
import { playedHostHeader } from './cloud-hosts';
import type { Wanted } from './granted';
import { nowsMs } from './process-clock';
import { type SignedRequest, type Signer, signerOf } from './signature-v4';

export interface PlayedAwsOptions {
  readonly region: string;
  readonly tablePrefix: string;
  readonly bucket: string;
  /** ARN of the vault's key. */
  readonly vaultKey: string;
  /** Where DynamoDB's emulator listens. */
  readonly dynamoUrl: string;
  signer(accessKeyId: string): Signer | undefined;
  /** Whether the role behind an access key lets it do something. */
  isGranted(accessKeyId: string, wanted: Wanted): boolean;
  tableArn(name: string): string;
  bucketArn: string;
}

/** DynamoDB, S3 and KMS on this machine: they check who signed what, and whether his role lets him. */
export interface PlayedAws {
  /** By public host, for who is to reach them. */
  readonly hosts: Readonly<Record<string, string>>;
  readonly kms: ReturnType<typeof fakeKms>;
  /** Requests that were answered, and what was wrong with the others. */
  readonly counts: { answered: number };
  readonly problems: string[];
  close(): void;
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly body?: Buffer | string;
}

type Fields = Readonly<Record<string, unknown>>;

interface Service {
  readonly name: string;
  wanted(request: SignedRequest): Wanted[];
  answer(request: SignedRequest): Promise<Answer>;
}

const operationOf = ({ headers }: SignedRequest): string =>
  String(headers['x-amz-target']).split('.')[1] ?? '';
const inputOf = ({ body }: SignedRequest): Fields => JSON.parse(body.toString());

function dynamo({ tablePrefix, tableArn, dynamoUrl }: PlayedAwsOptions): Service {
  return {
    name: 'dynamodb',
    wanted: (request) =>
      requestedBy(operationOf(request), inputOf(request), tablePrefix).map(
        ({ collection, action, index }) => ({
          action: `dynamodb:${action}`,
          on: `${tableArn(`${tablePrefix}${collection}`)}${index === undefined ? '' : `/index/${index}`}`,
        }),
      ),
    async answer({ headers, body }) {
      const passed = Object.fromEntries(
        ['content-type', 'x-amz-target', 'x-amz-date', 'authorization'].map((name) => [
          name,
          String(headers[name]),
        ]),
      );
      const answered = await fetch(dynamoUrl, {
        method: 'POST',
        headers: passed,
        body: new Uint8Array(body),
      });
      return { status: answered.status, type: 'application/x-amz-json-1.0', body: await answered.text() };
    },
  };
}

const s3Actions: Readonly<Record<string, string>> = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

function s3({ bucketArn }: PlayedAwsOptions): Service {
  const files = new Map<string, { readonly body: Buffer; readonly type: string }>();
  const keyOf = ({ target }: SignedRequest) => target.slice(1).split('?')[0] ?? '';
  return {
    name: 's3',
    wanted: (request) => [
      { action: s3Actions[request.method] ?? request.method, on: `${bucketArn}/${keyOf(request)}` },
    ],
    async answer(request) {
      const { method, headers, body } = request;
      const key = keyOf(request);
      if (method === 'PUT') files.set(key, { body, type: String(headers['content-type']) });
      if (method === 'DELETE') files.delete(key);
      if (method === 'PUT' || method === 'DELETE') return { status: method === 'PUT' ? 200 : 204 };
      const file = files.get(key);
      return file ? { status: 200, ...file } : { status: 404 };
    },
  };
}

function kmsService(kms: ReturnType<typeof fakeKms>, vaultKey: string): Service {
  return {
    name: 'kms',
    wanted(request) {
      const context = Object.entries(
        (inputOf(request).EncryptionContext ?? {}) as Readonly<Record<string, string>>,
      );
      const named = context.map(([name, value]) => [`kms:EncryptionContext:${name}`, value]);
      return [{ action: `kms:${operationOf(request)}`, on: vaultKey, context: Object.fromEntries(named) }];
    },
    async answer(request) {
      const answered = kms.answer(operationOf(request), inputOf(request));
      return { status: 200, type: 'application/x-amz-json-1.1', body: JSON.stringify(answered) };
    },
  };
}

async function arrived(request: IncomingMessage): Promise<SignedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const { method = '', url: target = '/', headers } = request;
  const { [playedHostHeader]: host, ...others } = headers;
  return { method, host: String(host ?? headers.host), target, headers: others, body: Buffer.concat(chunks) };
}

/** Plays the services of one region for a package. */
export async function playAws(options: PlayedAwsOptions): Promise<PlayedAws> {
  const { region, bucket, vaultKey, signer, isGranted } = options;
  const suffix = `${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  const kms = fakeKms({ keyId: vaultKey, accessKeyId: '' });
  const services = new Map<string, Service>([
    [`dynamodb.${suffix}`, dynamo(options)],
    [`${bucket}.s3.${suffix}`, s3(options)],
    [`kms.${suffix}`, kmsService(kms, vaultKey)],
  ]);
  const counts = { answered: 0 };
  const problems: string[] = [];

  function refusalOf(request: SignedRequest, { name, wanted }: Service): string | undefined {
    const here = signerOf(request, name, region, signer);
    // A function that runs while the clock is put forward still has the time of its event.
    const signed =
      'problem' in here
        ? (nowsMs()
            .map((nowMs) => signerOf(request, name, region, signer, nowMs))
            .find((each) => !('problem' in each)) ?? here)
        : here;
    if ('problem' in signed) return `a request to ${name} ${signed.problem}`;
    const denied = wanted(request).find((each) => !isGranted(signed.accessKeyId, each));
    return denied && `${signed.accessKeyId} may not ${denied.action} on ${denied.on}`;
  }

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await arrived(message);
    // Whoever opens a presigned address knows the host alone.
    const service = services.get(request.host.split(':')[0] ?? '');
    const refusal = service ? refusalOf(request, service) : `nothing plays ${request.host}`;
    if (refusal !== undefined || !service) {
      problems.push(String(refusal));
      response.writeHead(400).end(JSON.stringify({ __type: 'AccessDeniedException' }));
      return;
    }
    counts.answered += 1;
    const { status, type, body } = await service.answer(request);
    response.writeHead(status, { ...(type && { 'content-type': type }) });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  const server = createServer((message, response) => {
    handle(message, response).catch((error: unknown) => {
      problems.push(`a request that could not be played: ${String(error)}`);
      response.destroy();
    });
  });
  const url = await listen(server, 0);
  return {
    hosts: Object.fromEntries([...services.keys()].map((host) => [host, url])),
    kms,
    counts,
    problems,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
