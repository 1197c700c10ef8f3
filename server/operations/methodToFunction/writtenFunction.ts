/** The function that a method becomes: its head, its parameters and what it says of its object, as stretches to be written anew. */
import { lineStart, nextLine } from '../../base/textLines.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import { type Definition, isTyped, type Parameter } from '../callables/definition.ts';
import { indents, type MemberLines, placeBehind, withoutLastBreak } from '../callables/memberLines.ts';
import type { MemberSubject } from '../callables/memberSubject.ts';
import { decoratorName, isWithin, type ReceiverUses } from '../callables/receiver.ts';
import { spaceBefore } from '../callables/writtenHead.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';

export interface FunctionPlan {
  readonly subject: MemberSubject;
  readonly lines: MemberLines;
  readonly receivers: readonly ReceiverUses[]; // one for each definition
  readonly name: string;
  readonly object: string | undefined; // its parameter for the object; undefined: it has none
  readonly standsFor: string; // what the body writes for the object
  readonly exported: boolean;
}

export function writeFunction(sheet: ChangeSheet, plan: FunctionPlan): void {
  const { subject, lines } = plan;
  const { text } = subject.file;
  const { path } = subject.ref;
  const moved = withoutLastBreak(text, lines.lines);
  const place = placeBehind(text, outermost(subject), subject.view.family, lines.removed);
  sheet.takeOut(path, lines.removed, `“${subject.dotted}” is a function now`);
  if (lines.left !== '') sheet.rewrite(path, { start: lines.removed.end, end: lines.removed.end }, [lines.left], 'a class needs a body');
  sheet.rewrite(path, { start: place.at, end: place.at }, [place.before, moved, place.after], `what was “${subject.dotted}”`);
  writeFunctionText(sheet, plan, moved, place.indent);
}

/** What is to be written anew in the stretch that goes elsewhere. `indent`: of the place it goes to. */
export function writeFunctionText(sheet: ChangeSheet, plan: FunctionPlan, moved: Extent, indent: string): void {
  const { subject, lines, receivers } = plan;
  const { text } = subject.file;
  const { path } = subject.ref;
  for (const extent of indents(text, moved, subject.root, lines.lines.indent))
    sheet.rewrite(path, extent, [indent], 'indented like its place');
  subject.definitions.forEach((definition, i) => {
    const receiver = receivers[i];
    if (receiver === undefined) return;
    if (definition.family === 'python') writePython(sheet, plan, definition, receiver);
    else writeEcmascript(sheet, plan, definition, receiver);
    for (const extent of receiver.values) sheet.rewrite(path, extent, [plan.standsFor], 'the object it was called on');
    for (const { start } of classNames(subject, definition))
      sheet.rewrite(path, { start, end: start }, [`${ownerPath(subject)}.`], 'a name of the body of the class');
    for (const extent of receiver.types) sheet.rewrite(path, extent, [typeOfObject(plan)], 'the type of the object');
  });
}

/** Names of the class's body that the method's head reads: defaults, decorators, annotations. */
function classNames({ view, ref }: MemberSubject, definition: Definition): readonly Extent[] {
  return view.index.occurrences.filter((each) => {
    if (each.role !== 'reference' || !isWithin(each, definition) || each.symbol === ref.symbol) return false;
    const symbol = view.symbol(each.symbol);
    return symbol !== undefined && view.isMember(each.symbol) && view.index.scopes[symbol.scope]?.kind === 'class';
  });
}

/** The class, or the outermost one around it. */
function outermost({ classNode }: MemberSubject): MemberSubject['classNode'] {
  let node = classNode;
  for (let at = node.parent; at !== null; at = at.parent) {
    if (at.type === 'program' || at.type === 'module') break;
    node = at;
  }
  return node;
}

function writePython(sheet: ChangeSheet, plan: FunctionPlan, definition: Definition, receiver: ReceiverUses): void {
  const { subject, name, object } = plan;
  const { path } = subject.ref;
  const { text } = subject.file;
  for (const decorator of definition.decorators) {
    if (!['staticmethod', 'classmethod', 'property'].includes(decoratorName(decorator))) continue;
    const extent = { start: lineStart(text, decorator.startIndex), end: nextLine(text, decorator.endIndex) };
    sheet.rewrite(path, extent, [], 'it is no method any more');
  }
  if (name !== subject.name) sheet.rewrite(path, definition.name, [name], 'its name as a function');
  const { parameter } = receiver;
  if (parameter === undefined) return;
  if (object === undefined) sheet.rewrite(path, upToNext(definition, parameter, text), [], 'it does not use its object');
  else sheet.rewrite(path, parameter, [pythonParameter(plan, definition, parameter)], 'the object is a parameter like any other');
}

