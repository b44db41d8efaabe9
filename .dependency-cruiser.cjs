/** The arrows of the layers: what each folder may import. See `docs` and the README for the layout. */

/** Shared layers, left to right; each imports only from those to its left. */
const layers = ['domain', 'contract', 'collections', 'ports', 'application'];

const shared = (...names) => `^shared/(${names.join('|')})/`;

/** The mini-program's own layers, in the same order. */
const miniLayers = ['generated', 'utils', 'stores', 'services', 'components', 'pages'];

const mini = (...names) => `^miniprogram/(${names.join('|')})/`;

/** Tests and contract suites may use adapters, the laptop's parts and development packages. */
const tests = '\\.(test|contract|journey)\\.ts$';

const outside = '^(client|local|preview|tests|bench|scripts|bot|miniprogram)/';
const adapters = ['store', 'platforms'];

/** The files of a feature that put it together; whatever else is in its folder, at any depth, is use cases. */
const wiring = '^functions/([^/]+)/(handler|cloudbase|feature)\\.ts$';

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const layerRules = layers.map((layer, at) =>
  forbidden(
    `${layer}-looks-left`,
    'A shared layer imports only from itself and the layers to its left.',
    { path: shared(layer), pathNot: tests },
    { path: '^(shared|functions)/', pathNot: shared(...layers.slice(0, at + 1)) },
  ),
);

const adapterRules = adapters.map((adapter) =>
  forbidden(
    `${adapter}-looks-left`,
    'Adapters import the layers below them, never each other or what composes them.',
    { path: shared(adapter), pathNot: tests },
    { path: '^(shared|functions)/', pathNot: shared(...layers, adapter) },
  ),
);

const functionRules = [
  forbidden(
    'use-case-looks-left',
    'A use case sees the outside through ports, and nothing of other features.',
    { path: '^functions/([^/]+)/', pathNot: [tests, wiring] },
    { path: '^(shared|functions)/', pathNot: [shared(...layers), '^functions/$1/'] },
  ),
  forbidden(
    'handler-wires',
    'A handler also imports the runtime, which chooses the adapters; it imports no adapter itself.',
    { path: wiring },
    { path: '^(shared|functions)/', pathNot: [shared(...layers, 'runtime'), '^functions/$1/'] },
  ),
  forbidden(
    'features-apart',
    'Features share through shared/application, never with each other; not even in tests.',
    { path: '^functions/([^/]+)/' },
    { path: '^functions/', pathNot: '^functions/$1/' },
  ),
];

const productRules = [
  forbidden(
    'runtime-serves-no-one',
    'The runtime is imported by handlers; it knows no feature.',
    { path: shared('runtime'), pathNot: tests },
    { path: '^functions/' },
  ),
  forbidden(
    'product-only',
    'What deploys imports nothing that exists only on a laptop.',
    { path: '^(shared|functions)/', pathNot: tests },
    { path: outside },
  ),
  forbidden(
    'pure-domain',
    'Rules are pure: no I/O, no clock, no packages.',
    { path: shared('domain'), pathNot: tests },
    { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] },
  ),
  forbidden(
    'declared-packages',
    'Deployed code uses only packages from dependencies; types may come from development packages.',
    { path: '^(shared|functions)/', pathNot: tests },
    {
      dependencyTypes: ['npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
    },
  ),
];

const clientRules = [
  forbidden(
    'client-core-alone',
    'The core runs in Node, browsers and WeChat: it imports nothing, and of the house knows types of the contract.',
    { path: '^client/core/', pathNot: tests },
    { pathNot: ['^client/core/', shared('contract')] },
  ),
  forbidden(
    'client-core-types',
    'Values of the contract would bring zod along.',
    { path: '^client/core/', pathNot: tests },
    { path: shared('contract'), dependencyTypesNot: ['type-only'] },
  ),
  forbidden(
    'client-sees-contracts',
    'A client knows the declarations, and nothing behind them.',
    { path: '^client/', pathNot: tests },
    { path: `^(shared|functions)/|${outside}`, pathNot: [shared('contract'), '^client/'] },
  ),
];

