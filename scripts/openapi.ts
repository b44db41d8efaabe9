import * as z from 'zod';
import type { Action } from '../shared/contract/action';
import { type ErrorCode, errorCatalogue } from '../shared/contract/errors';
import { possibleErrors } from '../shared/contract/possible-errors';

type Json = Readonly<Record<string, unknown>>;

/** Actions that somebody outside may call. */
const isCallable = ({ access }: Action): boolean => access !== 'timer';

const json = (schema: Json): Json => ({ 'application/json': { schema } });

const object = (properties: Json, required = Object.keys(properties)): Json => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

type Shapes = Map<string, Json>;

/**
 * A schema whose named shapes (`.meta({ id })`) are references to components, which are added to `shapes`.
 * Throws Error when one name stands for two shapes.
 */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', shapes: Shapes): Json {
  const made = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    override: ({ jsonSchema }) => {
      // The place of a component says its name.
      delete jsonSchema.id;
    },
  });
  const text = JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/');
  const {
    $schema: _dialect,
    $defs = {},
    ...rest
  } = JSON.parse(text) as Json & { $defs?: Record<string, Json> };
  for (const [name, shape] of Object.entries($defs)) {
    const known = shapes.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(shape))
      throw new Error(
        `two shapes are named ${name}; what is sent and what is answered need names of their own`,
      );
    shapes.set(name, shape);
  }
  return rest;
}

const failure = {
  description: 'Any refusal. Programs decide by `code`; `message` is Chinese and for people.',
  ...object({
    ok: { const: false, description: 'Nothing was done.' },
    error: {
      ...object(
        {
          code: {
            type: 'string',
            enum: Object.keys(errorCatalogue),
            description: 'Stable, see `x-catalogue`.',
          },
          message: { type: 'string', description: 'Chinese: what happened and what to do.' },
          retryable: { type: 'boolean', description: 'Whether the same call may succeed later.' },
          details: {
            type: 'object',
            description: 'With INVALID_INPUT: `problems`, each with `path` and `problem`.',
            additionalProperties: true,
          },
        },
        ['code', 'message', 'retryable'],
      ),
      description: 'Why.',
    },
  }),
  /** What each code means to people, its HTTP status, and whether to try again. */
  'x-catalogue': errorCatalogue,
};

/** The refusals with one HTTP status. */
const refusal = (codes: readonly ErrorCode[]): Json => ({
  description: codes.join(', '),
  content: json({
    allOf: [
      { $ref: '#/components/schemas/Failure' },
      {
        properties: {
          error: {
            description: 'Why.',
            properties: { code: { enum: codes, description: 'Which of these.' } },
          },
        },
      },
    ],
  }),
});

function refusals(action: Action): Json {
  const possible = possibleErrors(action);
  const statuses = [...new Set(possible.map((code) => errorCatalogue[code].status))];
  const entries = statuses.map((status) => {
    const codes = possible.filter((code) => errorCatalogue[code].status === status);
    const [only, ...others] = codes;
    return [
      status,
      only && others.length === 0 ? { $ref: `#/components/responses/${only}` } : refusal(codes),
    ];
  });
  return Object.fromEntries(entries);
}

/** Public calls need no token; some are told who is calling when there is one. Programs have keys. */
function securityOf({ access, knowsCaller }: Action): readonly Json[] {
  if (access === 'service') return [{ serviceKey: [] }];
  if (access !== 'public') return [{ bearer: [] }];
  return knowsCaller ? [{}, { bearer: [] }] : [];
}

const answer = (data: Json): Json =>
  object({ ok: { const: true, description: 'It was done.' }, data: { ...data, description: 'The answer.' } });

const operation = (action: Action, shapes: Shapes): Json => ({
  operationId: `${action.feature}.${action.name}`,
  tags: [action.feature],
  summary: action.summary,
  'x-access': action.access,
  'x-effect': action.effect,
  security: securityOf(action),
  requestBody: { required: true, content: json(schemaOf(action.input, 'input', shapes)) },
  responses: {
    200: {
      description: 'Done',
      content: json(answer(schemaOf(action.output, 'output', shapes))),
    },
    ...refusals(action),
  },
});

/** The OpenAPI 3.1 document of every action that can be called, in the order of the contract. */
export function openApi(actions: readonly Action[], version: string): Json {
  const callable = actions.filter(isCallable);
  const codes = [...new Set(callable.flatMap(possibleErrors))];
  const shapes: Shapes = new Map();
  const paths = callable.map((action) => [
    `/${action.feature}/${action.name}`,
    { post: operation(action, shapes) },
  ]);
  const named = [...shapes].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    openapi: '3.1.0',
    info: {
      title: 'Jiedan',
      version,
      description:
        'Every call is a POST with a JSON body and answers `{ ok: true, data }` or `{ ok: false, error }`. ' +
        'Amounts are integer fen, moments are milliseconds since 1970 (UTC), positions are gcj02 degrees. ' +
        '`x-effect: read` and `set` may be repeated; `command` only under its `idempotencyKey`, never without one. ' +
        'Generated from `shared/contract` by `npm run docs`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(callable.map(({ feature }) => feature))].map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The access token of account.login or account.refresh.',
        },
        serviceKey: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'jd_<client>_<keyId>_<secret>',
          description: 'The key of another program, from `npm run service-key`.',
        },
      },
      schemas: { Failure: failure, ...Object.fromEntries(named) },
      responses: Object.fromEntries(codes.map((code) => [code, refusal([code])])),
    },
  };
}
