/** Rules of the house that no linter knows: what the pure layers may not reach for, how long a file may be, what marks unfinished work. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..');

interface Rule {
  readonly name: string;
  readonly where: RegExp;
  readonly forbidden: RegExp;
  readonly instead: string;
}

const rules: readonly Rule[] = [
  {
    name: 'time and randomness are injected',
    where: /^server\/(core|operations|languages|adapters|protocol)\//,
    forbidden: /\b(Date\.now\b|new Date\(\)|Math\.random\b|performance\.now\b)/,
    instead: 'take a Clock or a Randomness from base',
  },
  {
    name: 'timers belong to the clock',
    where: /^server\/(core|operations|languages|adapters|protocol)\//,
    forbidden: /\b(setTimeout|setInterval)\(/,
    instead: 'use Clock.after',
  },
  {
    name: 'only hosts read the environment',
    where: /^server\/(core|operations|languages|adapters|base|protocol)\//,
    forbidden: /\bprocess\.env\b/,
    instead: 'let the host pass it in',
  },
  {
    name: 'nothing unfinished',
    where: /^(server|extension|webview|scripts)\//,
    forbidden: /\b(TODO|FIXME|XXX|HACK)\b/,
    instead: 'finish it, or leave it out',
  },
];

/** Lines; a longer file holds more than one thought. Data tables may say so in their first line with "data:". */
const fileLinesMax = 350;
const vagueNames = /\/(utils?|helpers?|manager|common|misc)\.ts$/i;

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules' && entry.name !== 'generated') yield* sources(path);
    } else if (entry.name.endsWith('.ts') || entry.name.endsWith('.tsx')) yield path;
  }
}

const findings: string[] = [];
for (const folder of ['server', 'extension', 'webview', 'scripts']) {
  for (const file of sources(join(root, folder))) {
    const path = relative(root, file).replaceAll('\\', '/');
    if (path === 'scripts/houseRules.ts') continue;
    const lines = readFileSync(file, 'utf8').split('\n');
    if (lines.length > fileLinesMax && !lines[0]?.includes('data:'))
      findings.push(`${path}: ${lines.length} lines; at most ${fileLinesMax}: split it by thought`);
    if (vagueNames.test(`/${path}`)) findings.push(`${path}: a file is named after the noun it holds`);
    lines.forEach((line, index) => {
      const code = line.replace(/^\s*(\*|\/\/).*$/, '');
      for (const rule of rules) {
        if (rule.where.test(path) && rule.forbidden.test(rule.name === 'nothing unfinished' ? line : code)) {
          findings.push(`${path}:${index + 1}: ${rule.name}: ${rule.instead}`);
        }
      }
    });
  }
}
for (const finding of findings) console.error(finding);
process.exitCode = findings.length > 0 ? 1 : 0;
