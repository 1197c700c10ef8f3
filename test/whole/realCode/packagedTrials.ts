/** Which trials are run on which codebase out of the installed packages. */
import { type Codebase, packaged } from './codebase.ts';
import type { Trial } from './trial.ts';
import { commanderTrials, dependencyCruiserTrials } from './trialsJavascript.ts';
import { gypTrials } from './trialsPython.ts';
import { rxjsTrials, zodTrials } from './trialsTypescript.ts';

export const packagedTrials: readonly (readonly [Codebase, readonly Trial[]])[] = [
  [packaged.gyp, gypTrials],
  [packaged.rxjs, rxjsTrials],
  [packaged.zod, zodTrials],
  [packaged['dependency-cruiser'], dependencyCruiserTrials],
  [packaged.commander, commanderTrials],
];
