/** A value of the held object as an accessor of the class that hands it on: read, and set where it is set. */
import { isTyped } from '../callables/definition.ts';
import type { ForwardedMember } from './forwardedMember.ts';
import type { Style } from './writtenForward.ts';

type Typed = (type: string) => string;

export function writtenGetter({ name, type, view }: ForwardedMember, callee: string, style: Style, typed: Typed): string {
  const { indent, unit, eol, semicolon } = style;
  const said = type && typed(type.text);
  if (view.family === 'python')
    return `${indent}@property${eol}${indent}def ${name}(self)${said === undefined ? '' : ` -> ${said}`}:${eol}${indent}${unit}return ${callee}`;
  const result = said !== undefined && isTyped(style.path) ? `: ${said}` : '';
  return `${indent}get ${name}()${result} {${eol}${indent}${unit}return ${callee}${semicolon}${eol}${indent}}`;
}

export function writtenSetter(member: ForwardedMember, callee: string, style: Style, typed: Typed): string {
  const { name, view, setter, file } = member;
  const { indent, unit, eol, semicolon } = style;
  const given = setter?.parameters.at(-1);
  const annotation = given?.annotation && file.text.slice(given.annotation.start, given.annotation.end);
  const said = annotation ?? member.type?.text;
  const value = given?.name ?? 'value';
  if (view.family === 'python') {
    const head = `${indent}@${name}.setter${eol}${indent}def ${name}(self, ${value}${said === undefined ? '' : `: ${typed(said)}`})`;
    return `${head}${said === undefined ? '' : ' -> None'}:${eol}${indent}${unit}${callee} = ${value}`;
  }
  const type = isTyped(style.path) && said !== undefined ? `: ${typed(said)}` : '';
  return `${indent}set ${name}(${value}${type}) {${eol}${indent}${unit}${callee} = ${value}${semicolon}${eol}${indent}}`;
}
