/** A new parameter that asks for behaviour gets what is customary: handed on where it is taken, guarding, telling, raising; else it is said that nothing uses it. */
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { CustomaryEdit, WrittenCall } from '../../core/terrain/signatures/writtenSignature.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import { bindArguments } from './calls/argumentBinding.ts';
import { type NewCall, newArguments } from './calls/newArguments.ts';
import { spreadKeysOf } from './calls/plannedCall.ts';
import type { PlannedParameter, SignaturePlan } from './definitions/draft.ts';
import { type Definition, definitionsOf } from './definitions/family.ts';
import { planSignature } from './definitions/signaturePlan.ts';
import { type FamilyChange, leftAt, placeOfName } from './familyChange.ts';
import type { FileRewrite } from './fileRewrite.ts';
import { rewrittenList } from './listRewrite.ts';

/** Gives the new parameters of one definition their use. */
export function giveBehaviour(change: FamilyChange, definition: Definition, plan: SignaturePlan): void {
  const { signature, text, path, fields } = definition;
  const rules = change.resolver.terrain.rulesOf(path)?.signatures;
  const added = plan.parameters.filter(({ old, kind }) => old === undefined && kind !== 'rest' && kind !== 'keywordRest');
  if (!rules || !signature.body || fields || added.length === 0 || isDeclaration(definition)) return;
  const file = change.rewrites.of(path, text);
  for (const parameter of added) {
    const handed = handOn(change, definition, parameter, file);
    const edits = rules.customaryEdits(parameter.name, signature, text);
    let done = handed;
    for (const edit of edits) done += carryOut(change, definition, file, edit);
    if (done === 0 && definition === change.family.primary && !usedAlready(definition, parameter.name)) {
      change.findings.decisions.push({
        kind: 'plan',
        choice: `nothing uses “${parameter.name}” yet`,
        rationale: 'nothing in the body takes it or has an obvious use for it',
        rejected: [],
        confidence: 0.8,
        about: [placeOfName(definition)],
      });
    } else if (done > 0)
      change.findings.decisions.push({
        kind: 'edit',
        choice: `gave “${parameter.name}” its customary use in ${done === 1 ? 'one place' : `${done} places`} of ${path}`,
        rationale: 'a parameter of that name is there to do something',
        rejected: [{ choice: 'only take it', whyNot: 'it would promise what it does not do' }],
        confidence: 0.8,
        about: [placeOfName(definition)],
      });
  }
}

/** A body that only says that there is one. */
function isDeclaration({ signature, symbol }: Definition): boolean {
  if (symbol.modifiers.includes('abstract') || symbol.modifiers.includes('overload')) return true;
  return /^\s*(?:(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\n]*"|'[^'\n]*')\s*)?(?:\.\.\.|pass|raise NotImplementedError(?:\(.*\))?)?\s*$/.test(
    signature.body?.text ?? '',
  );
}

function usedAlready({ signature }: Definition, name: string): boolean {
  return new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(signature.body?.text ?? '');
}

function carryOut(change: FamilyChange, { path }: Definition, file: FileRewrite, edit: CustomaryEdit): number {
  const why = { why: edit.why, confidence: 0.8, how: 'scope' as const };
  switch (edit.kind) {
    case 'insert':
      file.insert(edit.at, edit.text, why);
      return 1;
    case 'guard': {
      const { start, end } = edit.statements;
      if (/"""|'''|`[^`]*\n/.test(file.text.slice(start, end)) || file.crosses(edit.statements)) return 0;
      const deeper = file.render(edit.statements).replaceAll(/\n(?=[^\r\n])/g, `\n${edit.indent}`);
      file.replace(edit.statements, `${edit.before}${deeper}${edit.after}`, why);
      return 1;
    }
    case 'pass':
      writeCall(
        file,
        edit.call,
        [...edit.call.arguments.map((old, at) => ({ at, text: file.render(old) })), { at: undefined, text: edit.argument }],
        why.why,
      );
      return 1;
    case 'ask':
      change.findings.unsettled.push(leftAt(change, { path, ...edit.place }, edit.why));
      return 0;
  }
}

interface Written {
  readonly at: number | undefined;
  readonly text: string;
}

function writeCall(file: FileRewrite, { list, arguments: given }: WrittenCall, items: readonly Written[], why: string): void {
  const inner = rewrittenList(
    file.text,
    list,
    given,
    items.map(({ at, text }) => ({ old: at, text })),
  );
  file.replace(list, inner, { why, confidence: 0.8, how: 'scope' }, 'end');
}

/** Calls in the body of functions that have a parameter of that name get it; counted. */
function handOn(change: FamilyChange, definition: Definition, parameter: PlannedParameter, file: FileRewrite): number {
  const { resolver, family } = change;
  const { terrain } = resolver;
  const view = terrain.view(definition.path);
  const rules = terrain.rulesOf(definition.path);
  const body = definition.signature.body;
  if (!view || !rules || !body) return 0;
  const inBody = (extent: Extent): boolean => body.startIndex <= extent.start && extent.end <= body.endIndex;
  let count = 0;
  for (const occurrence of view.index.occurrences) {
    if (!inBody(occurrence) || (occurrence.role !== 'reference' && occurrence.role !== 'member')) continue;
    const use = rules.signatures.useAt(definition.root, occurrence);
    if (use.kind !== 'call' || !use.call.parenthesised || file.touches(use.call.list)) continue;
    const refs = resolver.links(view, occurrence).flatMap(({ target }) => (target.kind === 'symbol' ? [target.ref] : []));
    const [callee] = refs;
    if (!callee || refs.length !== 1 || family.keys.has(symbolKey(callee))) continue;
    const made = withArgument(change, callee, use.call, parameter.name, file);
    if (!made) continue;
    writeCall(
      file,
      use.call,
      made.arguments.map(({ old, text }) => ({
        at: old && use.call.arguments.indexOf(old),
        text: text ?? (old ? file.render(old) : ''),
      })),
      `hands it to “${occurrence.name}”, which takes one`,
    );
    count += 1;
  }
  return count;
}

function withArgument(
  { resolver }: FamilyChange,
  callee: Definition['ref'],
  call: WrittenCall,
  name: string,
  file: FileRewrite,
): NewCall | undefined {
  const [definition] = definitionsOf(resolver, callee);
  const rules = definition && resolver.terrain.rulesOf(definition.path);
  if (!definition || !rules || definition.fields) return undefined;
  const taken = definition.signature.parameters.findIndex(
    (each) => each.name === name && each.kind !== 'rest' && each.kind !== 'keywordRest',
  );
  if (taken === -1) return undefined;
  const binding = bindArguments(definition.signature, call.arguments, false);
  if (binding.given.has(taken) || binding.spread || binding.keywordSpreads.length > 0) return undefined;
  const plan = planSignature(definition.signature, definition.text, [], {
    rules: rules.signatures,
    family: rules.family,
    typed: true,
    optionalStyle: false,
    stub: false,
    elided: false,
    primary: undefined,
  });
  if (!plan.ok) return undefined;
  const made = newArguments({
    plan: plan.value,
    binding,
    rules: rules.signatures,
    withReceiver: false,
    open: false,
    followed: false,
    fresh: new Map([[name, { text: name, byName: true }]]),
    render: (extent) => file.render(extent),
    keysOf: (argument) => spreadKeysOf(resolver, file.path, argument),
  });
  return made.doubt === undefined ? made : undefined;
}
