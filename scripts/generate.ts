/** Makes the types of the contract from `events.proto`; with --check only says whether they are fresh. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const generated = join(root, 'server/protocol/generated');

function generate(into: string): void {
  const buf = join(root, 'node_modules/.bin', process.platform === 'win32' ? 'buf.cmd' : 'buf');
  const result = spawnSync(buf, ['generate', '--output', into], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH']].join(delimiter) },
  });
  if (result.status !== 0) {
    console.error('generate: buf failed; its message is above.');
    process.exit(1);
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'swarm-generate-'));
try {
  generate(scratch);
  const fresh = join(scratch, 'server/protocol/generated');
  const names = readdirSync(fresh).sort();
  if (process.argv.includes('--check')) {
    const present = readdirSync(generated).sort();
    const stale = names.filter(
      (name) => !present.includes(name) || readFileSync(join(fresh, name), 'utf8') !== readFileSync(join(generated, name), 'utf8'),
    );
    if (stale.length > 0 || present.length !== names.length) {
      console.error(
        `generate: server/protocol/generated is not what events.proto says (${stale.join(', ') || 'extra files'}). Run: npm run generate`,
      );
      process.exitCode = 1;
    }
  } else {
    rmSync(generated, { recursive: true, force: true });
    cpSync(fresh, generated, { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
