/** What is read out of Java, and what the syntax reflex makes of it. No package brings Java, so the file is our own. */
import { expect, test } from 'vitest';
import { fileText, outlineOf, vetoes } from './languageCheck.ts';

test('Orders.java', async () => {
  expect(await outlineOf('java', fileText('test/samples/outlines/Orders.java'))).toEqual([
    'namespace com.example.orders | package com.example.orders',
    '  class Orders | @SuppressWarnings("unchecked") public final class Orders<T extends Comparable<T>> implements Iterable<T> // Keeps what customers ordered, by id.',
    '    field LINES_MAX | public static final int LINES_MAX = 100 // Most lines of one order.',
    '    field byId - | private final Map<String, List<T>> byId, archived',
    '    field archived - | private final Map<String, List<T>> byId, archived',
    '    field open | protected volatile boolean open = true',
    '    field onClose - | private final Runnable onClose = new Runnable() { @Override public void run() { open = false; } }',
    '    method Orders | public Orders(Map<String, List<T>> byId) // Makes an empty store.',
    '    method find | @Override public <R> R find( String id, Function<? super List<T>, ? extends R> then) throws IllegalStateException // Finds an order.',
    '    method flush | @Deprecated native void flush()',
    '    method log - | private static void log(String... words)',
    '    enum Status | public enum Status // How far an order is.',
    '      enumMember OPEN | OPEN // Accepts lines.',
    '      enumMember PAID | PAID("paid")',
    '        method isFinal | @Override boolean isFinal()',
    '      field word - | private final String word',
    '      method Status | Status(String... word)',
    '      method isFinal | boolean isFinal()',
    '    class Line | public record Line(String article, int count) // One article and how many of it.',
    '      method Line | public Line',
    '      method price | double price()',
    '    interface Pricer | sealed interface Pricer permits Fixed',
    '      constant CURRENCY | String CURRENCY = "EUR"',
    '      method price | double price(String article)',
    '      method isFree | default boolean isFree(String article)',
    '    class Fixed - | private static final class Fixed implements Pricer',
    '      method price | public double price(String article)',
    '    interface Audited | @interface Audited',
    '      method by | String by() default ""',
    '  class Helper | class Helper',
    'import java.util.stream.Collectors: *',
    'import java.util.List',
    'import java.util.Map',
    'import java.util.function.Function',
  ]);
});

test.each([['a name', 'class A { int f(int a) { return g(a); } }\n', 'int f', 'int renamed']])(
  'the reflex passes: %s',
  async (_, text, from, to) => {
    expect(await vetoes('java', text, from, to)).toEqual([]);
  },
);

test.each([
  ['a semicolon', 'class A { int f(int a) { return g(a); } }\n', 'g(a);', 'g(a'],
  ['a keyword', 'class A { int f() { return 1; } }\n', 'int f', 'class f'],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('java', text, from, to)).not.toEqual([]);
});
