/** Judging what is really there after the person took only a part of a change set: the same checks, over those texts. */
import type { Taken } from '../changeSet/editorPart.ts';
import type { MissionPorts } from '../ports/missionPorts.ts';
import type { OverlayFile, PhysicsVerdict } from '../ports/physicsPort.ts';
import type { SwarmEffect } from '../swarm/effects.ts';
import type { PartTaken, ReflexVerdict } from '../swarm/inputs.ts';
import type { ChangedFile, WorkspacePath } from '../swarm/words.ts';
import type { MissionServices } from './services.ts';
import type { TextStore } from './textStore.ts';
import type { Views } from './views.ts';

export interface JudgingWorld {
  readonly ports: Pick<MissionPorts, 'physics'>;
  readonly services: MissionServices;
  readonly texts: TextStore;
  readonly views: Views;
}

/** Reflexes that ask whether a text may be written are past; these two ask whether it holds together. */
const asked: ReadonlySet<ReflexVerdict['reflex']> = new Set(['syntax', 'bindings']);

export async function judgePart(
  { ports, services, texts, views }: JudgingWorld,
  effect: Extract<SwarmEffect, { kind: 'writeChangeSet' }>,
  taken: Taken,
): Promise<PartTaken> {
  const never = new AbortController().signal;
  const { editsApplied, editsPlanned, leftOutPaths } = taken;
  const onDisk = effect.changes.filter(
    ({ origin, path, baseHash, hash }) => origin !== path || baseHash === undefined || hash === undefined,
  );
  const changed = taken.files.filter(({ baseText, text }) => baseText !== text);
  for (const { path, hash, text } of taken.files) texts.stand(path, hash, text);
  const facts = services.openSnapshot().facts(new Map());
  const files = changed.map(({ path, baseHash, baseText, hash, text, edits }) => {
    return { path, newPath: path, origin: path, diskHash: hash, baseHash, baseText, edits, text };
  });
  const writeSet = files.map(({ path }) => path);
  const reflexes = (await services.runReflexes({ files, writeSet, written: [], vacated: [], facts }, never)).filter(({ reflex }) =>
    asked.has(reflex),
  );
  return {
    editsApplied,
    editsPlanned,
    leftOutPaths,
    changedPaths: [...new Set([...writeSet, ...onDisk.flatMap(({ origin, path }) => [origin, path])])].sort(),
    reflexes,
    physics: await askPhysics(ports, texts, views, effect, taken, onDisk, never),
  };
}

/** Against the texts from before the change set: what is new since then and would not be with all of it. */
async function askPhysics(
  ports: JudgingWorld['ports'],
  texts: TextStore,
  views: Views,
  { changes, words, dependentsMax }: Extract<SwarmEffect, { kind: 'writeChangeSet' }>,
  taken: Taken,
  onDisk: readonly ChangedFile[], // written there, so that nobody could leave it out
  signal: AbortSignal,
): Promise<readonly PhysicsVerdict[]> {
  const planned = texts.overlay(changes);
  const overlay = new Map<WorkspacePath, OverlayFile>();
  for (const { path, baseText, baseHash, hash, text } of taken.files) {
    const form = planned.get(path);
    overlay.set(path, { path, newPath: path, baseText, baseHash, hash, text, bom: form?.bom ?? false, mode: form?.mode ?? 0 });
  }
  for (const { origin, path } of onDisk) {
    for (const place of [origin, path]) {
      const file = planned.get(place);
      if (file !== undefined && !overlay.has(place)) overlay.set(place, file);
    }
  }
  const dependents = await views.dependents(changes, words, signal);
  return ports.physics.check(overlay, dependents.slice(0, dependentsMax), signal);
}
