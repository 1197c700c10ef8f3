/**
 * Instructions in plain words on real code out of the installed packages, carried out by the built command line and judged by the
 * language's checker and the code's own tests. These are a few of each kind; `node scripts/instructions.ts` runs all of them.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaints, InstructionGround } from '../instructions/realCode/instructionTrial.ts';
import { readTrials } from '../instructions/realCode/trialList.ts';
import { packaged } from './realCode/codebase.ts';

const lists = readTrials('developed.txt');

for (const codebase of Object.values(packaged)) {
  const chosen = (lists.get(codebase.name) ?? []).filter(({ tested }) => tested);
  if (chosen.length === 0) continue;
  describe(codebase.name, () => {
    let ground: InstructionGround;
    beforeAll(() => {
      ground = new InstructionGround(codebase);
    });
    afterAll(() => ground.dispose());

    for (const trial of chosen) {
      test(trial.instruction, () => {
        expect(complaints(trial, ground.run(trial))).toEqual([]);
      });
    }
  });
}
