/** What becomes of the objects that calls and elements give a function, when their properties come, go or are called otherwise. */
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import { scopeAround } from '../../../core/terrain/relations/callerAround.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { WrittenObject, WrittenProperty } from '../../../core/terrain/signatures/writtenObject.ts';
import { bindArguments } from '../calls/argumentBinding.ts';
import type { CallSite } from '../calls/callSites.ts';
import { valueAt } from '../calls/callValues.ts';
import { type FamilyChange, leaveAt, leftAt } from '../familyChange.ts';
import type { Why } from '../fileRewrite.ts';
import { addEntry, removeEntry, renameEntry } from './entryEdits.ts';
import type { PropertyChanges, PropertyDraft } from './propertyChanges.ts';

const why: Why = { why: 'gives what the function takes now', confidence: 0.95, how: 'usage' };

/** Calls that give nothing for a property that has to be given. */
export type Lacking = { readonly site: CallSite; readonly name: string };

export function rewriteGiving(change: FamilyChange, asked: PropertyChanges): readonly Lacking[] {
  const lacking: Lacking[] = [];
  const typed = asked.taken.types.length > 0;
  const done = new Set<string>();
  for (const site of change.calls.sites) {
    if (site.use.kind === 'none' || site.use.kind === 'held') continue;
    const object = objectAt(change.resolver, asked, site);
    if (object === 'end' || object === 'absent') continue;
    if (object === undefined) {
      if (asked.drafts.some((draft) => isBreaking(draft, typed)))
        change.findings.unsettled.push(leftAt(change, site, 'what it gets here is not written as an object'));
      continue;
    }
    for (const draft of asked.drafts) {
      const key = `${site.path} ${object.start} ${draft.key}`;
      if (done.has(key)) continue;
      done.add(key);
      const missing = rewriteGiven(change, asked, site, object, draft);
      if (missing) lacking.push({ site, name: draft.name });
    }
  }
  return lacking;
}

/** Whether objects that were right before are wrong now, and no type tells. What has the type was found by it, and more in it does no harm. */
function isBreaking({ removed, name, key, added, optional, noValue }: PropertyDraft, typed: boolean): boolean {
  return (!typed && (removed || name !== key)) || noValue || (added && optional !== true);
}

/** `end`: the end of an element, `absent`: nothing is given. */
function objectAt(resolver: Resolver, { taken }: PropertyChanges, site: CallSite): WrittenObject | 'end' | 'absent' | undefined {
  const { use, path } = site;
  const root = resolver.terrain.tree(path);
  const rules = resolver.terrain.rulesOf(path)?.objects;
  if (!root || !rules) return undefined;
  if (use.kind === 'element') return rules.elementAt(root, site) ?? 'end';
  if (use.kind !== 'call') return undefined;
  const binding = bindArguments(site.signature, use.call.arguments, site.withReceiver);
  if (binding.spread) return undefined;
  const given = binding.given.get(taken.position);
  if (!given) return 'absent';
  return rules.literalAt(root, given.value) ?? heldLiteral(resolver, path, root, given.value.start, given.value.end);
}

/** `const o = { … }; f(o)` */
function heldLiteral(resolver: Resolver, path: CallSite['path'], root: SyntaxNode, start: number, end: number): WrittenObject | undefined {
  const view = resolver.terrain.view(path);
  const occurrence = view?.occurrencesAt(start).find((each) => each.role === 'reference' && each.end === end);
  const symbol = view && occurrence ? view.symbol(view.lookup(scopeAround(view, start), occurrence.name)) : undefined;
  if (
    !symbol ||
    symbol.declarations.length > 1 ||
    view?.occurrencesOf(symbol.name).some(({ writes, role }) => writes && role !== 'declaration')
  )
    return undefined;
  const text = root.text;
  const value = /^\s*(?::[^=]*)?=\s*/.exec(text.slice(symbol.nameExtent.end, symbol.extent.end))?.[0].length;
  if (value === undefined) return undefined;
  const from = symbol.nameExtent.end + value;
  const close = text.slice(from, symbol.extent.end).trimEnd().replace(/;$/, '').trimEnd().length;
  return resolver.terrain.rulesOf(path)?.objects?.literalAt(root, { start: from, end: from + close });
}

/** Whether something has to be given there and is not. */
function rewriteGiven(change: FamilyChange, asked: PropertyChanges, site: CallSite, object: WrittenObject, draft: PropertyDraft): boolean {
  const { resolver, family, rewrites, findings } = change;
  const file = rewrites.of(site.path, resolver.terrain.file(site.path)?.text ?? '');
  const entry = object.properties.find(({ name }) => name === draft.key);
  const rules = resolver.terrain.rulesOf(site.path)?.objects;
  if (draft.removed) {
    if (entry) {
      judgeGone(change, site, entry);
      removeEntry(file, object, entry, why);
    } else if (object.spread && asked.taken.types.length === 0)
      findings.unsettled.push(leftAt(change, site, `what is spread here may hold “${draft.key}”`));
    return false;
  }
  if (draft.name !== draft.key) {
    if (entry) renameEntry(file, entry, draft.name, why);
    else if (object.spread && asked.taken.types.length === 0)
      findings.unsettled.push(leftAt(change, site, `what is spread here may hold “${draft.key}”`));
  }
  if (entry) return false;
  const parameter = {
    written: undefined,
    old: draft.added ? undefined : 0,
    key: draft.key,
    name: draft.name,
    kind: 'plain' as const,
    type: undefined,
    fallback: draft.value,
    optional: draft.optional === true,
    receiver: false,
  };
  const about = asked.rules.filter((rule) => rule.parameter === undefined || rule.parameter === draft.key);
  const value =
    valueAt({ resolver, family, rules: about, parameter, site })?.text ?? (draft.noValue ? formerDefault(asked, draft) : undefined);
  if (value !== undefined && rules) {
    addEntry(file, object, rules.write(object.form, { name: draft.name, type: undefined, value, optional: false }), why);
    return false;
  }
  return (draft.added || draft.noValue) && draft.optional !== true && !object.spread;
}

function formerDefault({ taken }: PropertyChanges, { key }: PropertyDraft): string | undefined {
  for (const { definition, object } of taken.patterns) {
    const fallback = object.properties.find(({ name }) => name === key)?.fallback;
    const code = fallback && definition.text.slice(fallback.start, fallback.end);
    if (code !== undefined && /^(?:-?\d[\d.]*|true|false|null|'[^'\\]*'|"[^"\\]*")$/.test(code)) return code;
  }
  return undefined;
}

/** What is no longer given may have done something when it was evaluated. */
function judgeGone({ resolver, findings }: FamilyChange, { path }: CallSite, { value }: WrittenProperty): void {
  const root = resolver.terrain.tree(path);
  const effects = root && value ? resolver.terrain.rulesOf(path)?.signatures.effectsOf(root, value) : undefined;
  if (value && effects?.kind === 'some')
    findings.unsettled.push(
      leaveAt(
        resolver.terrain.file(path)?.text ?? '',
        { path, ...value },
        `what goes is evaluated here, and that may do something: ${effects.why}`,
      ),
    );
}
