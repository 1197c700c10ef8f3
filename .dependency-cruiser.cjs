/**
 * The layers: imports go down only. hosts → adapters → operations, languages → core → base, protocol.
 * `npm run check` fails on any violation; test/house/layers.test.ts shows that it does.
 */

/** Packages that do no I/O and keep no clock: the only ones the pure layers may use, also where node_modules is a link. */
const purePackages = '(^|/)node_modules/(@bufbuild/protobuf|diff|node-diff3|fastest-levenshtein)/';

/** The editor, however it is imported. */
const editor = '(^|node_modules/)(vscode|@types/vscode)(/|$)';

/** What of the extension is plain logic and runs, and is tested, without an editor. A new such file is named here. */
const plainExtension = [
  '^extension/(keyRedaction|listeners|plainMessage|restartLimit|translate)\\.ts$',
  '^extension/annotations/(annotationText|movingAnnotations)\\.ts$',
  '^extension/changes/dirtyMemory\\.ts$',
  '^extension/mission/(editorHint|exampleInstructions|instructionHistory|newPlace|order|reportMessage|reports|samePlan|symbolIcon|typedMatch)\\.ts$',
  '^extension/missions/',
  '^extension/pages/(confined|pageMarkup)\\.ts$',
  '^extension/providers/(patience|renameEntries|textHash)\\.ts$',
  '^extension/rewinds/rewindView\\.ts$',
];

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
      to: { path: editor },
    },
    {
      name: 'plain-logic-knows-no-editor',
      severity: 'error',
      from: { path: plainExtension },
      to: { path: editor },
    },
    {
      name: 'plain-logic-runs-without-an-editor',
      comment: 'It imports only its like. Types of the rest may be named.',
      severity: 'error',
      from: { path: plainExtension },
      to: { path: '^extension/', pathNot: plainExtension, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'features-do-not-know-each-other',
      comment: 'What two features share is a file beside their folder. This holds for the extension and for the folder host.',
      severity: 'error',
      from: { path: '^(extension|server/hosts/lsp/folder)/features/' },
      to: { path: '^$1/features/' },
    },
    {
      name: 'pages-know-only-their-messages',
      comment: 'What travels to and from them, and what can be expected to go wrong.',
      severity: 'error',
      from: { path: '^webview/' },
      to: { path: '^server/protocol/(?!pages/|messages/|(messages|errors)\\.ts$)' },
    },
    {
      name: 'one-page-does-not-know-another',
      comment: 'What they share is in shared/, which knows none of them.',
      severity: 'error',
      from: { path: '^webview/([^/]+)/' },
      to: { path: '^webview/', pathNot: '^webview/($1|shared)/' },
    },
    {
      name: 'pages-and-extension-meet-in-the-protocol',
      severity: 'error',
      from: { path: '^(extension|webview)/' },
      to: { path: '^(extension|webview)/', pathNot: '^$1/' },
    },
    {
      name: 'the-language-server-does-not-know-the-shell',
      comment: 'The shell may be a client of a folder that a window holds; not the other way round.',
      severity: 'error',
      from: { path: '^server/hosts/(?!cli/)[^/]+' },
      to: { path: '^server/hosts/cli/' },
    },
    {
      name: 'claude-is-reached-in-one-place',
      comment: 'Who thinks asks a model port; which vendor answers is known where the session is put together.',
      severity: 'error',
      from: { path: '^(server|extension|webview)/', pathNot: '^server/(adapters/claude/|hosts/claudeAccess\\.ts$)' },
      to: { path: ['^server/adapters/claude/', '(^|/)node_modules/@anthropic-ai/'] },
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
