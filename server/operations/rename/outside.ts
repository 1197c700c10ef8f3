/** Names that are not ours alone to change: special methods, and members that a library's base class may call or declare. */
import type { OperationDecision, OperationFinding, Refusal } from '../../core/operation/operation.ts';
import { dottedName, kindWord, placeOf } from '../../core/terrain/naming.ts';
import type { FoundReference } from '../../core/terrain/relations/references/reference.ts';
import type { Subject } from '../../core/terrain/relations/references/subject.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { refusal } from '../target/candidates.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';

type Target = Extract<ResolvedTarget, { kind: 'symbols' }>;

const special = /^__\w+__$/;

/** Methods that the language itself calls by their names. */
export function whyUnrenamable(resolver: Resolver, target: Target, newName: string): Refusal | undefined {
  const view = resolver.terrain.view(target.primary.path);
  const symbol = view?.symbol(target.primary.symbol);
  const python = view?.family === 'python';
  if ((python && special.test(target.name)) || (!python && symbol?.kind === 'method' && target.name === 'constructor')) {
    return refusal(
      'veto-collision',
      `“${target.name}” is called by the language itself under this name, so it cannot have another.`,
      [],
      'Leave special names as they are.',
    );
  }
  if (python && special.test(newName)) return refusal('name-illegal', `“${newName}” is a name with a meaning to the language itself.`);
  return undefined;
}

/** An interface or namespace in `declare global`: it may add to one that the language or a library declares. */
function isGlobalAugmentation({ terrain }: Resolver, { primary, kind }: Subject): boolean {
  const view = terrain.view(primary.path);
  const symbol = view?.symbol(primary.symbol);
  if (view?.family !== 'ecmascript' || !symbol || symbol.scope === 0 || (kind !== 'interface' && kind !== 'namespace')) return false;
  const before = terrain.file(primary.path)?.text.slice(0, symbol.extent.start) ?? '';
  return /\bglobal\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*$/.test(before.slice(-4000));
}

/**
 * A member of a class with a base from a library may override something there, or be called from there. Physics may know;
 * else a member that our own code uses by name is taken for ours, and one that nobody here uses for a callback.
 */
export function outsideFinding(
  resolver: Resolver,
  subject: Subject,
  references: readonly FoundReference[],
): { readonly findings: readonly OperationFinding[]; readonly decisions: readonly OperationDecision[] } {
  const augments = isGlobalAugmentation(resolver, subject);
  if (!subject.outside && !augments) return { findings: [], decisions: [] };
  const rules = resolver.terrain.rulesOf(subject.primary.path);
  const about = `the ${kindWord(subject.kind)} ${dottedName(resolver.terrain, subject.primary)}`;
  const at = placeOf(resolver.terrain, subject.primary);
  const veto = (why: string): { findings: readonly OperationFinding[]; decisions: readonly OperationDecision[] } => ({
    findings: [{ rule: 'overrides-outside', text: `${about} ${why}.`, hint: 'Keep its name, or take the class off that base first.', at }],
    decisions: [],
  });
  if (rules?.builtinMembers.has(subject.name)) return veto('overrides a member of the language’s own types');
  const known = resolver.terrain.facts.references(at.path, at.start);
  if (known?.answered && known.outside > 0) return veto('is also declared outside of this workspace');
  if (augments && !known?.answered) return veto('adds to the global scope, where something outside of this workspace may have that name');
  if (augments) return { findings: [], decisions: [] };
  if (!subject.outsideImported) return { findings: [], decisions: [] };
  const used = references.some(({ how, occurrence }) => how !== 'declaration' && occurrence.role === 'member');
  if (!used)
    return veto('belongs to a class with a base from outside of this workspace, and nothing here uses it by name: that base may call it');
  return {
    findings: [],
    decisions: [
      {
        kind: 'plan',
        choice: `renames ${about} although its class has a base from outside of this workspace`,
        rationale:
          'the code here calls it by name, as one does with a member of one’s own; that the base does not know it cannot be proven',
        rejected: [{ choice: 'refuse', whyNot: 'it is used here by name' }],
        confidence: 0.7,
        about: [at],
      },
    ],
  };
}