/** A parameter with what keeps it apart from the one behind it. */
function upToNext({ parameters, list }: Definition, parameter: Parameter, text: string): Extent {
  const next = parameters[parameters.indexOf(parameter) + 1];
  if (next?.kind === 'marker' && text.slice(next.start, next.end) === '/') {
    const behind = parameters[parameters.indexOf(next) + 1];
    return { start: parameter.start, end: behind?.start ?? list.end - 1 };
  }
  return { start: parameter.start, end: next?.start ?? list.end - 1 };
}

/** With its type where the other parameters, or the result, say theirs. */
function pythonParameter(plan: FunctionPlan, definition: Definition, parameter: Parameter): string {
  const { subject, object = '' } = plan;
  const { text } = subject.file;
  const annotated = definition.returnType !== undefined || definition.parameters.some(({ annotation }) => annotation !== undefined);
  const generic = subject.owner.bases.some((base) => base.kind === 'generic');
  const isClass = plan.receivers[0]?.kind === 'class';
  if (parameter.annotation !== undefined && !/^(typing\.)?Self$/.test(text.slice(parameter.annotation.start, parameter.annotation.end)))
    return object + text.slice(parameter.nameExtent.end, parameter.end);
  if (!annotated || generic) return object;
  return `${object}: ${isClass ? `type[${subject.owner.name}]` : ownerPath(subject)}`;
}

/** "Outer.Inner" for a class inside of a class. */
function ownerPath({ dotted }: MemberSubject): string {
  return dotted.slice(0, dotted.lastIndexOf('.'));
}

function writeEcmascript(sheet: ChangeSheet, plan: FunctionPlan, definition: Definition, receiver: ReceiverUses): void {
  const { subject, name, object } = plan;
  const { path } = subject.ref;
  const { text } = subject.file;
  const typed = isTyped(path);
  const head = [
    plan.exported ? 'export ' : '',
    definition.words.has('async') ? 'async ' : '',
    `function${definition.words.has('*') ? '*' : ''} ${name}`,
    typed ? typeParameters(plan, definition, receiver) : '',
    spaceBefore(definition, text),
  ].join('');
  sheet.rewrite(path, { start: definition.start, end: definition.list.start }, [head], 'the head of a function');
  const own = receiver.parameter;
  if (own !== undefined) {
    if (object === undefined) sheet.rewrite(path, upToNext(definition, own, text), [], 'it does not use its object');
    else sheet.rewrite(path, own.nameExtent, [object], 'the object is a parameter like any other');
    return;
  }
  if (object === undefined) return;
  const type = receiver.kind === 'class' ? `typeof ${ownerPath(plan.subject)}` : typeOfObject(plan);
  const written = typed ? `${object}: ${type}` : object;
  const [first] = definition.parameters;
  const open = definition.list.start + 1;
  if (first === undefined) {
    sheet.rewrite(path, { start: open, end: open }, [written], 'the object is a parameter like any other');
    return;
  }
  const gap = /\r?\n[ \t]*$/.exec(text.slice(open, first.start))?.[0] ?? ' ';
  sheet.rewrite(path, { start: first.start, end: first.start }, [`${written},${gap}`], 'the object is a parameter like any other');
}

/** "Box<T>" */
function typeOfObject({ subject }: FunctionPlan): string {
  const names = classTypeParameters(subject).flatMap((each) => each.childForFieldName('name')?.text ?? []);
  return names.length === 0 ? ownerPath(subject) : `${ownerPath(subject)}<${names.join(', ')}>`;
}

function classTypeParameters({ classNode }: MemberSubject): readonly MemberSubject['classNode'][] {
  return classNode.childForFieldName('type_parameters')?.namedChildren.filter(({ type }) => type === 'type_parameter') ?? [];
}

/** Those of the class, for what is told of its object, before the method's own. */
function typeParameters({ subject, object }: FunctionPlan, definition: Definition, { kind }: ReceiverUses): string {
  const { text } = subject.file;
  const ofClass = object === undefined || kind !== 'instance' ? [] : classTypeParameters(subject).map((each) => each.text);
  const own =
    definition.typeParameters === undefined ? '' : text.slice(definition.typeParameters.start + 1, definition.typeParameters.end - 1);
  const all = [...ofClass, own.trim()].filter((each) => each !== '');
  return all.length === 0 ? '' : `<${all.join(', ')}>`;
}
