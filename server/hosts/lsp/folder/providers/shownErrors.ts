/**
 * Errors that the editor shows when a change set was written and did not show before, in files that no language server of ours judges.
 * That none is shown proves nothing: there may be nobody who looks. So only what is found is told.
 */
import { ok } from '../../../../base/result.ts';
import { newDiagnostics, type ServerDiagnostic } from '../../../../core/physics/diagnosticComparison.ts';
import { editsBetween } from '../../../../core/physics/textDifference.ts';
import type { PhysicsDiagnostic, PhysicsVerdict } from '../../../../core/ports/physicsPort.ts';
import type { MissionServices } from '../../../../core/runner/services.ts';
import { languageOfPath } from '../../../../core/terrain/languageId.ts';
import type { WorkspacePath } from '../../../../protocol/ids.ts';
import { type EditorDiagnostic, editorCodeActions, editorDiagnostics } from '../../../../protocol/messages/editor.ts';
import { codeActionsShape, diagnosticsShape } from './answerShapes.ts';
import type { AskEditors } from './askEditors.ts';
import { type EditorGround, extensionsName } from './editorPhysics.ts';
import { ShownText } from './shownText.ts';

/** `quietMs`: so long must nothing new be said of the files. */
const bounds = { filesMax: 20, errorsMax: 20, fixesAskedMax: 3, quietMs: 1_200, longestMs: 15_000 } as const;

interface Looked {
  readonly text: string;
  readonly errors: readonly EditorDiagnostic[];
}
type Look = ReadonlyMap<WorkspacePath, Looked>;

export interface LookAround {
  readonly ground: EditorGround;
  readonly ask: AskEditors;
  /** Whether physics is wished for, and no language server of ours judges this file. */
  readonly unjudged: (path: WorkspacePath) => boolean;
}

/** The same services, where the editor is looked at before and after a change set is written. */
export function withShownErrors(services: MissionServices, around: LookAround): MissionServices {
  return {
    ...services,
    applyChangeSet(ready, author, way) {
      const paths = ready.files.flatMap(({ path, baseHash, newHash }) =>
        baseHash !== undefined && newHash !== undefined && languageOfPath(path) !== undefined && around.unjudged(path) ? [path] : [],
      );
      if (paths.length === 0) return services.applyChangeSet(ready, author, way);
      // While a preview is open there is time; else it is waited for, since afterwards it would be too late.
      const before = look(around, paths.slice(0, bounds.filesMax));
      return (way.confirm ? Promise.resolve() : before.then(() => undefined)).then(async () => {
        const done = await services.applyChangeSet(ready, author, way);
        if (!done.ok || done.value?.taken !== undefined) return done;
        const shown = await newErrors(around, await before);
        return shown === undefined ? done : ok({ taken: undefined, ...done.value, shown });
      });
    },
  };
}

async function look({ ground, ask }: LookAround, paths: readonly WorkspacePath[]): Promise<Look> {
  const texts = new Map(
    paths
      .flatMap((path) => [[path, ground.textOf(path)] as const])
      .flatMap(([path, text]) => (text === undefined ? [] : [[path, text] as const])),
  );
  const [first] = texts.keys();
  if (first === undefined) return new Map();
  const documents = [...texts].map(([path, text]) => ({ uri: ground.uriOf(path), textHash: new ShownText(text, undefined).hash }));
  const params = () => ({ documents, quietMs: bounds.quietMs, folder: ground.folder });
  const signal = new AbortController().signal;
  const asked = await ask.ask(
    { kind: editorDiagnostics, path: first, params, shape: diagnosticsShape, longestMs: bounds.longestMs, does: 'finds errors' },
    signal,
  );
  if (!asked.answered) return new Map();
  return new Map(
    asked.answer.documents.flatMap(({ uri, errors }): readonly (readonly [WorkspacePath, Looked])[] => {
      const path = ground.pathOf(uri);
      const text = path && texts.get(path);
      return path === undefined || text === undefined ? [] : [[path, { text, errors }]];
    }),
  );
}

async function newErrors(around: LookAround, before: Look): Promise<PhysicsVerdict | undefined> {
  if (before.size === 0) return undefined;
  const { clock } = around.ground;
  const startedMs = clock.monotonicMs();
  const after = await look(around, [...before.keys()]);
  const found: PhysicsDiagnostic[] = [];
  for (const [path, now] of after) {
    const was = before.get(path);
    if (was === undefined) continue;
    const fresh = newDiagnostics(diagnosticsOf(was), diagnosticsOf(now), editsBetween(was.text, now.text));
    for (const { rule, text, start, end } of fresh) found.push({ rule, text, path, start, end });
  }
  if (found.length === 0) return undefined;
  const count = (looked: Look): number => [...looked.values()].reduce((sum, { errors }) => sum + errors.length, 0);
  return {
    server: extensionsName,
    answered: true,
    passed: false,
    newDiagnostics: await withFixes(around, after, found.slice(0, bounds.errorsMax)),
    checkedPaths: [...after.keys()],
    uncheckedPaths: [...before.keys()].filter((path) => !after.has(path)),
    uncheckedReason: '',
    durationMs: clock.monotonicMs() - startedMs,
    memoryBytes: 0,
    before: count(before),
    after: count(after),
  };
}

function diagnosticsOf({ text, errors }: Looked): readonly ServerDiagnostic[] {
  const shown = new ShownText(text, undefined);
  return errors.flatMap(({ range, message, source, code }): readonly ServerDiagnostic[] => {
    const extent = shown.extentOf(range);
    const rule = [source, code].filter((part) => part !== '').join(' ');
    return extent === undefined ? [] : [{ severity: 'error', rule, text: message, ...extent }];
  });
}

/** The first few with what the editor offers to do about them. */
async function withFixes(
  { ground, ask }: LookAround,
  after: Look,
  found: readonly PhysicsDiagnostic[],
): Promise<readonly PhysicsDiagnostic[]> {
  const signal = new AbortController().signal;
  const told: PhysicsDiagnostic[] = [];
  for (const [at, one] of found.entries()) {
    const text = after.get(one.path)?.text;
    const shown = text === undefined || at >= bounds.fixesAskedMax ? undefined : new ShownText(text, undefined);
    const [start, end] = [shown?.positionOf(one.start), shown?.positionOf(one.end)];
    if (shown === undefined || start === undefined || end === undefined) {
      told.push(one);
      continue;
    }
    const params = (uri: string) => ({ uri, textHash: shown.hash, range: { start, end }, folder: ground.folder });
    const asked = await ask.ask(
      { kind: editorCodeActions, path: one.path, params, shape: codeActionsShape, longestMs: bounds.longestMs, does: 'offers fixes' },
      signal,
    );
    const fix = asked.answered ? asked.answer.titles[0] : undefined;
    told.push(fix === undefined ? one : { ...one, text: `${one.text.replace(/\.$/, '')}; the editor offers “${fix}”` });
  }
  return told;
}
