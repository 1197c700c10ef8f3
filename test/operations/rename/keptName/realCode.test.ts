/** Old names kept on real code, one file at a time: whatever is named, the result parses and its names mean what they did. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LineIndex } from '../../../../server/base/lineIndex.ts';
import { deepLanguageOfPath } from '../../../../server/core/terrain/languageId.ts';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { sharedSyntax } from '../../../support/sharedSyntax.ts';
import { reflexFindings } from '../../carryOut.ts';
import { rename } from '../checkRename.ts';
import { Dice } from '../fuzz/dice.ts';

const installed = join(import.meta.dirname, '../../../../node_modules');
const ATTEMPTS = 120;
const FILE_UNITS_MAX = 60_000;

it.each([
  ['node-gyp/gyp', '**/*.py'],
  ['rxjs/src', '**/*.ts'],
  ['node-gyp/lib', '*.js'],
])('%s', async (folder, pattern) => {
  const dice = new Dice(7);
  const syntax = await sharedSyntax();
  const paths = globSync(pattern, { cwd: join(installed, folder) }).sort();
  const found: string[] = [];
  let kept = 0;
  for (let i = 0; i < ATTEMPTS; i++) {
    const path = dice.one(paths);
    const text = readFileSync(join(installed, folder, path), 'utf8');
    const language = deepLanguageOfPath(asWorkspacePath(path));
    if (language === undefined || text.length > FILE_UNITS_MAX) continue;
    const { symbols } = syntax.index(language, text).index;
    const named = symbols.filter(
      ({ kind, scope, container }) => kind !== 'parameter' && kind !== 'import' && (scope === 0 || container >= 0),
    );
    if (named.length === 0) continue;
    const { name, nameExtent } = dice.one(named);
    const { line, column } = new LineIndex(text).at(nameExtent.start);
    const files = new Map([[path, text]]);
    const keep = dice.one(['alias', 'deprecated'] as const);
    const outcome = await rename(files, { path, line, column, endLine: line, endColumn: column }, { to: `${name}Anew`, keep });
    if ('refusal' in outcome) continue;
    if (outcome.result.located.collisions.length > 0) continue;
    kept += 1;
    const findings = await reflexFindings(files, outcome.result);
    const after = outcome.result.after.get(path) ?? '';
    const still = syntax.index(language, after).index.symbols.some((symbol) => symbol.name === name || symbol.exports.includes(name));
    const offered = still || outcome.result.located.insertions?.length === 0;
    if (findings.length > 0 || !offered) found.push(`${path}:${line} ${name} ${keep}: ${findings.join('; ')}`);
  }
  expect(found).toEqual([]);
  expect(kept).toBeGreaterThan(ATTEMPTS / 10);
});
