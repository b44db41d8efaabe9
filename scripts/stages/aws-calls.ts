import aws4 from 'aws4';

export interface AwsPlace {
  readonly region: string;
  readonly credentials: aws4.Credentials;
  /** Only for tests: one server in the place of every service. */
  readonly endpoint?: string;
}

/** A refusal; `code` is the service's own name for it. */
export class AwsRefusal extends Error {
  readonly code: string;

  constructor(what: string, code: string) {
    super(`${what}: ${code}`);
    this.name = 'AwsRefusal';
    this.code = code;
  }
}

const timeoutMs = 10_000;

interface Request {
  readonly service: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const domainOf = (region: string): string =>
  region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';

/** The service's code, from JSON or XML; its message may name what is secret. */
const codeOf = (text: string, status: number): string =>
  /"__type"\s*:\s*"(?:[^"#]*#)?(\w+)"/.exec(text)?.[1] ??
  /<Code>(\w+)<\/Code>/.exec(text)?.[1] ??
  `HTTP ${status}`;

async function ask(
  { region, credentials, endpoint }: AwsPlace,
  what: string,
  request: Request,
): Promise<string> {
  const { service, method, path, headers = {}, body } = request;
  const url = new URL(path, endpoint ?? `https://${service}.${region}.${domainOf(region)}`);
  const common = { service, region, host: url.host, method, path };
  const signed = aws4.sign(
    { ...common, headers: { ...headers }, ...(body !== undefined && { body }) },
    credentials,
  );
  const response = await fetch(url, {
    method,
    headers: signed.headers as Record<string, string>,
    ...(body !== undefined && { body }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await response.text();
  if (!response.ok) throw new AwsRefusal(what, codeOf(text, response.status));
  return text;
}

/** A service that speaks JSON, by the full name of its operation: `secretsmanager.GetSecretValue`. Errors: AwsRefusal. */
export const askJson = async (place: AwsPlace, service: string, target: string, input: object) =>
  JSON.parse(
    await ask(place, target, {
      service,
      method: 'POST',
      path: '/',
      headers: {
        'Content-Type': `application/x-amz-json-${service === 'dynamodb' ? '1.0' : '1.1'}`,
        'X-Amz-Target': target,
      },
      body: JSON.stringify(input),
    }),
  ) as unknown;

/** A service with paths, such as Lambda. Errors: AwsRefusal. */
export const askPath = async (place: AwsPlace, service: string, path: string) =>
  JSON.parse(await ask(place, `${service} ${path}`, { service, method: 'GET', path })) as unknown;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

const plain = (xml: string): string =>
  xml
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, digits: string) =>
      String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)),
    )
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '');

/** The texts of an element in an answer of a service that speaks XML, in order. */
export const elements = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>([\\s\\S]*?)</${name}>`, 'g'))].map(([, text = '']) => plain(text));

/** A service that speaks the query protocol, such as CloudFormation; answers its XML. Errors: AwsRefusal. */
export const askQuery = (
  place: AwsPlace,
  service: string,
  Version: string,
  Action: string,
  input: Readonly<Record<string, string>> = {},
) =>
  ask(place, `${service}:${Action}`, {
    service,
    method: 'POST',
    path: '/',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
    body: new URLSearchParams({ Action, Version, ...input }).toString(),
  });
