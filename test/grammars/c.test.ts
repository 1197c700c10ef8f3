/** What is read out of C, and what the syntax reflex makes of it. */
import { expect, test } from 'vitest';
import { fileText, outlineOf, vetoes } from './languageCheck.ts';

const source = `#include <stdio.h>
#include "orders.h"

#define LINES_MAX 100
#define PRICE(article, count) ((article)->price * (count))

/* How far an order is. */
enum status { OPEN, PAID = 2 };

/**
 * @brief One article and how many of it.
 */
struct line {
  int count; // how many
  const char *article, names[3][20];
  double (*price)(const struct line *);
  struct { int x; } place;
  union { int i; float f; };
};

typedef struct {
  struct line *lines;
} order_t;
typedef struct line line_t;
typedef int (*compare_fn)(const void *, const void *);
typedef unsigned char id_t[16];
union bits { int whole; char bytes[4]; };

extern int debug;
static order_t *orders[10], *last = NULL;
const char *const names[] = { "a", "b" };
int (*hook)(int) = 0;

static inline int count_of(const order_t *order);
order_t *order_new(void);

// Adds a line.
// Never fails.
int order_add(order_t *order, line_t line)
{
  int local = 1;
  struct hidden { int field; };
  return local;
}

char **order_names(void) { return 0; }

#ifdef __cplusplus
extern "C" {
#endif
void order_free(order_t *order);
#ifdef __cplusplus
}
#endif
`;

test('all kinds', async () => {
  expect(await outlineOf('c', source)).toEqual([
    'problem: preproc_ifdef: missing #endif',
    'macro LINES_MAX | #define LINES_MAX 100',
    'macro PRICE | #define PRICE(article, count)',
    'enum status | enum status // How far an order is.',
    '  enumMember OPEN | OPEN',
    '  enumMember PAID | PAID = 2',
    'struct line | struct line // One article and how many of it.',
    '  field count | int count',
    '  field article | const char *article, names[3][20]',
    '  field price | double (*price)(const struct line *)',
    '  field place | struct { int x; } place',
    '    field x | int x',
    '  field i | int i',
    '  field f | float f',
    'struct order_t | typedef struct { … } order_t',
    '  field lines | struct line *lines',
    'type line_t | typedef struct line line_t',
    'type compare_fn | typedef int (*compare_fn)(const void *, const void *)',
    'type id_t | typedef unsigned char id_t[16]',
    'union bits | union bits',
    '  field whole | int whole',
    '  field bytes | char bytes[4]',
    'variable debug | extern int debug',
    'variable orders - | static order_t *orders[10], *last = NULL',
    'variable last - | static order_t *orders[10], *last = NULL',
    'variable names | const char *const names[] = { "a", "b" }',
    'variable hook | int (*hook)(int) = 0',
    'function count_of - | static inline int count_of(const order_t *order)',
    'function order_new | order_t *order_new(void)',
    'function order_add | int order_add(order_t *order, line_t line) // Adds a line. Never fails.',
    'function order_names | char **order_names(void)',
    'function order_free | void order_free(order_t *order)',
    'import <stdio.h>',
    'import orders.h',
  ]);
});

test('scanner.c', async () => {
  expect(await outlineOf('c', fileText('node_modules/tree-sitter-html/src/scanner.c'))).toEqual([
    'enum TokenType | enum TokenType',
    '  enumMember START_TAG_NAME | START_TAG_NAME',
    '  enumMember SCRIPT_START_TAG_NAME | SCRIPT_START_TAG_NAME',
    '  enumMember STYLE_START_TAG_NAME | STYLE_START_TAG_NAME',
    '  enumMember END_TAG_NAME | END_TAG_NAME',
    '  enumMember ERRONEOUS_END_TAG_NAME | ERRONEOUS_END_TAG_NAME',
    '  enumMember SELF_CLOSING_TAG_DELIMITER | SELF_CLOSING_TAG_DELIMITER',
    '  enumMember IMPLICIT_END_TAG | IMPLICIT_END_TAG',
    '  enumMember RAW_TEXT | RAW_TEXT',
    '  enumMember COMMENT | COMMENT',
    'struct Scanner | typedef struct { … } Scanner',
    '  field tags | Array(Tag) tags',
    'macro MAX | #define MAX(a, b)',
    'function advance - | static inline void advance(TSLexer *lexer)',
    'function skip - | static inline void skip(TSLexer *lexer)',
    'function serialize - | static unsigned serialize(Scanner *scanner, char *buffer)',
    'function deserialize - | static void deserialize(Scanner *scanner, const char *buffer, unsigned length)',
    'function scan_tag_name - | static String scan_tag_name(TSLexer *lexer)',
    'function scan_comment - | static bool scan_comment(TSLexer *lexer)',
    'function scan_raw_text - | static bool scan_raw_text(Scanner *scanner, TSLexer *lexer)',
    'function pop_tag - | static void pop_tag(Scanner *scanner)',
    'function scan_implicit_end_tag - | static bool scan_implicit_end_tag(Scanner *scanner, TSLexer *lexer)',
    'function scan_start_tag_name - | static bool scan_start_tag_name(Scanner *scanner, TSLexer *lexer)',
    'function scan_end_tag_name - | static bool scan_end_tag_name(Scanner *scanner, TSLexer *lexer)',
    'function scan_self_closing_tag_delimiter - | static bool scan_self_closing_tag_delimiter(Scanner *scanner, TSLexer *lexer)',
    'function scan - | static bool scan(Scanner *scanner, TSLexer *lexer, const bool *valid_symbols)',
    'function tree_sitter_html_external_scanner_create | void *tree_sitter_html_external_scanner_create()',
    'function tree_sitter_html_external_scanner_scan | bool tree_sitter_html_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid_symbols)',
    'function tree_sitter_html_external_scanner_serialize | unsigned tree_sitter_html_external_scanner_serialize(void *payload, char *buffer)',
    'function tree_sitter_html_external_scanner_deserialize | void tree_sitter_html_external_scanner_deserialize(void *payload, const char *buffer, unsigned length)',
    'function tree_sitter_html_external_scanner_destroy | void tree_sitter_html_external_scanner_destroy(void *payload)',
    'import tag.h',
    'import tree_sitter/parser.h',
    'import <wctype.h>',
  ]);
});

test.each([
  ['a name', 'int f(int a) { return g(a); }\n', 'int f', 'int renamed'],
  ['beside a macro that is no C', 'FOREACH(x, list) { use(x) }\nint f(void) { return 1; }\n', 'return 1', 'return 2'],
])('the reflex passes: %s', async (_, text, from, to) => {
  expect(await vetoes('c', text, from, to)).toEqual([]);
});

test.each([
  ['a bracket', 'int f(int a) { return g(a); }\n', 'g(a)', 'g(a'],
  ['a brace', 'int f(int a) { if (a) { g(a); } }\n', '{ g(a); }', '{ g(a);'],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('c', text, from, to)).not.toEqual([]);
});
