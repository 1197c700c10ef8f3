/** Noun phrases that mean several things: what they select, as selectors are written. */
import { describe, expect, it } from 'vitest';
import { readThings } from './things.ts';

const phrases: readonly (readonly [string, string])[] = [
  // names and lists
  ['parse_row', 'parse_row'],
  ['f and g', 'f; g'],
  ['f, g, h and i', 'f; g; h; i'],
  ['f, g, h, i, j, k, l, m and n', 'f; g; h; i; j; k; l; m; n'],
  ['both f and g', 'f; g'],
  ['the two functions f and g', 'function f; function g'],
  ['the three classes A, B and C', 'class A; class B; class C'],
  ['the function f, the class C and LIMIT', 'function f; class C; LIMIT'],
  ['parse_row as well as parse_all', 'parse_row; parse_all'],
  ['the classes Reader and Writer in io.py', 'class Reader in io.py; class Writer in io.py'],
  // everything of a kind, and of a place
  ['all functions', '[function]'],
  ['every function outside a class in utils.py', '[function outside:class in:utils.py]'],
  ['each class in models.py', '[class in:models.py]'],
  ['all constants', '[constant]'],
  ['all the classes and interfaces in src/model', '[kind:class,interface in:src/model]'],
  ['everything in x.py', '[top-level in:x.py]'],
  ['whatever is in x.py', '[top-level in:x.py]'],
  ['the contents of x.py', '[top-level in:x.py]'],
  ['all functions in a.py and b.py', '[function (in:a.py or in:b.py)]'],
  ['all methods of Reader', '[method members-of:Reader]'],
  ['all functions in the class Reader', '[kind:function,method members-of:Reader]'],
  ['functions at the top level of app/io.py', '[function top-level in:app/io.py]'],
  // names
  ['all functions starting with parse_', '[function name:parse_*]'],
  ['every function whose name starts with `parse_`', '[function name:parse_*]'],
  ['functions with the prefix get', '[function name:get*]'],
  ['whatever ends in _helper', '[name:*_helper]'],
  ['everything that ends with Error', '[name:*Error]'],
  ['all classes ending with Error or Exception', '[class (name:*Error or name:*Exception)]'],
  ['all methods containing cache in their name', '[method name:*cache*]'],
  ['functions named get_*', '[function name:get_*]'],
  ['all functions matching *_row', '[function name:*_row]'],
  ['functions like parse_*', '[function name:parse_*]'],
  // relations
  ['the subclasses of Base', '[subclasses-of:Base]'],
  ['all classes in models.py that derive from Base', '[in:models.py subclasses-of:Base]'],
  ['every class inheriting from Base', '[subclasses-of:Base]'],
  ["Base's subclasses", '[subclasses-of:Base]'],
  ['the class Base and its subclasses', 'class Base; [subclasses-of:Base]'],
  ['Reader, its subclasses and parse_row', 'Reader; [subclasses-of:Reader]; parse_row'],
  ['the implementers of IReader', '[implementers-of:IReader]'],
  ['classes that implement IReader', '[implementers-of:IReader]'],
  ['overrides of Reader.next', '[overriders-of:Reader.next]'],
  ['callers of load', '[callers-of:load]'],
  ['all functions that call load', '[kind:function,method callers-of:load]'],
  ['every test that calls load', '[kind:function,method,class test (name:test* or name:Test*) callers-of:load]'],
  ['functions decorated with @cached', '[function decorated-with:cached]'],
  ['all functions with the decorator app.route', '[function decorated-with:app.route]'],
  ['methods with @override', '[method decorated-with:override]'],
  // traits
  ['unused functions', '[function unused]'],
  ['all functions that are never used', '[function unused]'],
  ['private functions of the module x', '[function not:exported in:x]'],
  ['the public functions of the module app.io', '[function exported in:app.io]'],
  ['undocumented classes', '[class not:documented]'],
  ['all functions without a docstring in app', '[function not:documented in:app]'],
  ['top-level functions in x.py', '[function top-level in:x.py]'],
  ['all module-level constants of settings.py', '[constant top-level in:settings.py]'],
  ['all functions outside of the tests', '[function not:test]'],
  // exceptions
  ['all functions in x.py except main', '[function in:x.py not name:main]'],
  ['everything in x.py but not main or setup', '[top-level in:x.py not name:main not name:setup]'],
  ['all classes other than Base and Root', '[class not name:Base not name:Root]'],
  ['all functions starting with parse_ except those in tests', '[function name:parse_* not:test]'],
  ['all functions in app except the ones starting with _', '[function in:app not name:_*]'],
  ['all functions apart from the private ones', '[function not not:exported]'],
  ['every class in models.py except the abstract class Base', '[class in:models.py not name:Base]'],
  ['all methods of Reader except Reader.next', '[method members-of:Reader not (name:next members-of:Reader)]'],
];

describe('noun phrases for several things', () => {
  it.each(phrases)('%s', (said, meant) => {
    expect(readThings(said)).toBe(meant);
  });

  it('point back', () => {
    const last = { name: 'Reader', kind: 'class', pathHint: 'io.py', containerHint: undefined, cursor: undefined } as const;
    expect(readThings('its subclasses', { last })).toBe('[subclasses-of:"Reader in io.py"]');
    expect(readThings('all methods of it', { last })).toBe('[method members-of:Reader in:io.py]');
    const f = { ...last, name: 'f', kind: undefined };
    const g = { ...f, name: 'g' };
    expect(readThings('them', { lastGroup: [f, g] })).toBe('f in io.py; g in io.py');
    expect(readThings('all of them but g', { lastGroup: [f, g] })).toBe('f in io.py');
    const many = { ...f, name: '', pathHint: undefined, selector: 'function in:a.py' };
    expect(readThings('all of them except main', { lastGroup: [many] })).toBe('[function in:a.py not name:main]');
    expect(readThings('them')).toMatch(/^✗ what “them” stands for/);
  });
});