const botRules = [
  forbidden(
    'bot-sees-contracts',
    'The bot is another program: of the house it knows the rules, the contract, time limits and locks, and calls the rest over HTTP.',
    { path: '^bot/', pathNot: tests },
    {
      path: '^(shared|functions|local|preview|tests|bench|scripts|miniprogram)/',
      pathNot: [
        shared('domain', 'contract'),
        '^shared/(ports|platforms/system)/((system-)?timeouts|lock-file)\\.ts$',
      ],
    },
  ),
  forbidden(
    'wechaty-only-in-its-channel',
    'Loading wechaty takes most of a second: the bot does so in one place, when it is needed.',
    { path: '^bot/', pathNot: [tests, '^bot/channels/wechaty-channel\\.ts$'] },
    { path: 'node_modules/wechaty' },
  ),
];

const miniRules = [
  ...miniLayers.map((layer, at) =>
    forbidden(
      `mini-${layer}-looks-left`,
      'A layer of the mini-program imports only from itself, the layers to its left, and config.ts.',
      { path: mini(layer), pathNot: tests },
      { path: '^miniprogram/', pathNot: [mini(...miniLayers.slice(0, at + 1)), '^miniprogram/config\\.ts$'] },
    ),
  ),
  forbidden(
    'mini-pages-apart',
    'Pages of different folders share through components and services; a folder is loaded with its package.',
    { path: '^miniprogram/pages/([^/]+)/', pathNot: tests },
    { path: mini('pages'), pathNot: '^miniprogram/pages/$1/' },
  ),
  forbidden(
    'mini-components-apart',
    'Components meet in templates, never in each other’s code.',
    { path: '^miniprogram/components/([^/]+)/', pathNot: tests },
    { path: mini('components'), pathNot: '^miniprogram/components/$1/' },
  ),
  forbidden(
    'mini-values-inside',
    'WeChat leaves out what lies outside the mini-program: values from there fail on the phone.',
    { path: '^miniprogram/', pathNot: tests },
    { pathNot: '^miniprogram/', dependencyTypesNot: ['type-only'] },
  ),
  forbidden(
    'mini-sees-contracts',
    'Of the house the mini-program knows the types of the contract, and nothing more.',
    { path: '^miniprogram/', pathNot: tests },
    { path: `^(shared|functions)/|${outside}`, pathNot: [shared('contract'), '^miniprogram/'] },
  ),
  forbidden(
    'mini-no-circles',
    'In the mini-program not even types name each other in a circle.',
    { path: '^miniprogram/', pathNot: tests },
    { circular: true },
  ),
];

const previewRules = [
  forbidden(
    'preview-on-its-own',
    'The preview plays WeChat: of the house it runs the rules alone, and knows types of the sandbox it shows.',
    { path: '^preview/', pathNot: [tests, '^preview/fixture/'] },
    {
      path: `^(shared|functions)/|${outside}`,
      pathNot: [shared('domain'), '^preview/'],
      dependencyTypesNot: ['type-only'],
    },
  ),
];

const generalRules = [
  forbidden('tests-serve-no-one', 'A test is run, never imported.', {}, { path: '\\.test\\.ts$' }),
  forbidden(
    'no-circles',
    'Files that import each other at run time cannot be understood apart; types may name each other.',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  ),
  forbidden(
    'resolvable',
    'Every import leads to a file or an installed package.',
    {},
    { couldNotResolve: true },
  ),
  forbidden(
    'known-packages',
    'Every package stands in package.json; what surrounds the bot may use what its workspace lists.',
    { pathNot: ['^(local|tests)/bot/', '^bot/.*\\.test\\.ts$'] },
    { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  ),
];

module.exports = {
  forbidden: [
    ...layerRules,
    ...adapterRules,
    ...functionRules,
    ...productRules,
    ...clientRules,
    ...botRules,
    ...miniRules,
    ...previewRules,
    ...generalRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^miniprogram/miniprogram_npm/' },
    // Type-only imports count: a layer that knows another's types knows that layer.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
