/** The class that functions become: its head, its constructor where it has a state, and the functions as its methods, in place of the first. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import { indentAt } from '../../base/textLines.ts';
import { enclosing, extentOf, nodeAround } from '../../core/syntax/nodeSearch.ts';
import { indentUnit } from '../../core/terrain/indentUnit.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { isTyped } from '../callables/definition.ts';
import { withoutLastBreak } from '../callables/memberLines.ts';
import { leaveDescription } from '../callables/objectDescription.ts';
import { ownThis } from '../callables/receiver.ts';
import { indentBehindFirst, writeMethodHead } from '../callables/writtenHead.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import type { Rewriting } from '../rewriting/rewrittenText.ts';
import { type GatheredFunction, parameterUses, type SharedParameter } from './gathered.ts';

export interface ClassPlan {
  readonly functions: readonly GatheredFunction[];
  readonly className: string;
  readonly state: SharedParameter | undefined; // undefined: static methods
  readonly exported: boolean;
}

export function writeClass(resolver: Resolver, sheet: ChangeSheet, plan: ClassPlan): void {
  const { functions, className } = plan;
  const [first] = functions;
  if (first === undefined) return;
  const { text } = first.subject.file;
  const { path } = first.subject.ref;
  const eol = lineBreakIn(text);
  const unit = unitOf(text, first);
  const parts: Rewriting['parts'][number][] = [...headOf(plan, path, eol, unit)];
  functions.forEach((each, i) => {
    const moved = withoutLastBreak(text, each.lines.lines);
    parts.push(i === 0 && plan.state === undefined ? '' : eol, unit, moved, eol);
    writeMember(resolver, sheet, plan, each, unit);
    if (each !== first) sheet.takeOut(path, each.lines.removed, `“${each.subject.name}” is a method of “${className}” now`);
  });
  if (first.subject.view.family === 'ecmascript') parts.push('}', eol);
  const ended = text.slice(first.lines.lines.start, first.lines.lines.end).endsWith('\n');
  sheet.rewrite(path, first.lines.lines, ended ? parts : parts.slice(0, -1), `“${className}” holds them now`);
}

function headOf({ className, state, exported }: ClassPlan, path: string, eol: string, unit: string): readonly string[] {
  if (path.endsWith('.py') || path.endsWith('.pyi')) {
    if (state === undefined) return [`class ${className}:${eol}`];
    const typed = state.annotation === undefined ? state.name : `${state.name}: ${state.annotation}`;
    const result = state.annotation === undefined ? '' : ' -> None';
    return [
      `class ${className}:${eol}`,
      `${unit}def __init__(self, ${typed})${result}:${eol}`,
      `${unit}${unit}self.${state.name} = ${state.name}${eol}`,
    ];
  }
  const head = `${exported ? 'export ' : ''}class ${className} {${eol}`;
  if (state === undefined) return [head];
  if (isTyped(path)) {
    const typed = state.annotation === undefined ? state.name : `${state.name}: ${state.annotation}`;
    return [head, `${unit}constructor(readonly ${typed}) {}${eol}`];
  }
  return [head, `${unit}constructor(${state.name}) {${eol}${unit}${unit}this.${state.name} = ${state.name};${eol}${unit}}${eol}`];
}

function writeMember(
  resolver: Resolver,
  sheet: ChangeSheet,
  { state }: ClassPlan,
  { subject, lines }: GatheredFunction,
  unit: string,
): void {
  const { path } = subject.ref;
  const { text } = subject.file;
  indentBehindFirst(sheet, subject, withoutLastBreak(text, lines.lines), lines.lines.indent, unit);
  writeMethodHead(sheet, {
    subject,
    position: state === undefined ? undefined : 0,
    name: subject.name,
    indent: unit,
    unit,
    typeParameters: ({ typeParameters }) => (typeParameters === undefined ? '' : text.slice(typeParameters.start, typeParameters.end)),
  });
  if (state === undefined) return;
  const described = leaveDescription(resolver, sheet, subject, state.name);
  const self = `${subject.view.family === 'python' ? 'self' : 'this'}.${state.name}`;
  if (hidesThis({ subject, lines })) {
    const body = subject.definition.body;
    const [begin] = body?.namedChildren ?? [];
    const at = body === undefined ? 0 : body.startIndex + 1;
    const indent = begin === undefined ? unit + unit : unit + indentAt(text, begin.startIndex);
    sheet.rewrite(
      path,
      { start: at, end: at },
      [`${lineBreakIn(text)}${indent}const ${state.name} = ${self};`],
      'functions inside of it have an object of their own',
    );
    return;
  }
  for (const use of parameterUses(subject)) {
    if (described(use)) continue;
    sheet.rewrite(path, use, [use.role === 'shorthand' ? `${use.name}: ${self}` : self], 'the object has it');
  }
}

/** Whether a function inside of it, with a `this` of its own, uses the state. */
export function hidesThis({ subject }: Pick<GatheredFunction, 'subject'> & Partial<GatheredFunction>): boolean {
  if (subject.view.family === 'python') return false;
  return parameterUses(subject).some((use) => {
    const inner = enclosing(nodeAround(subject.root, use), ownThis);
    return (
      inner !== undefined &&
      subject.definitions.every(({ node }) => node.id !== inner.id) &&
      subject.definitions.some(({ node }) => extentOf(node).start < inner.startIndex && inner.endIndex < extentOf(node).end)
    );
  });
}

function unitOf(text: string, { subject }: GatheredFunction): string {
  const [statement] = subject.definition.body?.namedChildren ?? [];
  const own =
    statement && text.lastIndexOf('\n', statement.startIndex - 1) > subject.definition.start ? indentAt(text, statement.startIndex) : '';
  return own !== '' ? own : indentUnit(text, subject.view.family);
}
