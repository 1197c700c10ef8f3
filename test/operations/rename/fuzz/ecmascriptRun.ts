/** TypeScript as a language of the differential test: one process runs all programs, with their types stripped. */
import { drive, type Language } from './differential.ts';
import { ecmascriptProgram } from './ecmascriptPrograms.ts';

const driver = `
const { readFileSync } = await import('node:fs');
const { pathToFileURL } = await import('node:url');
const outputs = [];
for (const folder of readFileSync(0, 'utf8').split('\\n')) {
  globalThis.shown = [];
  try {
    await import(pathToFileURL(folder + '/m1.ts'));
    outputs.push(globalThis.shown.join('\\n'));
  } catch (error) {
    outputs.push(error instanceof SyntaxError ? null : [...globalThis.shown, 'ended ' + error.constructor.name].join('\\n'));
  }
}
process.stdout.write(JSON.stringify(outputs));
`;

export const ecmascript: Language = {
  program: ecmascriptProgram,
  names: ['a', 'b', 'c', 'd', 'e'],
  fixed: ['prelude.ts'],
  run: (folders) => drive(process.execPath, ['--no-warnings', '--input-type=module', '-e', driver], folders),
};
