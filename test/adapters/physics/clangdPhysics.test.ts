/** clangd through the adapter, on C and C++ as they are written; skipped where there is none. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PhysicsWorkspace } from './physicsWorkspace.ts';
import { serverHere, toolHomes } from './realServers.ts';

const clangd = serverHere('clangd');

const files = {
  'compile_flags.txt': '-std=c17\n-Iinclude\n',
  'include/queue.h': '#pragma once\n\nstruct queue {\n  int length;\n};\n\nint queue_length(const struct queue *q);\n',
  'src/queue.c': '#include "queue.h"\n\nint queue_length(const struct queue *q) {\n  return q->length;\n}\n',
  'src/main.c':
    '#include "queue.h"\n\nint main(void) {\n  struct queue q = { .length = 2 };\n  int wrong = missing_before;\n  return queue_length(&q);\n}\n',
  'src/other.c': '#include "queue.h"\n\nint twice(const struct queue *q) { return 2 * queue_length(q); }\n',
};
const sources = ['include/queue.h', 'src/main.c', 'src/other.c', 'src/queue.c'];

describe.skipIf(clangd === undefined)('clangd', () => {
  let workspace: PhysicsWorkspace;
  let untouched: string;
  beforeAll(() => {
    workspace = new PhysicsWorkspace(files, { servers: [clangd!], toolEnvironment: toolHomes });
    untouched = workspace.digest();
  });
  afterAll(async () => {
    expect(workspace.digest()).toBe(untouched);
    await workspace.dispose();
  });
  const rename = (names: readonly string[]) => workspace.replacing(names, /queue_length/g, 'queue_size');

  test('finds the references of a function declared in a header', async () => {
    expect(await workspace.references('include/queue.h', 'queue_length', sources)).toEqual([
      'include/queue.h:7',
      'src/main.c:6',
      'src/other.c:3',
      'src/queue.c:3',
    ]);
  });

  test('passes a rename that is complete, errors that were there before notwithstanding', async () => {
    const verdict = await workspace.verdict(rename(sources), []);
    expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [], before: 1, after: 1 });
    expect(verdict.checkedPaths).toEqual(sources);
  });

  test('finds out a header whose users did not follow, and takes the proposal back', async () => {
    expect(await workspace.findings(rename(['include/queue.h', 'src/queue.c']), ['src/main.c', 'src/other.c'])).toEqual([
      'src/main.c:6 -Wimplicit-function-declaration queue_length',
      'src/other.c:3 -Wimplicit-function-declaration queue_length',
    ]);
    expect(await workspace.verdict(workspace.replacing(['src/main.c'], /main/g, 'start'), ['src/other.c'])).toMatchObject({
      passed: true,
      before: 1,
      after: 1,
    });
  });

  test('renames across files', async () => {
    const renamed = await workspace.renamed('include/queue.h', 'queue_length', 'queue_size', sources);
    expect(Object.keys(renamed)).toEqual(sources);
    expect(renamed['src/main.c']).toBe(files['src/main.c'].replace('queue_length', 'queue_size'));
  });

  test('judges a header that moves, in a mirror', async () => {
    const moved = (followers: readonly string[]) =>
      workspace.overlay({
        'include/queue.h': { to: 'include/containers/queue.h' },
        ...Object.fromEntries(followers.map((name) => [name, { text: workspace.read(name).replace('queue.h', 'containers/queue.h') }])),
      });
    const verdict = await workspace.verdict(moved(['src/main.c', 'src/other.c', 'src/queue.c']), []);
    expect(verdict).toMatchObject({ answered: true, passed: true, newDiagnostics: [] });
    expect(await workspace.findings(moved(['src/main.c', 'src/queue.c']), ['src/other.c'])).toEqual([
      'src/other.c:1 pp_file_not_found "queue.h"',
      'src/other.c:3 -Wimplicit-function-declaration queue_length',
    ]);
  });
});

describe.skipIf(clangd === undefined)('clangd with a compilation database', () => {
  const cpp = {
    'lib/shape.hpp': '#pragma once\n\nclass Shape {\npublic:\n  virtual ~Shape() = default;\n  virtual double area() const = 0;\n};\n',
    'lib/square.cpp':
      '#include "shape.hpp"\n\nclass Square : public Shape {\n  double side = 1;\n\npublic:\n  double area() const override { return side * side; }\n};\n',
    'app/sum.cpp': '#include "shape.hpp"\n\ndouble sum(const Shape &a, const Shape &b) { return a.area() + b.area(); }\n',
  };
  let workspace: PhysicsWorkspace;
  let untouched: string;
  beforeAll(() => {
    workspace = new PhysicsWorkspace(cpp, { servers: [clangd!], toolEnvironment: toolHomes });
    const entry = (file: string) => ({
      directory: workspace.root,
      file,
      arguments: ['c++', '-std=c++17', `-I${workspace.root}/lib`, '-c', file],
    });
    workspace.write('build/compile_commands.json', JSON.stringify(['lib/square.cpp', 'app/sum.cpp'].map(entry)));
    untouched = workspace.digest();
  });
  afterAll(async () => {
    expect(workspace.digest()).toBe(untouched); // clangd's index is not put beside the database
    await workspace.dispose();
  });

  test('knows files that were never opened, overrides among them', async () => {
    const renamed = await workspace.renamed('lib/shape.hpp', 'area', 'surface', []);
    expect(Object.keys(renamed)).toEqual(['app/sum.cpp', 'lib/shape.hpp', 'lib/square.cpp']);
    expect(renamed['lib/square.cpp']).toBe(cpp['lib/square.cpp'].replace('area', 'surface'));
  });

  test('is led into the mirror by its paths', async () => {
    const moved = workspace.overlay({ 'lib/shape.hpp': { to: 'lib/figure.hpp' } });
    expect(await workspace.findings(moved, ['app/sum.cpp'])).toContain('app/sum.cpp:1 pp_file_not_found "shape.hpp"');
  });
});
