/** What the merged function takes beyond what it did: one parameter for each thing in which the functions differ, with the value of each of them. */

import { lineEnd, lineStart } from '../../base/textLines.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { isFreeIn } from '../callables/freeNames.ts';
import { plainString } from '../callables/plainCode.ts';
import type { ExtraBlock } from './alike.ts';
import type { Comparison } from './comparison.ts';
import { bindingAt } from './names.ts';
import { blocks } from './nodes.ts';
import { assignedTo, flagNaming, type Naming, namingsOf } from './parameterNames.ts';
import type { MergedSubject } from './subject.ts';
import { brief, passedValue, type Value } from './values.ts';
import { typeOfValues } from './valueTypes.ts';

export interface NewParameter {
  readonly name: string;
  readonly type: string; // '' where none is said
  readonly values: ReadonlyMap<MergedSubject, Value>;
  readonly places: readonly SyntaxNode[]; // in the base
  readonly statement: SyntaxNode | undefined; // gives the value to a local of the same name, and goes
  readonly guarded: ExtraBlock | undefined; // what only a flag lets run
  readonly naming: Naming | undefined; // undefined: it was said
}

export interface NoDesign {
  readonly whyNot: string;
  readonly at: Extent;
}

interface Group {
  readonly places: readonly SyntaxNode[];
  readonly nodes: ReadonlyMap<MergedSubject, SyntaxNode>;
}

export function designOf(
  resolver: Resolver,
  base: MergedSubject,
  comparisons: readonly Comparison[],
  said: readonly string[],
): readonly NewParameter[] | NoDesign {
  const groups = groupsOf(base, comparisons);
  if ('whyNot' in groups) return groups;
  const flags = comparisons.flatMap(({ extra }) => extra ?? []);
  const [flag, ...others] = flags;
  if (
    flag &&
    others.some((other) => other.statements[0]?.id !== flag.statements[0]?.id || other.statements.length !== flag.statements.length)
  )
    return { whyNot: 'they lack different statements', at: placeOf(flag) };
  const parameters: NewParameter[] = [];
  for (const group of groups) {
    const made = parameterOf(resolver, base, group, parameters, said[parameters.length]);
    if ('whyNot' in made) return made;
    parameters.push(made);
  }
  if (flag) {
    const made = flagOf(resolver, base, comparisons, flag, parameters, said[parameters.length]);
    if ('whyNot' in made) return made;
    parameters.push(made);
  }
  return parameters;
}

/** Places of the base in which each of the functions has the same. */
function groupsOf(base: MergedSubject, comparisons: readonly Comparison[]): readonly Group[] | NoDesign {
  const byPlace = new Map<number, { readonly place: SyntaxNode; readonly nodes: Map<MergedSubject, SyntaxNode> }>();
  for (const { other, differences } of comparisons) {
    for (const difference of differences) {
      const known = byPlace.get(difference.base.id) ?? { place: difference.base, nodes: new Map() };
      known.nodes.set(other, difference.other);
      byPlace.set(difference.base.id, known);
    }
  }
  const places = [...byPlace.values()].sort((a, b) => a.place.startIndex - b.place.startIndex);
  const inner = places.find((each, i) => i > 0 && each.place.startIndex < (places[i - 1]?.place.endIndex ?? 0));
  if (inner) return { whyNot: `each of them differs around “${brief(inner.place)}” in another way`, at: extentOf(inner.place) };
  const alike = Map.groupBy(places, ({ place, nodes }) =>
    JSON.stringify([plainString(place.text), ...comparisons.map(({ other }) => plainString((nodes.get(other) ?? place).text))]),
  );
  return [...alike.values()].map((group) => {
    const [first] = group;
    const nodes = new Map<MergedSubject, SyntaxNode>(first ? [[base, first.place]] : []);
    for (const { other } of comparisons) if (first && !first.nodes.has(other)) nodes.set(other, first.place);
    for (const [other, node] of first?.nodes ?? []) nodes.set(other, node);
    return { places: group.map(({ place }) => place), nodes };
  });
}

