/** Whether other files take a name of a module that only an import binds there. */
import type { Facts } from '../../../core/facts/facts.ts';
import { NONE, type Occurrence } from '../../../core/terrain/fileIndex.ts';
import { type FileView, viewOf } from '../../../core/terrain/fileView.ts';
import type { Answer } from '../../../core/terrain/importEditing.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { placeOf } from '../moduleMove.ts';
import { resolveModule } from '../modules.ts';

export function takenThrough(path: WorkspacePath, name: string, facts: Facts): Answer<boolean> {
  const place = placeOf(path);
  const stem = place.slice(place.lastIndexOf('/') + 1);
  const byModule = facts.mentions(stem);
  const byName = facts.mentions(name);
  if (byModule === undefined || byName === undefined) {
    return { kind: 'need', requests: [stem, name].map((word) => ({ kind: 'mentions', word })) };
  }
  // Who takes it must say both.
  const both = new Set(byName.code);
  const others = byModule.code.filter((each) => each !== path && both.has(each) && /\.pyi?$/.test(each));
  const missing = others.filter((each) => facts.file(each) === undefined);
  if (missing.length > 0) return { kind: 'need', requests: missing.map((each) => ({ kind: 'file', path: each })) };
  const taken = others.some((other) => {
    const file = facts.file(other);
    return file?.state === 'indexed' && takes(viewOf(other, file.index), place, name, facts);
  });
  return { kind: 'done', value: taken };
}

function takes(view: FileView, place: string, name: string, facts: Facts): boolean {
  const leads = (specifier: string, level: number): boolean => {
    const answer = resolveModule(view.path, specifier, level, facts);
    return answer.kind === 'files' && answer.paths.some((path) => placeOf(path) === place);
  };
  const direct = view.index.imports.some(
    ({ kind, names, star, specifier, level }) =>
      kind === 'from' && (star || names.some((each) => each.name === name)) && leads(specifier, level),
  );
  if (direct) return true;
  // `import utils; utils.os`, `from . import utils; utils.os`
  return view.occurrencesOf(name).some((occurrence) => occurrence.role === 'member' && isMemberOf(view, occurrence, leads));
}

function isMemberOf(view: FileView, { receiver, dotted }: Occurrence, leads: (specifier: string, level: number) => boolean): boolean {
  if (receiver?.kind === 'member') return dotted !== undefined && leads(dotted.slice(0, dotted.lastIndexOf('.')), 0);
  if (receiver?.kind !== 'name') return false;
  const symbol = view.lookup(receiver.scope, receiver.name);
  if (symbol === NONE) return false;
  return view.importsOf(symbol).some(({ record, name }) => {
    if (name === undefined) return leads(record.specifier, record.level);
    return leads(/[^.]$/.test(record.specifier) ? `${record.specifier}.${name.name}` : record.specifier + name.name, record.level);
  });
}
