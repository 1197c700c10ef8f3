/** Locates what dissolving a class into functions concerns: the class, its static methods, and every use of them. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt, lineStart, nextLine } from '../../base/textLines.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { FoundReference } from '../../core/terrain/relations/references/reference.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { followInDocs } from '../callables/documentedNames.ts';
import { locatedMember } from '../callables/locatedMember.ts';
import { withoutLastBreak } from '../callables/memberLines.ts';
import { refusedAs } from '../callables/unfit.ts';
import { functionName } from '../methodToFunction/functionNames.ts';
import { writeUses } from '../methodToFunction/locate.ts';
import { type FunctionPlan, writeFunctionText } from '../methodToFunction/writtenFunction.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { Rewriting } from '../rewriting/rewrittenText.ts';
import { resolveTarget } from '../target/targetResolver.ts';
import type { ClassToFunctionsArguments } from './arguments.ts';
import { type Dissolved, dissolved } from './dissolved.ts';
import { offerFunctions } from './offered.ts';

export function locateClassToFunctions(resolver: Resolver, args: ClassToFunctionsArguments): Step<Located, Refusal> {
  const target = resolveTarget(resolver, args.target, (words) => `turn ${words} into functions`);
  if (target.kind !== 'done') return target;
  if (target.value.kind !== 'symbols' || target.value.symbolKind !== 'class') return refusedAs(`“${args.target.name}” is no class`);
  const found = dissolved(resolver, target.value);
  if (found.kind !== 'done') return found;
  return converted(resolver, found.value);
}

function converted(resolver: Resolver, found: Dissolved): Step<Located, Refusal> {
  const { terrain } = resolver;
  const { owner, members, naming, statement } = found;
  const { text } = owner.file;
  const { path } = owner.ref;
  const sheet = new ChangeSheet(terrain);
  const eol = lineBreakIn(text);
  const blank = eol.repeat(owner.view.family === 'python' ? 3 : 2);
  const decisions: OperationDecision[] = [];
  const names: string[] = [];
  const strings: FoundReference[] = [];
  const parts: Rewriting['parts'][number][] = [];
  const exported = statement.type === 'export_statement' || members.some(({ uses }) => uses.uses.some((use) => use.path !== path));
  for (const { subject, uses, receivers, lines } of members) {
    const name = functionName(resolver, subject, uses.uses, undefined);
    if ('error' in name) return { kind: 'refused', error: name };
    if (names.includes(name.name)) return refusedAs(`two functions would be called “${name.name}”`);
    names.push(name.name);
    decisions.push(...name.decisions);
    const moved = withoutLastBreak(text, lines.lines);
    const plan: FunctionPlan = {
      subject,
      lines,
      receivers,
      name: name.name,
      object: undefined,
      standsFor: owner.symbol.name,
      exported: exported && owner.view.family === 'ecmascript',
    };
    writeFunctionText(sheet, plan, moved, indentAt(text, statement.startIndex));
    if (parts.length > 0) parts.push(blank);
    parts.push(moved);
    strings.push(...followInDocs(resolver, sheet, uses.strings, { name: name.name, owner: owner.symbol.name }));
    const written = writeUses(resolver, sheet, subject, uses.uses, name.name, { kind: 'none', takesObject: false, accessor: false });
    if ('error' in written) return { kind: 'refused', error: written };
    decisions.push(...written.decisions);
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const stretch = { start: lineStart(text, statement.startIndex), end: nextLine(text, statement.endIndex) };
  if (owner.view.family === 'ecmascript' && standsBelowComment(text, stretch.start)) {
    parts.unshift(eol);
    decisions.push(kept(owner.symbol.name));
  }
  sheet.rewrite(path, withoutLastBreak(text, stretch), parts, `“${owner.symbol.name}” has static methods alone`);
  offerFunctions(terrain, sheet, path, naming, names);
  const [first] = members;
  if (first === undefined) return refusedAs(`“${owner.symbol.name}” has no methods`);
  return sheet.located(
    locatedMember(
      resolver,
      { ...first.subject, decisions: [] },
      { newName: undefined, strings, decisions: [...decisions, decided(found, names)] },
    ),
  );
}

/** What was said of the class above it is not said of the first function. */
function standsBelowComment(text: string, start: number): boolean {
  const above = text.slice(0, start).split('\n').at(-2)?.trim() ?? '';
  return above.endsWith('*/') || above.startsWith('//');
}

function kept(className: string): OperationDecision {
  return {
    kind: 'plan',
    choice: `left the comment above “${className}” where it is`,
    rationale: 'it tells of all of the functions, and of none in particular',
    rejected: [],
    confidence: 0.8,
    about: [],
  };
}

function decided({ owner }: Dissolved, names: readonly string[]): OperationDecision {
  return {
    kind: 'plan',
    choice: `“${owner.symbol.name}” goes, and ${names.map((name) => `“${name}”`).join(', ')} stand in its place`,
    rationale: 'it has static methods alone, which need no class; what is said of the class itself in its docstring goes with it',
    rejected: [],
    confidence: 0.85,
    about: [{ path: owner.ref.path, ...owner.symbol.nameExtent }],
  };
}
