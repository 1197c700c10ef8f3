/** The ways people ask for a module, package or folder to go elsewhere, and what each comes to. */
import { describe, expect, it } from 'vitest';
import { allArguments, onlyArguments, read } from './read.ts';

const toTimes = 'Move utils/dates.py to lib/times.py';

describe('a module to a path', () => {
  it.each([
    'move utils/dates.py to lib/times.py',
    'Please move utils/dates.py to lib/times.py.',
    'relocate utils/dates.py to lib/times.py',
    'utils/dates.py -> lib/times.py',
    'rename utils/dates.py to lib/times.py',
    'utils/dates.py should live in lib/times.py',
    'utils/dates.py belongs in lib/times.py',
    'put utils/dates.py into lib/times.py',
    'change the path of utils/dates.py to lib/times.py',
    'the new location of utils/dates.py is lib/times.py',
    'utils/dates.py should be moved to lib/times.py',
    'I want utils/dates.py moved to lib/times.py',
    'Could you shift utils/dates.py over to lib/times.py, please?',
    'migrate utils/dates.py to lib/times.py and update all imports',
    'move utils/dates.py to lib as times.py',
  ])('%s', (instruction) => {
    expect(read(instruction).replace(/the (?:file|module) /, '')).toBe(toTimes);
  });
});

describe('a package or folder', () => {
  it.each([
    ['move the package app.io under app.core', 'Move the module app.io to app.core'],
    ['put the package app.io into the package app.core', 'Move the module app.io to app.core'],
    ['nest the package app.io under app.core', 'Move the module app.io to app.core'],
    ['the package app.io should go into app.core', 'Move the module app.io to app.core'],
    ['make the package app.io a subpackage of app.core', 'Move the module app.io to app.core'],
    ['move the folder src/io to src/core/', 'Move the module src/io into src/core/'],
    ['move src/io to src/core', 'Move the module src/io to src/core'],
    ['move the module helpers to a new package called shared', 'Move the module helpers into shared'],
    ['move the module helpers into the folder shared', 'Move the module helpers into shared'],
    ['move a.py and b.py to lib/', 'Move the file a.py into lib/; Move the file b.py into lib/'],
    ['move the module app.helpers to the top level', 'Move the module app.helpers into the workspace folder'],
    ['move the module app.io.helpers up one level', 'Move the module app.io.helpers into the folder around its own'],
  ])('%s', (instruction, said) => {
    expect(read(instruction)).toBe(said);
  });
});

describe('a module into a package, and back', () => {
  it.each([
    'turn helpers.py into a package',
    'make helpers.py a package',
    'convert helpers.py to a package',
    'make a package out of helpers.py',
    'helpers.py should become a package',
    'helpers.py should be a package',
    'make a package of helpers.py',
    'change helpers.py into a folder',
    'promote helpers.py to a package',
    'expand helpers.py into a package',
  ])('%s', (instruction) => {
    expect(read(instruction)).toBe('Turn the file helpers.py into a package');
  });

  it.each([
    'turn the package helpers back into a module',
    'collapse the package helpers into one file',
    'make the package helpers a single module again',
  ])('%s', (instruction) => {
    expect(read(instruction)).toBe('Turn the module helpers into a module');
  });
});

describe('wishes beside', () => {
  it('the old path, tests and docs', () => {
    expect(onlyArguments('move utils/dates.py to lib/, keep the old path importable')).toMatchObject({ to: 'lib/', keepOld: 'alias' });
    expect(onlyArguments('move utils/dates.py to lib/ and leave a deprecated shim behind')).toMatchObject({ keepOld: 'deprecated' });
    expect(onlyArguments('move utils/dates.py to lib/, also in the docs')).toMatchObject({ also: ['docs'] });
    expect(onlyArguments('move utils/dates.py to lib/ and move its tests too')).toMatchObject({ also: ['tests'] });
    expect(onlyArguments('move utils/dates.py to lib/, with its tests')).toMatchObject({ also: ['tests'] });
  });

  it('several steps', () => {
    expect(
      allArguments('There is a module utils/dates.py. Move it to lib/times.py. Then move the package app.io under app.core.'),
    ).toMatchObject([{ to: 'lib/times.py' }, { to: 'app.core' }]);
  });
});
