/** What Swarm costs a person in a real editor. How it is measured stands with the tests in the real editor, which bring one. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../ground/childProcess.ts';
import { whyNoEditor } from '../ground/editorTests.ts';
import type { Bench, Subject } from '../subject.ts';

export async function subject(bench: Bench): Promise<void> {
  const leftOut = whyNoEditor();
  if (leftOut !== undefined) {
    bench.say(leftOut);
    return;
  }
  // By its address: this compiles where the editor is not installed, too.
  const address = pathToFileURL(join(projectRoot, 'test/e2e/measure/editorMeasurements.ts')).href;
  const { measureEditor }: { readonly measureEditor: Subject } = await import(address);
  await measureEditor(bench);
}
