/** Which files are tests, by the customs of each language; and which tests come to load a file. */
import { expect, it } from 'vitest';
import { isTestPath, testsLoading } from '../../../../server/core/terrain/relations/testFiles.ts';
import { asWorkspacePath } from '../../../../server/protocol/ids.ts';
import { graphOf } from './asking.ts';

it.each([
  ['tests/test_a.py a/test_b.py a/b_test.py conftest.py app/tests/helpers.py', 'testing.py a/contest.py latest.py src/tester.py'],
  ['a.test.ts a.spec.tsx src/__tests__/x.js test/y.mjs a.e2e.ts', 'a.ts test.ts latest.ts src/spec.ts contest/x.ts'],
  ['a_test.go', 'test.go tests/a.go'],
  ['tests/a.rs benches/b.rs', 'src/tests.rs'],
  ['src/test/java/A.java x/CartTest.java x/CartTests.java x/TestCart.java', 'src/main/java/Contest.java x/Testing.java'],
  ['CartTests.cs App.Tests/Cart.cs', 'Contest.cs'],
  ['cart_spec.rb test/cart_test.rb spec/x.rb', 'cart.rb'],
  ['CartTest.php tests/Cart.php', 'Contest.php'],
  ['tests/a.c a_test.cpp test_x.c', 'a.c'],
])('tests: %s; none: %s', (tests, others) => {
  expect(tests.split(' ').filter((path) => !isTestPath(path))).toEqual([]);
  expect(others.split(' ').filter(isTestPath)).toEqual([]);
});

it('tests that load a file are told with how far away they are; what only types need does not load', async () => {
  const graph = await graphOf(`
//- a.ts
export class A {}
//- b.ts
import { A } from './a';
export const b = new A();
//- a.test.ts
import { A } from './a';
new A();
//- b.test.ts
import { b } from './b';
b;
//- types.test.ts
import type { A } from './a';
//- other.test.ts
`);
  expect(testsLoading(graph, [asWorkspacePath('a.ts')])).toEqual([
    { path: 'a.test.ts', imports: 1 },
    { path: 'b.test.ts', imports: 2 },
  ]);
});
