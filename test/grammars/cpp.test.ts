/** What is read out of C++, and what the syntax reflex makes of it. */
import { expect, test } from 'vitest';
import { fileText, namesOf, outlineOf, vetoes } from './languageCheck.ts';

const source = `#include <vector>
#include "orders.hpp"

using namespace std;
using std::vector;

namespace shop::orders {

class Store;

/// Keeps orders.
template <typename T, int N = 3>
class Store : public Base<T> {
  int hidden_by_default;

public:
  using Key = std::string;
  enum class Status : int { Open, Paid };
  explicit Store(int size) : size_(size) {}
  Store(const Store &) = delete;
  virtual ~Store();
  /** Finds one. */
  virtual const T *find(const Key &key) const = 0;
  T &operator[](int at);
  explicit operator bool() const;
  static int count;
  template <class U> void add(U &&order) { int local; }
  struct Line { int count; };
  friend class Report;

protected:
  std::vector<T> orders_;

private:
  int size_ = 0;
};

template <> struct Store<int, 1> { int x; };

struct Point { double x, y; private: int z; };
union Bits { int whole; };
enum Color { Red };

template <typename T> T largest(T a, T b) { return a > b ? a : b; }
template <class T> using List = std::vector<T>;
template <class T> concept Priced = requires(T t) { t.price(); };
typedef unsigned long id_t;
constexpr int LINES_MAX = 100;
static int internal;
const std::string &name_of(int id);
void *raw();

} // namespace shop::orders

namespace {
int only_here() { return 1; }
}

using shop::orders::Point;

shop::orders::Store<int>::~Store() {}
int Point::length() const { return 0; }
Point &Point::operator+=(const Point &other) { return *this; }
Point::Point(double x) : x(x) {}
int Report::total = 0;
#define PRICE(x) ((x) * 2)
extern "C" void order_free(void *order);
`;

test('all kinds', async () => {
  expect(await outlineOf('cpp', source)).toEqual([
    'namespace shop::orders | namespace shop::orders',
    '  class Store | template <typename T, int N = 3> class Store : public Base<T> // Keeps orders.',
    '    field hidden_by_default - | int hidden_by_default',
    '    type Key | using Key = std::string',
    '    enum Status | enum class Status : int',
    '      enumMember Open | Open',
    '      enumMember Paid | Paid',
    '    method Store | explicit Store(int size)',
    '    method Store | Store(const Store &) = delete',
    '    method ~Store | virtual ~Store()',
    '    method find | virtual const T *find(const Key &key) const = 0 // Finds one.',
    '    method operator[] | T &operator[](int at)',
    '    method bool | operator bool() const',
    '    field count | static int count',
    '    method add | template <class U> void add(U &&order)',
    '    struct Line | struct Line',
    '      field count | int count',
    '    field orders_ | std::vector<T> orders_',
    '    field size_ - | int size_ = 0',
    '  struct Store | template <> struct Store<int, 1>',
    '    field x | int x',
    '  struct Point | struct Point',
    '    field x | double x, y',
    '    field y | double x, y',
    '    field z - | int z',
    '  union Bits | union Bits',
    '    field whole | int whole',
    '  enum Color | enum Color',
    '    enumMember Red | Red',
    '  function largest | template <typename T> T largest(T a, T b)',
    '  type List | template <class T> using List = std::vector<T>',
    '  type Priced | template <class T> concept Priced = requires(T t) { t.price(); }',
    '  type id_t | typedef unsigned long id_t',
    '  variable LINES_MAX | constexpr int LINES_MAX = 100',
    '  variable internal - | static int internal',
    '  function name_of | const std::string &name_of(int id)',
    '  function raw | void *raw()',
    'function only_here - | int only_here()',
    '    method ~Store | shop::orders::Store<int>::~Store()',
    '    method length | int Point::length() const',
    '    method operator+= | Point &Point::operator+=(const Point &other)',
    '    method Point | Point::Point(double x)',
    'field Report::total | int Report::total = 0',
    'macro PRICE | #define PRICE(x)',
    'function order_free | void order_free(void *order)',
    'import <vector>',
    'import orders.hpp',
    'import std',
    'import std::vector',
    'import shop::orders::Point',
  ]);
});

