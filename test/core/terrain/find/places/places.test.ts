/** Dotted names, path hints, partial and misspelled paths. */
import { describe, expect, it } from 'vitest';
import { Finder } from '../../../../../server/core/terrain/find/finder.ts';
import { pathOfFound } from '../../../../../server/core/terrain/find/finding.ts';
import { PathIndex } from '../../../../../server/core/terrain/find/places/pathIndex.ts';
import { segmentsOfDotted } from '../../../../../server/core/terrain/find/places/segments.ts';
import { asWorkspacePath } from '../../../../../server/protocol/ids.ts';
import { recordOfNames } from '../recordOfNames.ts';

describe('segmentsOfDotted', () => {
  it.each([
    ['gyp.common.BuildFile', 'gyp common BuildFile'],
    ['rxjs/operators#map', 'rxjs operators map'],
    ['Class.method', 'Class method'],
    ['module:func', 'module func'],
    ['pkg/mod.py::Test::test_x', 'pkg mod Test test_x'],
    ['pkg/mod.py::Test::test_x[one-2]', 'pkg mod Test test_x'],
    ['std::vec::Vec', 'std vec Vec'],
    ['reader.next()', 'reader next'],
    ['name', undefined],
    ['src/a.ts', undefined],
    ['two words', undefined],
    ['.hidden', undefined],
  ])('%s is %s', (text, segments) => {
    expect(segmentsOfDotted(text)?.join(' ')).toBe(segments);
  });
});

const paths = [
  'README.md',
  'app/manager.py',
  'app/cli/__init__.py',
  'app/cli/run.py',
  'app/utils/dates.py',
  'lib/utils.py',
  'lib/Views/OrderList.tsx',
  'lib/Views/index.ts',
  'tests/test_manager.py',
];

describe('a place is found', () => {
  const index = new PathIndex();
  index.list(paths.map(asWorkspacePath));
  const first = (text: string): string | undefined => {
    const finding = index.find(text)[0];
    return finding && `${finding.found.what} ${pathOfFound(finding.found)}`;
  };
  it.each([
    ['app/utils/dates.py', 'file app/utils/dates.py'],
    ['utils/dates.py', 'file app/utils/dates.py'],
    ['utils/dates', 'file app/utils/dates.py'],
    ['utils.dates', 'file app/utils/dates.py'],
    ['dates', 'file app/utils/dates.py'],
    ['Dates.PY', 'file app/utils/dates.py'],
    ['date', 'file app/utils/dates.py'],
    ['./lib/utils.py', 'file lib/utils.py'],
    ['in utils.py', 'file lib/utils.py'],
    ['the utils folder', 'folder app/utils'],
    ['the manager module', 'file app/manager.py'],
    ['cli package', 'folder app/cli'],
    ['lib\\views\\', 'folder lib/Views'],
    ['order_list', 'file lib/Views/OrderList.tsx'],
    ['OrdreList', 'file lib/Views/OrderList.tsx'],
    ['readme', 'file README.md'],
    ['nothing_like_it', undefined],
    ['', undefined],
  ])('as %s', (text, expected) => {
    expect(first(text)).toBe(expected);
  });

  it('no more once it is gone, its folder neither', () => {
    const changing = new PathIndex();
    changing.list(paths.map(asWorkspacePath));
    changing.list(paths.filter((path) => !path.startsWith('app/cli/')).map(asWorkspacePath));
    expect(changing.find('cli folder').map(({ found }) => found)).toEqual([]);
    expect([changing.files, changing.folders]).toEqual([7, 5]);
  });
});

describe('a dotted name is found', () => {
  const finder = new Finder();
  finder.put(recordOfNames('gyp/common.py', ['BuildFile', 'Reader', 'Reader.next']), undefined);
  finder.put(recordOfNames('gyp/input.py', ['BuildFile', 'Writer', 'Writer.next']), undefined);
  finder.put(recordOfNames('rxjs/internal/operators/map.ts', ['map']), undefined);
  finder.put(recordOfNames('rxjs/internal/map.ts', ['map']), undefined);
  const first = (text: string): string | undefined => {
    const found = finder.find(text)[0]?.found;
    return found?.what === 'symbol' ? `${found.symbol.name} ${found.record.path}` : found && pathOfFound(found);
  };
  it.each([
    ['gyp.common.BuildFile', 'BuildFile gyp/common.py'],
    ['gyp.input.BuildFile', 'BuildFile gyp/input.py'],
    ['gyp.comon.BuildFlie', 'BuildFile gyp/common.py'],
    ['Input.build_file', 'BuildFile gyp/input.py'],
    ['Writer.next', 'next gyp/input.py'],
    ['gyp/common.py::Reader::next', 'next gyp/common.py'],
    ['rxjs/operators#map', 'map rxjs/internal/operators/map.ts'],
    ['BuildFile in input', 'BuildFile gyp/input.py'],
    ['gyp/input.py', 'gyp/input.py'],
  ])('as %s', (text, expected) => {
    expect(first(text)).toBe(expected);
  });
});
