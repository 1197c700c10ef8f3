/** What is read out of C#, and what the syntax reflex makes of it. */
import { expect, test } from 'vitest';
import { fileText, namesOf, outlineOf, vetoes } from './languageCheck.ts';

const source = `using System;
using Text = System.Text;
using static System.Math;
global using System.Linq;

namespace Shop.Orders;

/// <summary>
/// Keeps orders of a <see cref="T:Customer"/>.
/// </summary>
/// <remarks>And more.</remarks>
[Serializable]
public sealed partial class Store<T> : Base, IEnumerable<T> where T : class
{
    private readonly int size, count = 1;
    public const int LinesMax = 100;
    int hiddenByDefault;

    /// <summary>Makes one.</summary>
    public Store(int size) : base(size) { this.size = size; }

    ~Store() { }

    public int Count { get; private set; }
    public int Twice => Count * 2;
    public T this[int at] => default;
    public event EventHandler Changed;
    public static Store<T> operator +(Store<T> a, Store<T> b) => a;
    public static implicit operator int(Store<T> store) => store.Count;

    protected internal async Task<T> FindAsync<K>(K key, int retries = 3)
    {
        int Local() => 1;
        var lambda = () => 2;
        return default;
    }

    void Hidden() { }

    public delegate int Compare(T a, T b);

    private enum Status { Open, Paid = 2 }

    public struct Line { public int Count; }

    public interface IPriced { double Price(string article); int Digits { get; } }
}

internal record Customer(string Name, int Age) { public string Greeting => Name; }

readonly record struct Point(int X, int Y);

file static class Extensions
{
    public static int Twice(this int value) => value * 2;
}
`;

test('all kinds', async () => {
  expect(await outlineOf('csharp', source)).toEqual([
    'namespace Shop.Orders | namespace Shop.Orders',
    '  class Store | [Serializable] public sealed partial class Store<T> : Base, IEnumerable<T> where T : class // Keeps orders of a Customer.',
    '    field size - | private readonly int size, count = 1',
    '    field count - | private readonly int size, count = 1',
    '    field LinesMax | public const int LinesMax = 100',
    '    field hiddenByDefault - | int hiddenByDefault',
    '    method Store | public Store(int size) : base(size) // Makes one.',
    '    method Store - | ~Store()',
    '    property Count | public int Count',
    '    property Twice | public int Twice => Count * 2',
    '    property Changed | public event EventHandler Changed',
    '    method + | public static Store<T> operator +(Store<T> a, Store<T> b)',
    '    method int | public static implicit operator int(Store<T> store)',
    '    method FindAsync | protected internal async Task<T> FindAsync<K>(K key, int retries = 3)',
    '    method Hidden - | void Hidden()',
    '    type Compare | public delegate int Compare(T a, T b)',
    '    enum Status - | private enum Status',
    '      enumMember Open | Open',
    '      enumMember Paid | Paid = 2',
    '    struct Line | public struct Line',
    '      field Count | public int Count',
    '    interface IPriced | public interface IPriced',
    '      method Price | double Price(string article)',
    '      property Digits | int Digits',
    '  class Customer | internal record Customer(string Name, int Age)',
    '    property Greeting | public string Greeting => Name',
    '  class Point | readonly record struct Point(int X, int Y)',
    '  class Extensions - | file static class Extensions',
    '    method Twice | public static int Twice(this int value)',
    'import System',
    'import System.Text',
    'import System.Math',
    'import System.Linq',
  ]);
});

test('Find-VisualStudio.cs', async () => {
  expect(await namesOf('csharp', fileText('node_modules/node-gyp/lib/Find-VisualStudio.cs'))).toEqual([
    'namespace VisualStudioConfiguration',
    '  enum InstanceState',
    '    enumMember None',
    '    enumMember Local',
    '    enumMember Registered',
    '    enumMember NoRebootRequired',
    '    enumMember NoErrors',
    '    enumMember Complete',
    '  interface IEnumSetupInstances',
    '    method Next',
    '    method Skip',
    '    method Reset',
    '    method Clone',
    '  interface ISetupConfiguration',
    '  interface ISetupConfiguration2',
    '    method EnumInstances',
    '    method GetInstanceForCurrentProcess',
    '    method GetInstanceForPath',
    '    method EnumAllInstances',
    '  interface ISetupInstance',
    '  interface ISetupInstance2',
    '    method GetInstanceId',
    '    method GetInstallDate',
    '    method GetInstallationName',
    '    method GetInstallationPath',
    '    method GetInstallationVersion',
    '    method GetDisplayName',
    '    method GetDescription',
    '    method ResolvePath',
    '    method GetState',
    '    method GetPackages',
    '    method GetProduct',
    '    method GetProductPath',
    '    method IsLaunchable',
    '    method IsComplete',
    '    method GetProperties',
    '    method GetEnginePath',
    '  interface ISetupPackageReference',
    '    method GetId',
    '    method GetVersion',
    '    method GetChip',
    '    method GetLanguage',
    '    method GetBranch',
    '    method GetType',
    '    method GetUniqueId',
    '    method GetIsExtension',
    '  interface ISetupPropertyStore',
    '    method GetNames',
    '    method GetValue',
    '  interface SetupConfiguration',
    '  class SetupConfigurationClass',
    '  class Main',
    '    method PrintJson',
    '    method JsonString -',
    '    method InstanceJson -',
    'import System',
    'import System.Text',
    'import System.Runtime.InteropServices',
    'import System.Collections.Generic',
  ]);
});

test.each([['a name', 'class A { int F(int a) { return G(a); } }\n', 'int F', 'int Renamed']])(
  'the reflex passes: %s',
  async (_, text, from, to) => {
    expect(await vetoes('csharp', text, from, to)).toEqual([]);
  },
);

test.each([
  ['a bracket', 'class A { int F(int a) { return G(a); } }\n', 'G(a)', 'G(a'],
  ['a body', 'class A { int P { get; set; } }\n', '{ get; set; }', '{ get; set;'],
])('the reflex vetoes: %s', async (_, text, from, to) => {
  expect(await vetoes('csharp', text, from, to)).not.toEqual([]);
});
