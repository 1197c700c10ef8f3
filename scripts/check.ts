/** One command that checks it all before a commit: types, lint, layers, generated files, dead code, unit tests. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const module = (path: string): string => join(root, 'node_modules', path);

interface Check {
  readonly name: string;
  readonly command: readonly string[];
}

/** Quick ones first and side by side; the tests after them, with the machine to themselves. */
const quick: readonly Check[] = [
  { name: 'types', command: [module('typescript/bin/tsc'), '-p', '.'] },
  { name: 'types of the pages', command: [module('typescript/bin/tsc'), '-p', 'webview'] },
  { name: 'lint', command: [module('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'] },
  {
    name: 'layers',
    command: [
      module('dependency-cruiser/bin/dependency-cruiser.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'server',
      'extension',
      'webview',
      'scripts',
    ],
  },
  { name: 'dead code', command: [module('knip/bin/knip.js'), '--no-progress', '--treat-config-hints-as-errors'] },
  { name: 'house rules', command: [join(root, 'scripts/houseRules.ts')] },
  { name: 'texts of the extension', command: [join(root, 'scripts/texts.ts'), '--check'] },
  { name: 'generated files', command: [join(root, 'scripts/generate.ts'), '--check'] },
  { name: 'languages', command: [join(root, 'scripts/languages.ts'), '--check'] },
];
const tests: Check = { name: 'unit tests', command: [module('vitest/vitest.mjs'), 'run'] };

function run(check: Check): Promise<boolean> {
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, [...check.command], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      if (code === 0) {
        const closing =
          check === tests
            ? output
                .split('\n')
                .filter((line) => /^(tests|not run): /.test(line))
                .join('\n')
            : '';
        console.log(`check: ${check.name} ok (${seconds} s)${closing ? `\n${closing}` : ''}`);
      } else {
        console.error(output);
        console.error(`check: ${check.name} FAILED (${seconds} s)`);
      }
      resolve(code === 0);
    });
  });
}

const results = await Promise.all(quick.map(run));
const passed = results.every(Boolean) && (process.argv.includes('--no-tests') || (await run(tests)));
process.exitCode = passed ? 0 : 1;
