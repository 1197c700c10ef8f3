/**
 * Makes the `.vsix` files that an editor installs, in `dist/packages/`: one for every platform and one that has them all.
 * `--target linux-x64` (or `all`, or `here`) makes only that one. Says how large each is, and fails when one is too large.
 */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createVSIX } from '@vscode/vsce';
import { licenceTexts, packageFolders } from './licences.ts';
import { wideManifests } from './wideManifests.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const packages = join(root, 'dist', 'packages');

/** Most bytes of a package. */
const bytesMax = { all: 25 * 1024 * 1024, one: 6 * 1024 * 1024 };

/** The editor's name of a platform, and the name of the addon that is built for it. */
const addons: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'alpine-x64': 'linuxmusl-x64',
  'alpine-arm64': 'linuxmusl-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
  'win32-x64': 'win32-x64',
  'win32-arm64': 'win32-arm64',
};

interface Bundle {
  readonly bundle: string;
  readonly bytes: number;
  readonly files: readonly string[];
}

/** Everything of the manifest that an installed extension is asked for. */
function manifest(): string {
  const {
    private: _,
    scripts: __,
    dependencies: ___,
    devDependencies: ____,
    optionalDependencies: _____,
    bin: ______,
    ...kept
  } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return `${JSON.stringify(kept, null, 2)}\n`;
}

/** Texts and pictures that lie in the project as they are shipped. */
function shippedFiles(): readonly string[] {
  const translations = readdirSync(root).filter((name) => /^package\.nls(\.[\w-]+)?\.json$/.test(name));
  return ['README.md', 'CHANGELOG.md', 'LICENSE', 'l10n', 'extension/media', ...translations].filter((name) =>
    existsSync(join(root, name)),
  );
}

function stage(folder: string): readonly Bundle[] {
  const dist = join(folder, 'dist');
  const built = spawnSync(process.execPath, [join(root, 'scripts/build.ts'), '--packaged', dist], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the bundles could not be built');
  const bundles: readonly Bundle[] = JSON.parse(readFileSync(join(dist, 'bundles.json'), 'utf8'));
  rmSync(join(dist, 'bundles.json'));
  for (const name of shippedFiles()) cpSync(join(root, name), join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'package.json'), manifest());
  const bundled = packageFolders(bundles.flatMap(({ files }) => files)).map((path) => join(root, path));
  const wide = wideManifests(root).map(([, manifest]) => manifest.package);
  const copied = ['tree-sitter-javascript', 'tree-sitter-python', 'tree-sitter-typescript', ...wide, '@vscode/codicons'];
  writeFileSync(
    join(folder, 'THIRD-PARTY-LICENCES.txt'),
    licenceTexts([...bundled, ...copied.map((name) => join(root, 'node_modules', name))]),
  );
  return bundles;
}

interface Package {
  readonly target: string;
  readonly file: string;
  readonly bytes: number;
}

/** Leaves in the folder only the addon of the target, as long as the package is made. */
async function pack(folder: string, target: string, version: string): Promise<Package> {
  const prebuilds = join(folder, 'dist', 'prebuilds');
  const aside = join(dirname(folder), 'prebuilds');
  if (target !== 'all') {
    renameSync(prebuilds, aside);
    mkdirSync(prebuilds);
    cpSync(join(aside, `${addons[target]}.node`), join(prebuilds, `${addons[target]}.node`));
  }
  const file = join(packages, target === 'all' ? `swarm-${version}.vsix` : `swarm-${target}-${version}.vsix`);
  try {
    await createVSIX({
      cwd: folder,
      packagePath: file,
      dependencies: false,
      allowMissingRepository: true,
      rewriteRelativeLinks: false,
      ...(target === 'all' ? {} : { target }),
    });
  } finally {
    if (target !== 'all') {
      rmSync(prebuilds, { recursive: true });
      renameSync(aside, prebuilds);
    }
  }
  return { target, file, bytes: statSync(file).size };
}

function wantedTargets(args: readonly string[]): readonly string[] {
  const named = args.flatMap((argument, index) => (argument === '--target' ? (args[index + 1] ?? '') : []));
  const wanted = (named.length > 0 ? named : ['all', ...Object.keys(addons)]).map((target) =>
    target === 'here' ? `${process.platform}-${process.arch}` : target,
  );
  const unknown = wanted.filter((target) => target !== 'all' && !(target in addons));
  if (unknown.length > 0) throw new Error(`no such target: ${unknown.join(', ')}; there are: all, here, ${Object.keys(addons).join(', ')}`);
  return wanted;
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(2)} MB`;
const targets = wantedTargets(process.argv.slice(2));
const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
mkdirSync(packages, { recursive: true });
const scratch = mkdtempSync(join(packages, 'staging-'));
try {
  const folder = join(scratch, 'extension');
  mkdirSync(folder);
  const bundles = stage(folder).map(({ bundle, bytes }) => ({
    bundle,
    bytes,
    gzippedBytes: gzipSync(readFileSync(join(folder, 'dist', bundle))).length,
  }));
  const made: Package[] = [];
  for (const target of targets) made.push(await pack(folder, target, version));
  writeFileSync(
    join(packages, 'sizes.json'),
    `${JSON.stringify({ version, packages: made.map(({ target, bytes }) => ({ target, bytes })), bundles }, null, 2)}\n`,
  );
  for (const { bundle, bytes, gzippedBytes } of bundles) {
    console.log(`bundle   ${bundle.padEnd(24)} ${megabytes(bytes).padStart(9)}  ${megabytes(gzippedBytes).padStart(9)} gzipped`);
  }
  for (const { target, file, bytes } of made) {
    const most = target === 'all' ? bytesMax.all : bytesMax.one;
    console.log(`package  ${target.padEnd(24)} ${megabytes(bytes).padStart(9)}  ${file}`);
    if (bytes <= most) continue;
    console.error(`package: ${target} is larger than ${megabytes(most)}`);
    process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
