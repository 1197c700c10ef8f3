/** Fields of a class as the lines they are: what becomes of them when the constructor made from them takes something else. */
import { lineBreakIn } from '../../../base/lineBreak.ts';
import type { WrittenField, WrittenFields } from '../../../core/terrain/signatures/writtenSignature.ts';
import type { FamilyChange } from '../familyChange.ts';
import type { Why } from '../fileRewrite.ts';
import type { PlannedParameter, SignaturePlan } from './draft.ts';

const why: Why = { why: 'the fields are what was asked for', confidence: 1, how: 'declaration' };

export function rewriteFields({ family, rewrites }: FamilyChange, written: WrittenFields, plan: SignaturePlan): void {
  const { path, text } = family.primary;
  const file = rewrites.of(path, text);
  const byName = new Map(written.fields.map((field) => [field.name, field]));
  const eol = lineBreakIn(text);
  const own = plan.parameters.filter(({ old, key }) => old === undefined || byName.has(key));
  const kept = own.flatMap(({ key, old }) => (old === undefined ? [] : (byName.get(key) ?? [])));
  const slots = written.fields.filter((field) => kept.includes(field));
  const gone = written.fields.filter((field) => field.given && !kept.includes(field));
  const texts = own.map((parameter) => ({ parameter, text: fieldText(text, parameter, byName.get(parameter.key)) }));
  const old = texts.filter(({ parameter }) => parameter.old !== undefined);
  for (const [i, slot] of slots.entries()) file.replace(slot, old[i]?.text ?? file.render(slot), why);
  for (const field of gone) file.replace(wholeLines(text, field), '', why);
  texts.forEach(({ parameter, text: line }, i) => {
    if (parameter.old !== undefined) return;
    const before = texts.slice(0, i).filter((each) => each.parameter.old !== undefined).length;
    const slot = slots[before - 1];
    const indent = indentOf(text, written);
    if (slot) file.insert(endOfLine(text, slot.statement.end), `${eol}${indent}${line}`, why);
    else file.insert(beginOfFields(text, written), `${indent}${line}${eol}`, why);
  });
}

function fieldText(text: string, { name, type, fallback, written }: PlannedParameter, field: WrittenField | undefined): string {
  if (field && written && written.name === name) {
    const same = text.slice(field.type.start, field.type.end) === type;
    const value = field.fallback && text.slice(field.fallback.start, field.fallback.end);
    if (same && value === fallback) return text.slice(field.start, field.end);
  }
  return `${name}: ${type ?? typeOfValue(fallback)}${fallback === undefined ? '' : ` = ${mutable(fallback)}`}`;
}

/** Fields need a type; what a literal is, it says itself. */
function typeOfValue(value: string | undefined): string {
  if (value === undefined) return 'object';
  if (/^-?\d+$/.test(value)) return 'int';
  if (/^-?\d*\.\d+$/.test(value)) return 'float';
  if (/^(?:True|False)$/.test(value)) return 'bool';
  return /^[rRbBfFuU]?["']/.test(value) ? 'str' : 'object';
}

/** A list that all objects would share is made for each. */
function mutable(value: string): string {
  const made = /^\[\s*\]$/.test(value) ? 'list' : /^\{\s*\}$/.test(value) ? 'dict' : undefined;
  return made === undefined ? value : `field(default_factory=${made})`;
}

/** The line of a field, with the text that describes it underneath and comments right above. */
function wholeLines(text: string, { statement }: WrittenField): { readonly start: number; readonly end: number } {
  let start = text.lastIndexOf('\n', statement.start - 1) + 1;
  for (;;) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (start === 0 || !/^[^\S\r\n]*#/.test(text.slice(above, start))) break;
    start = above;
  }
  const line = text.indexOf('\n', statement.end);
  let end = line === -1 ? text.length : line + 1;
  const described = /^[^\S\r\n]*(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"[^"\r\n]*"|'[^'\r\n]*')[^\S\r\n]*\r?\n/.exec(text.slice(end));
  if (described) end += described[0].length;
  return { start, end };
}

function endOfLine(text: string, from: number): number {
  return from + (/^[^\r\n]*/.exec(text.slice(from))?.[0].length ?? 0);
}

function indentOf(text: string, { fields, class: node }: WrittenFields): string {
  const at = fields[0]?.start ?? node.childForFieldName('body')?.startIndex ?? node.startIndex;
  return /[^\S\r\n]*$/.exec(text.slice(0, at))?.[0] ?? '    ';
}

function beginOfFields(text: string, { fields, class: node }: WrittenFields): number {
  const at = fields[0]?.start ?? node.childForFieldName('body')?.startIndex ?? node.startIndex;
  return text.lastIndexOf('\n', at - 1) + 1;
}
