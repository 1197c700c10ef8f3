/** Places that offer a name to others, re-exports and lists of exports: they go on offering the old one beside the new. */

import type { KeepOld } from '../../../core/operation/target.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { RenameReference, RenameSubject } from '../renameSubject.ts';
import { deprecation } from './ecmascriptKept.ts';

/** The references with both names where the old one is offered; the others as they are. */
export function offeringBoth(
  resolver: Resolver,
  subject: RenameSubject,
  references: readonly RenameReference[],
  keep: KeepOld,
): readonly RenameReference[] {
  return references.map((reference) => {
    if (reference.newText !== subject.newName) return reference;
    const text = resolver.terrain.file(reference.path)?.text ?? '';
    const second =
      reference.view.family === 'python'
        ? secondInPython(resolver, subject, reference, text)
        : secondInEcmascript(subject, reference, text, keep);
    if (second === undefined) return reference;
    return { ...reference, newText: `${subject.newName}${second}`, why: `${reference.why}, and offers the old name as well` };
  });
}

function secondInPython(resolver: Resolver, { name, views }: RenameSubject, reference: RenameReference, text: string): string | undefined {
  const { view, occurrence, path, start } = reference;
  const listed = view.index.listedExports?.includes(name) ?? false;
  if (occurrence.role === 'listedExport') {
    const quote = text[start - 1] ?? '"';
    return `${quote}${separator(text, start - 1)}${quote}${name}`;
  }
  const offers = (): boolean => {
    if (listed || /(?:^|\/)__init__\.pyi?$/.test(path)) return true;
    return views.some((other) =>
      other.index.imports.some(({ names, specifier, level }) => {
        if (other === view || !names.some((each) => each.name === name)) return false;
        const led = resolver.terrain.module(other.path, specifier, level);
        return led.kind === 'files' && led.paths.includes(path);
      }),
    );
  };
  for (const record of view.index.imports) {
    if (record.kind !== 'from' || record.scope !== 0) continue;
    for (const each of record.names) {
      if (each.name !== name) continue;
      if (each.alias === undefined && each.nameExtent?.start === start) return offers() ? `${separator(text, start)}${name}` : undefined;
      // "x as x" says that it is offered.
      if (each.alias === name && each.aliasExtent?.start === start)
        return `${separator(text, each.nameExtent?.start ?? start)}${name} as ${name}`;
    }
  }
  return undefined;
}

function secondInEcmascript(
  { name, newName }: RenameSubject,
  { view, occurrence, start, end }: RenameReference,
  text: string,
  keep: KeepOld,
): string | undefined {
  const type = /(?:^|[\s{,])(type\s+)$/.exec(text.slice(0, start))?.[1] ?? '';
  const from = start - type.length;
  const aliased = /^\s+as\b/.test(text.slice(end));
  if (occurrence.role === 'importedName') {
    const record = view.index.imports[occurrence.import];
    return record?.kind === 'reexport' && !aliased ? `${separator(text, from)}${type}${name}` : undefined;
  }
  if (occurrence.role !== 'reference' || aliased) return undefined;
  const tag = deprecation({ keep, newName });
  const said = tag === undefined ? '' : `${tag} `;
  if (/\bexport\s*(?:type\s*)?\{[^{}]*$/.test(text.slice(0, start)) && /^\s*[,}]/.test(text.slice(end))) {
    return `${separator(text, from)}${said}${type}${newName} as ${name}`;
  }
  if (/\bmodule\.exports\s*=\s*\{(?:[^{}]*,)?\s*$/.test(text.slice(0, start)) && /^\s*[,}]/.test(text.slice(end))) {
    return `${separator(text, start)}${said}${name}: ${newName}`;
  }
  return undefined;
}

/** A comma, and where each name has a line of its own, the next line. */
function separator(text: string, start: number): string {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, start);
  if (lineStart === 0 || !/^[ \t]+$/.test(indent)) return ', ';
  return `,${text[lineStart - 2] === '\r' ? '\r\n' : '\n'}${indent}`;
}
