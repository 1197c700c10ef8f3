/**
 * Builds `dist/`: the command line, the language server, the extension and what they need beside them. Skipped when nothing
 * changed since. `--packaged FOLDER` builds what an installed extension needs into another folder, small: minified, without
 * source maps and without the command line, and with `bundles.json`, which says what each bundle is made of.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { fingerprintOfAnalysers } from '../server/hosts/indexing/analyserVersion.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const packagedAt = process.argv.indexOf('--packaged');
const packaged = packagedAt > 0;
const dist = packaged ? resolve(process.argv[packagedAt + 1] ?? '') : join(root, 'dist');
const stampFile = join(dist, '.stamp');

/** Everything the bundles are made of; a change in any of them makes a new build. */
const inputs = [
  'server',
  'extension',
  'webview',
  'scripts/build.ts',
  'wasm/checksums.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

function fingerprint(): string {
  const hash = createHash('sha256');
  const visit = (path: string): void => {
    const stat = statSync(path);
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) visit(join(path, name));
    else hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const input of inputs) if (existsSync(join(root, input))) visit(join(root, input));
  return hash.digest('hex');
}

const now = fingerprint();
if (!packaged && !process.argv.includes('--force') && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) process.exit(0);

mkdirSync(dist, { recursive: true });
rmSync(stampFile, { force: true });
const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** What all bundles have in common. Names of functions and classes are kept: they are in error reports. */
const shape = {
  outdir: dist,
  write: false,
  bundle: true,
  metafile: true,
  logLevel: 'warning',
  ...(packaged
    ? { sourcemap: false, legalComments: 'none', minify: true, keepNames: true }
    : { sourcemap: true, legalComments: 'linked', minifySyntax: true }),
} satisfies BuildOptions;

/** The bundle of the program in each of these folders of server/hosts. */
const programs: Readonly<Record<string, string>> = { cli: 'command', lsp: 'languageServer' };

const server = await build({
  ...shape,
  entryPoints: {
    ...(packaged ? {} : { cli: join(root, 'server/hosts/cli/start.ts'), command: join(root, 'server/hosts/cli/main.ts') }),
    server: join(root, 'server/hosts/lsp/start.ts'),
    languageServer: join(root, 'server/hosts/lsp/main.ts'),
    indexing: join(root, 'server/hosts/indexing/main.ts'), // the program of the threads that index
    patternSearch: join(root, 'server/hosts/patternSearch/main.ts'), // the program of the threads that search by structure
  },
  platform: 'node',
  target: 'node22.15',
  format: 'esm',
  splitting: false,
  define: { SWARM_VERSION: JSON.stringify(version), SWARM_ANALYSER: JSON.stringify(fingerprintOfAnalysers(root)) },
  // CommonJS packages inside an ES module bundle still call require for Node's own modules.
  banner: {
    js: [
      "import { createRequire as __createRequire } from 'node:module';",
      'const require = __createRequire(import.meta.url);',
      'const __dirname = import.meta.dirname;',
    ].join(' '),
  },
  plugins: [
    {
      // What starts a program is a bundle of its own: only what is imported after it has begun is kept in compiled form.
      name: 'program-apart',
      setup(setup) {
        setup.onResolve({ filter: /^\.\/main\.ts$/ }, ({ importer }) =>
          importer.endsWith('start.ts') ? { path: `./${programs[basename(dirname(importer))]}.js`, external: true } : undefined,
        );
      },
    },
    {
      // The addon is looked for beside its own package at run time; in a bundle it lies in dist/prebuilds.
      name: 'better-sqlite3-binding',
      setup(setup) {
        setup.onLoad({ filter: /better-sqlite3[\\/]lib[\\/]binding\.js$/ }, (file) => ({
          contents: readFileSync(file.path, 'utf8').replaceAll("'..', 'prebuilds'", "'prebuilds'"),
          loader: 'js',
        }));
      },
    },
  ],
});

// The editor loads its extension as CommonJS, and brings the module `vscode` itself. The language client is most of the code and
// a bundle of its own: what activation reads is small.
const extension = await build({
  ...shape,
  entryPoints: { extension: join(root, 'extension/extension.ts'), client: join(root, 'extension/client.ts') },
  outExtension: { '.js': '.cjs' },
  platform: 'node',
  target: 'node22.15',
  format: 'cjs',
  external: ['vscode'],
  plugins: [
    {
      name: 'client-apart',
      setup(setup) {
        setup.onResolve({ filter: /^\.\/client\.ts$/ }, () => ({ path: './client.cjs', external: true }));
      },
    },
  ],
});

// The pages: one bundle and one style sheet for each folder of webview/ with a main.ts, for the browser the editor is made of.
const pageNames = readdirSync(join(root, 'webview')).filter((name) => existsSync(join(root, 'webview', name, 'main.ts')));
const pages = await build({
  ...shape,
  entryPoints: pageNames.flatMap((name) => [
    { in: join(root, 'webview', name, 'main.ts'), out: join('webview', name) },
    { in: join(root, 'webview', name, 'page.css'), out: join('webview', name) },
  ]),
  platform: 'browser',
  target: 'chrome134',
  format: 'iife',
  tsconfig: join(root, 'webview/tsconfig.json'),
  minify: true,
});

const bundles = [server, extension, pages];

// Each is put in place at once, so that a `swarm` started meanwhile finds a whole bundle.
for (const { path, contents } of bundles.flatMap(({ outputFiles }) => outputFiles)) {
  mkdirSync(dirname(path), { recursive: true });
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, contents, { mode: path.endsWith('.js') ? 0o755 : 0o644 });
  renameSync(whole, path);
}
for (const name of readdirSync(join(root, 'wasm')).filter((file) => file.endsWith('.wasm'))) {
  cpSync(join(root, 'wasm', name), join(dist, 'wasm', name));
}
cpSync(join(root, 'node_modules/better-sqlite3/prebuilds'), join(dist, 'prebuilds'), { recursive: true });
for (const name of ['codicon.css', 'codicon.ttf']) {
  cpSync(join(root, 'node_modules/@vscode/codicons/dist', name), join(dist, 'webview', name));
}
if (packaged) {
  const made = bundles.flatMap(({ metafile }) => Object.entries(metafile.outputs));
  const sizes = made.map(([path, { bytes, inputs }]) => ({ bundle: relative(dist, resolve(path)), bytes, files: Object.keys(inputs) }));
  writeFileSync(join(dist, 'bundles.json'), JSON.stringify(sizes));
} else writeFileSync(stampFile, now);
