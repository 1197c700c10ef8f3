/** Runs one subject, so that none inherits another's heap or compiled code. Started by main.ts, which it sends its measurements to. */
import type { Measurement } from './measurement.ts';
import type { Scale } from './subject.ts';
import { subjects } from './subjects.ts';

export interface SubjectMessage {
  readonly measured: Measurement;
}

const [name, scale, scratch] = process.argv.slice(2) as [string, Scale, string];
const entry = subjects.find((candidate) => candidate.name === name);
if (entry === undefined || process.send === undefined) throw new Error('main.ts starts this, with a subject that exists');
const { subject } = await entry.load();
await subject({
  scale,
  scratch,
  report: (measured) => void process.send?.({ measured } satisfies SubjectMessage),
  say: (text) => console.error(`  … ${text}`),
});
process.disconnect();
