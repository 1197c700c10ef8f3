/** What the tests in the real editor have installed for themselves: a subject that needs it is left out where it is not there. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { findChromium } from '../../e2e/driver/installation.ts';
import { projectRoot } from './childProcess.ts';

const folder = join(projectRoot, 'test/e2e');

/** Why a subject that needs a browser or an editor cannot run here; undefined when it can. */
export function whyNoEditor(): string | undefined {
  if (!existsSync(join(folder, 'node_modules/.swarm-ready'))) return 'left out: the editor is not set up; "npm run e2e" sets it up';
  if (findChromium() === undefined) return 'left out: Chromium is not installed; SWARM_CHROMIUM may name one';
  return undefined;
}

/** Requires what is installed there. */
export const fromEditorTests = createRequire(join(folder, 'package.json'));
