/** What follows a signature: descriptions of parameters, and imports that types and values need. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { WrittenSignature } from '../../core/terrain/signatures/writtenSignature.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { giveBehaviour } from './customaryBehaviour.ts';
import type { SignaturePlan } from './definitions/draft.ts';
import { rewriteDescriptions } from './descriptions.ts';
import type { FamilyChange } from './familyChange.ts';
import { importNames, type UsedCode } from './typeImports.ts';

export function rewriteFollowers(
  change: FamilyChange,
  planOf: (signature: WrittenSignature) => SignaturePlan | undefined,
  passed: readonly { readonly path: WorkspacePath; readonly text: string; readonly at: number; readonly source: string | undefined }[],
): Step<null, Refusal> {
  const codes = new Map<WorkspacePath, UsedCode[]>();
  const use = (path: WorkspacePath, code: UsedCode): void => {
    codes.set(path, [...(codes.get(path) ?? []), code]);
  };
  for (const definition of change.family.definitions) {
    const plan = planOf(definition.signature);
    if (!plan) continue;
    rewriteDescriptions(change, definition, plan);
    giveBehaviour(change, definition, plan);
    for (const { written, type, fallback } of plan.parameters) {
      const slice = (extent: { readonly start: number; readonly end: number } | undefined): string | undefined =>
        extent && definition.text.slice(extent.start, extent.end);
      if (type !== undefined && type !== slice(written?.type))
        use(definition.path, { text: type, type: true, at: definition.signature.node.startIndex });
      if (fallback !== undefined && fallback !== slice(written?.fallback))
        use(definition.path, { text: fallback, type: false, at: definition.signature.node.startIndex });
    }
  }
  for (const { path, text, at, source } of passed) use(path, { text, type: false, at, source });
  for (const [path, all] of codes) {
    const file = change.rewrites.of(path, change.resolver.terrain.file(path)?.text ?? '');
    const done = importNames(change, file, all);
    if (done.kind !== 'done') return done;
  }
  return { kind: 'done', value: null };
}
