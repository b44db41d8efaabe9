/** Jest compiles TypeScript to CommonJS with swc; packages that ship only ES modules are compiled too. */
module.exports = {
  transform: {
    '^.+\\.(t|j|mj)s$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/(?!(@middy|jose|kdbush|geokdbush|tinyqueue)/)'],
  // Node picks the ES module of a locale by its exact name; jest needs its CommonJS twin.
  moduleNameMapper: { '^zod/v4/locales/(.+)\\.js$': 'zod/v4/locales/$1.cjs' },
};
