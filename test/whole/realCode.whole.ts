/**
 * Renames on real code out of the installed packages, carried out by the built command line with physics, and judged by oracles
 * of their own. These are one of each kind; `node scripts/realCode.ts` runs all of them, and those on other folders.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packagedTrials } from './realCode/packagedTrials.ts';
import { complaints } from './realCode/sentences.ts';
import { TrialGround } from './realCode/trial.ts';

/** Enough to see each kind of thing in each language; checking gyp takes pyright some seconds a time. */
const chosen: Readonly<Record<string, readonly string[]>> = {
  gyp: ['function used through its module', 'attribute of self', 'module with capitals'],
  rxjs: [
    'exported function through barrels',
    'method with overrides in several files',
    'protected property with destructuring',
    'enum member whose name is common',
    'property of an interface, given by shorthand',
    'module with all its importers',
  ],
  'dependency-cruiser': ['function that another file has under the same name', 'class exported as default', 'private member with a hash'],
  commander: ['class exported the CommonJS way', 'method on another class’s objects'],
};

for (const [codebase, trials] of packagedTrials) {
  const kinds = chosen[codebase.name];
  if (!kinds) continue;
  describe(codebase.name, () => {
    let ground: TrialGround;
    beforeAll(() => {
      ground = new TrialGround(codebase);
    });
    afterAll(() => ground.dispose());

    for (const kind of kinds) {
      const trial = trials.find((each) => each.kind.startsWith(kind));
      if (!trial) throw new Error(`no trial of ${codebase.name} is called “${kind}”`);
      test(`${trial.kind}: ${trial.instruction}`, async () => {
        const report = await ground.run(trial);
        expect(complaints(trial, report)).toEqual([]);
      });
    }
  });
}
