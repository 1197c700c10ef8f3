/** Asking that the old name stays: the many ways to say it, which renames it is about, and what is assumed. */
import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';

/** What becomes of each old name: "f: alias", "h: gone". */
function kept(instruction: string): readonly string[] | string {
  const { result } = readInstruction(instruction, undefined);
  if (!result.ok) return result.error.message;
  return result.value.operations.map(({ arguments: args }) => {
    const { target, keepOld } = args as { readonly target: { readonly name: string }; readonly keepOld?: string };
    return `${target.name}: ${keepOld ?? 'gone'}`;
  });
}

const asAlias: readonly string[] = [
  'rename parse to scan but keep the old name as an alias',
  'rename parse to scan, but keep parse working',
  'rename parse to scan but keep parse available',
  'rename parse to scan, but keep parse importable',
  'rename parse to read for backwards compatibility',
  'rename parse to scan, keeping the old name for backwards compatibility',
  'Rename parse to scan. Keep the old name available as an alias.',
  'rename parse to scan without breaking callers of the public API',
  'rename parse to scan, leaving parse as an alias',
  'rename parse to scan and leave an alias behind',
  'rename parse to scan while leaving the old name',
  'parse -> scan (keep alias)',
  'parse → scan (keep the old name as an alias)',
  'parse -> scan, keep alias',
  'Without breaking existing callers, rename parse to scan',
  'Keeping the old name as an alias, rename parse to scan',
  'Rename parse to scan. The old name should stay available.',
  'Rename parse to scan. parse should keep working.',
  'parse should be called scan, but the old name must keep working',
  'rename parse to scan and add an alias for the old name',
  'rename parse to scan and add an alias called parse',
  'Rename parse to scan; still export parse as well',
  'rename parse to scan so that existing code keeps working',
  'rename parse to scan and re-export it under the old name',
  'rename parse to scan, and make sure the old name still works',
  "Rename parse to scan, don't break existing imports",
  "rename parse to scan, and make sure existing callers don't break",
  'rename parse to scan, but keep the old function around for now',
  'rename parse to scan in a backwards-compatible way',
  'rename parse to scan and update all callers, but keep the old name as an alias for external users',
  'I want parse to be called scan. Keep parse as an alias please.',
];

const asDeprecated: readonly string[] = [
  'rename `parse` to `scan`, keep the old name as a deprecated alias',
  'rename parse to scan and leave a deprecated alias',
  'rename parse to scan and leave a deprecated alias behind',
  'rename parse to scan, with a deprecated alias',
  'rename parse to scan and deprecate the old name',
  'rename parse to scan. Deprecate the old name.',
  'please rename the function parse to scan and mark parse as deprecated',
  'parse -> scan (deprecated alias)',
  'Rename parse to scan. The old name should remain as a deprecated alias.',
  'rename parse to scan, but keep it as a deprecated alias for one release',
  'rename parse to scan; leave parse behind as a deprecated alias',
  'rename parse to scan and make parse a deprecated wrapper',
  'rename parse to scan, keep the old name as a deprecated alias for backwards compatibility',
];

describe('ways to ask for it', () => {
  it.each(asAlias)('%s', (instruction) => {
    expect(kept(instruction)).toEqual(['parse: alias']);
  });
  it.each(asDeprecated)('%s', (instruction) => {
    expect(kept(instruction)).toEqual(['parse: deprecated']);
  });
});

describe('which renames it is about', () => {
  it.each([
    ['rename f to g and h to i, keeping the old names as aliases', ['f: alias', 'h: alias']],
    ['rename f to g and h to i. Keep the old names as deprecated aliases.', ['f: deprecated', 'h: deprecated']],
    ['rename f to g and h to i, leaving h as an alias', ['f: gone', 'h: alias']],
    ['in a.py rename f to g and h to i (keep aliases)', ['f: alias', 'h: alias']],
    ['Rename the following:\n- a -> b (keep alias)\n- c -> d', ['a: alias', 'c: gone']],
    ['rename the functions f and g to h and i, keeping aliases', ['f: alias', 'g: alias']],
    ['rename Reader.parse to advance, leaving parse as an alias', ['Reader.parse: alias']],
    ['Rename the parameter x of A.f to y. Rename B to C and keep the old name as an alias.', ['x: gone', 'B: alias']],
    ['Rename A.parse to scan, keeping an alias. Do the same for B.', ['A.parse: alias', 'B.parse: alias']],
  ] as const)('%s', (instruction, expected) => {
    expect(kept(instruction)).toEqual(expected);
  });

  it.each([
    ['Keep the old name as an alias', 'nothing is renamed that it could be about'],
    ['rename f to g, leaving h as an alias', 'h'],
  ])('refuses “%s”', (instruction, why) => {
    expect(kept(instruction)).toContain(why);
  });

  it.each([
    'rename alias to synonym',
    'rename keep to hold',
    'rename deprecated to obsolete',
    'rename foo to bar now',
    'rename foo to bar. Make sure nothing breaks.',
  ])('hears no such wish in “%s”', (instruction) => {
    expect(kept(instruction)).toEqual([expect.stringMatching(/: gone$/)]);
  });
});

describe('what is assumed', () => {
  const assumptions = (instruction: string): readonly string[] => {
    const { result } = readInstruction(instruction, undefined);
    return result.ok ? result.value.assumptions : [];
  };

  it('says that working on is read as an alias', () => {
    expect(assumptions('rename load_all to read_all without breaking existing callers')).toEqual([
      'that the old name goes on working is read as keeping it as an alias',
    ]);
  });

  it('says when one wish is read for several renames', () => {
    expect(assumptions('rename load_all to read_all and dump_all to write_all. Keep the old name as an alias.')).toEqual([
      'keeping the old name is read as meant for each of them',
    ]);
  });

  it('assumes nothing where all is said', () => {
    expect(assumptions('rename load_all to read_all, keep the old name as a deprecated alias')).toEqual([]);
  });
});