test('binder.cpp', async () => {
  expect(await outlineOf('cpp', fileText('node_modules/better-sqlite3/src/util/binder.cpp'))).toEqual([
    'class Binder | class Binder',
    '  method Binder | explicit Binder(sqlite3_stmt* _handle)',
    '  method Bind | bool Bind(NODE_ARGUMENTS info, int argc, Statement* stmt)',
    '  struct Result - | struct Result',
    '    field count | int count',
    '    field bound_object | bool bound_object',
    '  method GetPrototype - | static Napi::Value GetPrototype(Napi::Env env, Napi::Object obj)',
    `  method IsPlainObject - | static bool IsPlainObject(Napi::Env env, Napi::Object obj) // An object is "plain" if its prototype is null or a top-level prototype (i.e., some realm's Object.prototype). Rather than comparing against the current realm's Object.prototype -- which would reject plain objects from other contexts, such as the "vm" module -- we walk to the top of the prototype chain. A plain object's chain is exactly "obj -> proto -> null", so its immediate prototype must itsel…`,
    '  method Fail - | void Fail(Napi::Value (*Throw)(Napi::Env, const char*), Napi::Env env, const char* message)',
    '  method NextAnonIndex - | int NextAnonIndex()',
    '  method BindValue - | void BindValue(Napi::Env env, Napi::Value value, int index) // Binds the value at the given index or throws an appropriate error.',
    '  method BindArray - | int BindArray(Napi::Env env, Napi::Array arr) // Binds each value in the array or throws an appropriate error. The number of successfully bound parameters is returned.',
    '  method BindObject - | int BindObject(Napi::Env env, Napi::Object obj, Statement* stmt) // Binds all named parameters using the values found in the given object. The number of successfully bound parameters is returned. If a named parameter is missing from the object, an error is thrown. This should only be invoked once per instance.',
    '  method BindArgs - | Result BindArgs(NODE_ARGUMENTS info, int argc, Statement* stmt) // Binds all parameters using the values found in the arguments object. Anonymous parameter values can be directly in the arguments object or in an Array. Named parameter values can be provided in a plain Object argument. Only one plain Object argument may be provided. If an error occurs, an appropriate error is thrown. The return value is a struct indicating how many parameters were successfully bo…',
    '  field handle - | sqlite3_stmt* handle',
    '  field param_count - | int param_count',
    '  field anon_index - | int anon_index',
    '  field success - | bool success',
  ]);
});

test('statement-iterator.hpp', async () => {
  expect(await namesOf('cpp', fileText('node_modules/better-sqlite3/src/objects/statement-iterator.hpp'))).toEqual([
    'class StatementIterator',
    '  method StatementIterator',
    '  method ~StatementIterator',
    '  field TYPE_TAG',
    '  method INIT',
    '  method Next -',
    '  method Return -',
    '  method Throw -',
    '  method Cleanup -',
    '  method NewRecord -',
    '  method DoneRecord -',
    '  method NODE_METHOD -',
    '  method NODE_METHOD -',
    '  method NODE_METHOD -',
    '  method NODE_METHOD -',
    '  field stmt -',
    '  field handle -',
    '  field db_state -',
    '  field bound -',
    '  field safe_ints -',
    '  field mode -',
    '  field alive -',
    '  field logged -',
  ]);
});

test.each([
  ['a name', 'class A { int f(int a) { return g(a); } };\n', 'int f', 'int renamed'],
  ['a template', 'template <class T> T f(T a) { return a; }\n', 'return a', 'return b<c>(a)'],
])('the reflex passes: %s', async (_, text, from, to) => {
  expect(await vetoes('cpp', text, from, to)).toEqual([]);
});

test.each([
  ['a bracket', 'class A { int f(int a) { return g(a); } };\n', 'g(a)', 'g(a'],
  ['a brace', 'namespace n { class A { }; }\n', '{ };', '{ ;'],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('cpp', text, from, to)).not.toEqual([]);
});
