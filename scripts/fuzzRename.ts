/** Runs many random programs before and after random renames: `node scripts/fuzzRename.ts python|ecmascript FIRST_SEED PROGRAMS`. */
import { differences, differential } from '../test/operations/rename/fuzz/differential.ts';
import { ecmascript } from '../test/operations/rename/fuzz/ecmascriptRun.ts';
import { python } from '../test/operations/rename/fuzz/pythonRun.ts';

const RENAMES_EACH = 4;
const SHOWN_MAX = 10;

const [name, first = '1', programs = '200'] = process.argv.slice(2);
const language = name === 'python' ? python : name === 'ecmascript' ? ecmascript : undefined;
if (!language) throw new Error('which language? python or ecmascript');
const seeds = Array.from({ length: Number(programs) }, (_, i) => Number(first) + i);
const { kept, refused, broken, vetoedByReflex } = await differential(language, seeds, RENAMES_EACH);
console.log(`${kept} kept, ${refused} refused, ${vetoedByReflex.length} vetoed by a reflex, ${broken.length} broken`);
for (const each of broken.slice(0, SHOWN_MAX)) console.log(`\n${each.what}\n${differences(each.before, each.after)}`);
process.exitCode = broken.length > 0 ? 1 : 0;