function parameterOf(
  resolver: Resolver,
  base: MergedSubject,
  { places, nodes }: Group,
  before: readonly NewParameter[],
  said: string | undefined,
): NewParameter | NoDesign {
  const [first] = places;
  if (first === undefined) return { whyNot: 'nothing differs', at: base.definition.name };
  const values = new Map<MergedSubject, Value>();
  for (const [subject, node] of nodes) {
    const own = nodes.get(base) === node ? base : subject; // one that does not differ has what the base has
    const value = passedValue(resolver, own, node, places.length);
    if ('whyNot' in value) return { whyNot: value.whyNot, at: extentOf(first) };
    values.set(subject, value);
  }
  const all = [...values.values()];
  const namings = namingsOf({
    node: first,
    texts: all.map(({ text }) => text),
    functions: [...values.keys()].map(({ subject }) => subject.name),
    family: base.subject.view.family,
  });
  const statement = places.length === 1 ? localAssignment(base, first) : undefined;
  const local = statement && assignedTo(first)?.name;
  const naming = said === undefined ? namings.find(({ name }) => (name === local ? true : isFree(base, name, before))) : undefined;
  const name = said ?? naming?.name;
  if (name === undefined) return { whyNot: `no name is free for “${brief(first)}”; say one`, at: extentOf(first) };
  const replaces = name === local;
  if (!replaces && !isFree(base, name, before))
    return { whyNot: `“${name}” is something else in “${base.subject.name}”`, at: extentOf(first) };
  const type = typeOfValues(resolver, base, all);
  if (type === undefined)
    return { whyNot: `no one type has room for ${all.map(({ text }) => `“${brief({ text })}”`).join(' and ')}`, at: extentOf(first) };
  return { name, type, values, places, statement: replaces ? statement : undefined, guarded: undefined, naming };
}

function flagOf(
  resolver: Resolver,
  base: MergedSubject,
  comparisons: readonly Comparison[],
  flag: ExtraBlock,
  before: readonly NewParameter[],
  said: string | undefined,
): NewParameter | NoDesign {
  const { family } = base.subject.view;
  const scoped =
    family === 'ecmascript' &&
    flag.statements.some(({ type }) => /^(?:lexical_declaration|class_declaration|function_declaration)$/.test(type));
  if (scoped) return { whyNot: 'what only one of them declares would be seen in a block alone', at: placeOf(flag) };
  const lacking = comparisons.filter(({ extra }) => extra !== undefined).map(({ other }) => other);
  const having = [base, ...comparisons.filter(({ extra }) => extra === undefined).map(({ other }) => other)];
  const naming = flagNaming(
    having.map(({ subject }) => subject.name),
    lacking.map(({ subject }) => subject.name),
    family,
  );
  const name = said ?? naming.name;
  if (!isFree(base, name, before))
    return { whyNot: `“${name}” is something else in “${base.subject.name}”; say another name`, at: placeOf(flag) };
  const [yes, no] = family === 'python' ? ['True', 'False'] : ['true', 'false'];
  const value = (subject: MergedSubject, text: string): [MergedSubject, Value] => [
    subject,
    { text, kind: 'literal', subject, node: undefined, names: [], note: undefined },
  ];
  const values = new Map([...having.map((each) => value(each, yes)), ...lacking.map((each) => value(each, no))]);
  const type = typeOfValues(resolver, base, [...values.values()]) ?? '';
  return { name, type, values, places: [], statement: undefined, guarded: flag, naming: said === undefined ? naming : undefined };
}

function placeOf({ statements }: ExtraBlock): Extent {
  return { start: statements[0]?.startIndex ?? 0, end: statements.at(-1)?.endIndex ?? 0 };
}

function isFree({ subject, definition }: MergedSubject, name: string, before: readonly NewParameter[]): boolean {
  return isFreeIn(subject.view, extentOf(definition.node), name, new Set()) && !before.some((each) => each.name === name);
}

/** `sep = ","` at the top of the body, where nothing else gives that local a value. */
function localAssignment(base: MergedSubject, place: SyntaxNode): SyntaxNode | undefined {
  const { text } = base.subject.file;
  const assignment = place.parent;
  const left = assignment?.childForFieldName('left') ?? assignment?.childForFieldName('name');
  const statement = assignment?.parent;
  if (!left || !statement || left.type !== 'identifier' || assignment?.childForFieldName('type')) return undefined;
  if (!/^(?:assignment|variable_declarator)$/.test(assignment?.type ?? '') || !blocks.has(statement.parent?.type ?? '')) return undefined;
  if (statement.parent?.id !== base.definition.body?.id || statement.namedChildren.length !== 1) return undefined;
  const alone =
    text.slice(lineStart(text, statement.startIndex), statement.startIndex).trim() === '' &&
    /^[ \t;]*$/.test(text.slice(statement.endIndex, lineEnd(text, statement.endIndex)));
  const record = base.subject.view.symbol(bindingAt(base, left)?.symbol ?? -1);
  return alone && record?.declarations.length === 1 ? statement : undefined;
}
