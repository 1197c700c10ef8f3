/** New names by rules: what each rule makes of a name, and what it leaves alone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CaseStyle, inStyle, type NameRule, newNameBy } from '../../../server/core/operation/nameRule.ts';

function by(rule: NameRule, habit: 'underscores' | 'humps' = 'underscores'): (name: string) => string {
  return (name) => newNameBy(rule, name, habit);
}

describe('case styles', () => {
  it.each<[CaseStyle, string, string]>([
    ['snake_case', 'parseRow', 'parse_row'],
    ['snake_case', 'ParseHTTPRow', 'parse_http_row'],
    ['snake_case', 'utf8Decode', 'utf8_decode'],
    ['snake_case', '_parseRow', '_parse_row'],
    ['snake_case', 'type_', 'type_'],
    ['snake_case', 'parse', 'parse'],
    ['camelCase', 'parse_http_row', 'parseHttpRow'],
    ['camelCase', '__private_name', '__privateName'],
    ['camelCase', 'MAX_ROWS', 'maxRows'],
    ['PascalCase', 'row_reader', 'RowReader'],
    ['UPPER_CASE', 'maxRows', 'MAX_ROWS'],
    ['kebab-case', 'rowReader', 'row-reader'],
    ['snake_case', '#count', '#count'],
  ])('%s of %s is %s', (style, name, expected) => {
    expect(inStyle(name, style)).toBe(expected);
  });

  it('changes nothing the second time', () => {
    const name = fc.stringMatching(/^_{0,2}[a-zA-Z][a-zA-Z0-9_]{0,12}$/);
    const styles = fc.constantFrom<CaseStyle>('snake_case', 'camelCase', 'PascalCase', 'UPPER_CASE', 'kebab-case');
    fc.assert(
      fc.property(name, styles, (text, style) => {
        const once = inStyle(text, style);
        // Humps are what is left to tell words by: one of a single letter, or with digits, may be told otherwise.
        const words = text.match(/[A-Z]?[a-z]{2,}/g)?.join('') === text.replaceAll('_', '');
        if (words) expect(inStyle(once, style)).toBe(once);
      }),
    );
  });
});

describe('prefixes and suffixes', () => {
  it.each<[NameRule, string, string]>([
    [{ kind: 'addPrefix', text: 'get_' }, 'row', 'get_row'],
    [{ kind: 'addPrefix', text: 'get' }, 'row', 'get_row'],
    [{ kind: 'addPrefix', text: 'get' }, 'nextRow', 'getNextRow'],
    [{ kind: 'addPrefix', text: 'Base' }, 'Reader', 'BaseReader'],
    [{ kind: 'addPrefix', text: '_' }, 'row', '_row'],
    [{ kind: 'addPrefix', text: 'get' }, '_row', '_get_row'],
    [{ kind: 'addPrefix', text: 'DEFAULT' }, 'LIMIT', 'DEFAULT_LIMIT'],
    [{ kind: 'addSuffix', text: '_old' }, 'row', 'row_old'],
    [{ kind: 'addSuffix', text: 'old' }, 'next_row', 'next_row_old'],
    [{ kind: 'addSuffix', text: 'Error' }, 'Parse', 'ParseError'],
    [{ kind: 'removePrefix', text: 'get_' }, 'get_row', 'row'],
    [{ kind: 'removePrefix', text: 'get' }, 'get_row', 'row'],
    [{ kind: 'removePrefix', text: 'get' }, 'getNextRow', 'nextRow'],
    [{ kind: 'removePrefix', text: 'get' }, 'getter', 'getter'],
    [{ kind: 'removePrefix', text: 'get_' }, '_get_row', '_row'],
    [{ kind: 'removePrefix', text: 'get_' }, 'row', 'row'],
    [{ kind: 'removePrefix', text: 'row_' }, 'row_2', 'row_2'],
    [{ kind: 'removePrefix', text: '_' }, '_row', 'row'],
    [{ kind: 'removePrefix', text: 'I' }, 'IReader', 'Reader'],
    [{ kind: 'removeSuffix', text: '_old' }, 'row_old', 'row'],
    [{ kind: 'removeSuffix', text: 'old' }, 'row_old', 'row'],
    [{ kind: 'removeSuffix', text: 'old' }, 'threshold', 'threshold'],
    [{ kind: 'removeSuffix', text: 'Impl' }, 'ReaderImpl', 'Reader'],
  ])('%j of %s is %s', (rule, name, expected) => {
    expect(by(rule)(name)).toBe(expected);
  });

  it('follow the habit of the language where nothing tells', () => {
    expect(by({ kind: 'addPrefix', text: 'get' }, 'humps')('row')).toBe('getRow');
    expect(by({ kind: 'addSuffix', text: 'async' }, 'humps')('load')).toBe('loadAsync');
  });
});

describe('parts', () => {
  it.each<[string, string, string, string]>([
    ['get_', 'fetch_', 'get_row', 'fetch_row'],
    ['get_', 'fetch_', 'widget_size', 'widget_size'],
    ['row', 'line', 'parse_row', 'parse_line'],
    ['row', 'line', 'parseRow', 'parseLine'],
    ['row', 'line', 'RowReader', 'LineReader'],
    ['row', 'line', 'MAX_ROW', 'MAX_LINE'],
    ['row', 'line', 'arrow', 'arrow'],
    ['row', 'line', 'row_of_row', 'line_of_line'],
    ['parse_row', 'read_line', 'test_parse_row_fails', 'test_read_line_fails'],
    ['parse_row', 'read_line', 'TestParseRow', 'TestReadLine'],
    ['parseRow', 'readLine', 'parse_row', 'read_line'],
    ['my', '', 'my_row', 'row'],
    ['my', '', 'myRow', 'row'],
    ['Manager', '', 'RowManager', 'Row'],
  ])('%s by %s in %s is %s', (part, other, name, expected) => {
    expect(by({ kind: 'replace', part, by: other })(name)).toBe(expected);
  });

  it.each<['start' | 'end', string, string, string, string]>([
    ['start', 'get_', 'fetch_', 'get_row', 'fetch_row'],
    ['start', 'get_', 'fetch_', 'get_row_get_cell', 'fetch_row_get_cell'],
    ['start', 'get', 'fetch', 'getRow', 'fetchRow'],
    ['start', 'get', 'fetch', 'getter', 'getter'],
    ['start', 'get', 'fetch', 'get', 'fetch'],
    ['start', 'get', 'fetch_', 'get_row', 'fetch_row'],
    ['start', 'get_', 'fetch', 'get_row', 'fetch_row'],
    ['start', '_get', '_fetch', '_get_row', '_fetch_row'],
    ['start', 'get_', 'fetch_', 'row_get_', 'row_get_'],
    ['end', '_SCOPE', '_PERMISSION', 'ADMIN_SCOPE', 'ADMIN_PERMISSION'],
    ['end', '_SCOPE', '_PERMISSION', 'MAX_SCOPE_SCOPE', 'MAX_SCOPE_PERMISSION'],
    ['end', '_SCOPE', 'PERMISSION', 'ADMIN_SCOPE', 'ADMIN_PERMISSION'],
    ['end', 'SCOPE', '_PERMISSION', 'ADMIN_SCOPE', 'ADMIN_PERMISSION'],
    ['end', 'Handler', 'Listener', 'HandlerOfHandler', 'HandlerOfListener'],
    ['end', 'Handler', 'Listener', 'Handlers', 'Handlers'],
  ])('at the %s, %s by %s in %s is %s', (at, part, other, name, expected) => {
    expect(by({ kind: 'replace', part, by: other, at })(name)).toBe(expected);
  });
});
