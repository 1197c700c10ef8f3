/** Compares Swarm's reading of Python scopes with the interpreter's own, on any folder: node scripts/pythonScopes.ts FOLDER … */
import { createSyntax } from '../server/adapters/treeSitter/treeSitter.ts';
import { pythonRules } from '../server/languages/python/rules.ts';
import { compareScopes, pythonFilesIn } from '../test/languages/python/scopeOracle.ts';
import { wasmFolder } from '../test/syntaxFixture.ts';

const folders = process.argv.slice(2);
if (folders.length === 0) {
  console.error('usage: node scripts/pythonScopes.ts FOLDER …');
  process.exit(2);
}
const syntax = await createSyntax(wasmFolder, [pythonRules]);
let disagreements = 0;
for (const folder of folders) {
  const comparison = compareScopes(syntax, pythonFilesIn(folder));
  if (comparison === undefined) {
    console.error('python3 could not be run, so nothing was compared.');
    process.exit(1);
  }
  const { files, names, agreeing, left } = comparison;
  console.log(`${folder}: ${agreeing} of ${names} names agree, in ${files} files; ${left.length} files left out`);
  for (const line of [...left.slice(0, 10), ...comparison.disagreements.slice(0, 40)]) console.log(`  ${line}`);
  disagreements += comparison.disagreements.length;
}
syntax.dispose();
process.exitCode = disagreements === 0 ? 0 : 1;
