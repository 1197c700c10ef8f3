/**
 * The layers: imports go down only. hosts → adapters → operations, languages → core → base, protocol.
 * `npm run check` fails on any violation; test/house/layers.test.ts shows that it does.
 */

/** Packages that do no I/O and keep no clock: the only ones the pure layers may use, also where node_modules is a link. */
const purePackages = '(^|/)node_modules/(@bufbuild/protobuf|diff|node-diff3|fastest-levenshtein)/';

module.exports = {
  forbidden: [
    {
      name: 'core-knows-only-what-is-below-it',
      comment: 'The domain does not know its adapters, its hosts, or any one operation or language.',
      severity: 'error',
      from: { path: '^server/core/' },
      to: { path: '^(server/(?!core/|base/|protocol/)|extension/|webview/)' },
    },
    {
      name: 'operations-and-languages-are-pure',
      comment: 'They work on facts and trees that were handed to them.',
      severity: 'error',
      from: { path: '^server/(operations|languages)/' },
      to: { path: '^(server/(adapters|hosts)/|extension/|webview/)' },
    },
    {
      name: 'languages-do-not-know-operations',
      severity: 'error',
      from: { path: '^server/languages/' },
      to: { path: '^server/operations/' },
    },
    {
      name: 'one-language-does-not-know-another',
      severity: 'error',
      from: { path: '^server/languages/([^/]+)/' },
      to: { path: '^server/languages/([^/]+)/', pathNot: '^server/languages/$1/' },
    },
    {
      name: 'no-input-output-in-the-pure-layers',
      comment: 'No node:* and no package with I/O in core, operations and languages. What they need is injected through a port.',
      severity: 'error',
      from: { path: '^server/(core|operations|languages)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-pure-packages-in-the-pure-layers',
      severity: 'error',
      from: { path: '^server/(core|operations|languages)/' },
      to: { path: 'node_modules/', pathNot: purePackages },
    },
    {
      name: 'no-clock-no-dice-in-the-pure-layers',
      comment: 'The parts of base that reach for the machine are for adapters and hosts. Their types may be named.',
      severity: 'error',
      from: { path: '^server/(core|operations|languages)/' },
      to: { path: '^server/base/(hash|randomness)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'adapters-know-only-what-is-below-them',
      severity: 'error',
      from: { path: '^server/adapters/' },
      to: { path: '^(server/hosts/|extension/|webview/)' },
    },
    {
      name: 'adapters-never-import-each-other',
      comment: 'A folder below adapters/ is one adapter; so is a file directly in it.',
      severity: 'error',
      from: { path: '^server/adapters/([^/]+)' },
      to: { path: '^server/adapters/', pathNot: '^server/adapters/$1(/|$)' },
    },
    {
      name: 'base-and-protocol-are-the-ground',
      severity: 'error',
      from: { path: '^server/(base|protocol)/' },
      to: { path: '^(server/(?!base/|protocol/)|extension/|webview/)' },
    },
    {
      name: 'the-other-side-knows-only-the-protocol',
      comment: 'The extension and the pages import nothing of the server but the protocol.',
      severity: 'error',
      from: { path: '^(extension|webview)/' },
      to: { path: '^server/(?!protocol/)' },
    },
    {
      name: 'only-the-extension-knows-the-editor',
      severity: 'error',
      from: { path: '^(server|webview)/' },
      to: { path: '(^|node_modules/)(vscode|@types/vscode)(/|$)' },
    },
    {
      name: 'no-cycles',
      comment: 'Walks over a syntax tree call each other by nature, so the analysers of one language may; nothing else.',
      severity: 'error',
      from: { path: '^(server|extension|webview)/', pathNot: '^server/languages/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every-import-leads-somewhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)generated/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
