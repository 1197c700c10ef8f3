/** Keeps the last part of docs/lsp.md, the types and the codes of errors, as the code has them. Writes it; with --check only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorCodes } from '../server/protocol/errors.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = join(root, 'docs/lsp.md');
const marker = '<!-- What follows is written by `node scripts/lspDocument.ts`. -->';
const rooms = ['message', 'documents', 'editor', 'missions', 'offers', 'rewinds', 'annotations', 'timeline', 'workspace'];

/** Interfaces and types with their comments; what makes messages of them is told in words above. */
function typesIn(source: string): string {
  const blocks = source.match(/(?:^\/\*\*(?:(?!\*\/)[\s\S])*?\*\/\n)?^export (?:interface [\s\S]*?^\}$|type [\s\S]*?;$)/gm) ?? [];
  return blocks
    .filter((block) => !/export (?:interface|type) (?:RequestKind|NotificationKind|ParamsOf|ResultOf)\b/.test(block))
    .map((block) => block.replace(/^export /gm, '').replace(/\breadonly /g, ''))
    .join('\n\n');
}

function generated(): string {
  const types = rooms.map((room) => typesIn(readFileSync(join(root, `server/protocol/messages/${room}.ts`), 'utf8')));
  const codes = errorCodes().map(([code, exit, hint]) => `| \`${code}\` | ${exit} | ${hint} |`);
  return [
    '',
    '## Types',
    '',
    'In TypeScript. A field that is `undefined` is absent from the JSON.',
    '',
    ...types.flatMap((text) => ['```ts', text, '```', '']),
    '```ts',
    'interface SwarmError {',
    '  code: string; // of the table below',
    '  message: string; // what happened, in one sentence for people',
    '  hint: string; // what to do about it',
    '}',
    '```',
    '',
    '## Codes of errors',
    '',
    '| code | exit code of the command line | hint, unless a better one is known |',
    '| --- | --- | --- |',
    ...codes,
    '',
  ].join('\n');
}

export function documentAsItShouldBe(now: string): string {
  const at = now.indexOf(marker);
  if (at < 0) throw new Error(`docs/lsp.md has lost its line “${marker}”`);
  return now.slice(0, at + marker.length) + generated();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const now = readFileSync(file, 'utf8');
  const wanted = documentAsItShouldBe(now);
  if (!process.argv.includes('--check')) writeFileSync(file, wanted);
  else if (now !== wanted) {
    console.error('docs/lsp.md is stale: run node scripts/lspDocument.ts');
    process.exitCode = 1;
  }
}
