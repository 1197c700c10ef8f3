/** Ways of asking for a change of signature, and what each comes to. */
import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';
import { read } from './read.ts';

const said: readonly (readonly [string, string])[] = [
  ['add a parameter timeout: float = 10 to fetch', 'Add the parameter timeout: float = 10 to fetch'],
  ['add a parameter `timeout: float = 10` to fetch', 'Add the parameter timeout: float = 10 to fetch'],
  ['add timeout=10 to fetch', 'Add the parameter timeout = 10 to fetch'],
  ['fetch should take a timeout, default 10', 'Add the parameter timeout = 10 to fetch'],
  ['fetch should take a timeout parameter with default 10', 'Add the parameter timeout = 10 to fetch'],
  ['give fetch a new optional parameter timeout', 'Add the parameter timeout to fetch'],
  [
    'let fetch accept a keyword-only argument `timeout` of type float with a default of 10',
    'Add the keyword-only parameter timeout: float = 10 to fetch',
  ],
  [
    'extend the function fetch in net.py with a parameter timeout: float = 10.',
    'Add the parameter timeout: float = 10 to the function fetch in net.py',
  ],
  ['I want fetch to take an additional argument called timeout (default 10)', 'Add the parameter timeout = 10 to fetch'],
  [
    'Please add an optional parameter named verbose, defaulting to False, to the function run in cli/main.py',
    'Add the parameter verbose = False to the function run in cli/main.py',
  ],
  ['add to fetch a parameter timeout', 'Add the parameter timeout to fetch'],
  ['add the parameters a=1 and b=2 to f', 'Add the parameter a = 1 to f; add the parameter b = 2'],
  ['fetch takes a timeout now', 'Add the parameter timeout to fetch'],
  ['new parameter retries=3 for fetch', 'Add the parameter retries = 3 to fetch'],
  [
    'add a required parameter token to fetch and pass token=TOKEN at every call',
    'Add the required parameter token to fetch; pass token=TOKEN at every call',
  ],
  [
    'Add a parameter timeout to fetch with default 10 and pass timeout=30 at every call outside the tests',
    'Add the parameter timeout = 10 to fetch; pass timeout=30 at every call outside of the tests',
  ],
  [
    'add a parameter `encoding: str = "utf-8"` to read_rows as last parameter',
    'Add the parameter encoding: str = "utf-8" to read_rows, last',
  ],
  ['add dry_run to clean, keyword-only, default False', 'Add the keyword-only parameter dry_run = False to clean'],
  ['add a boolean flag dry_run to clean', 'Add the parameter dry_run: bool to clean'],
  ['remove the unused argument debug from run and from all its calls', 'Remove the parameter debug of run'],
  ['remove the parameter debug of run', 'Remove the parameter debug of run'],
  ['drop debug from run()', 'Remove the parameter debug of run'],
  ['remove debug and verbose from run', 'Remove the parameter debug of run; remove the parameter verbose'],
  ['run no longer needs the argument debug', 'Remove the parameter debug of run'],
  ['get rid of the argument `debug` in run', 'Remove the parameter debug of run'],
  ["run doesn't need debug anymore, remove it", 'Remove the parameter debug of run'],
  ['the parameter debug of run is unused, remove it', 'Remove the parameter debug of run'],
  ['run should not take debug anymore', 'Remove the parameter debug of run'],
  ["remove run's debug parameter", 'Remove the parameter debug of run'],
  ['delete the last argument of run', 'Remove the last parameter of run'],
  ["reorder f's parameters to b, a, c", 'Reorder the parameters of f to b, a, c'],
  ['reorder the parameters of f to b, a, c', 'Reorder the parameters of f to b, a, c'],
  ['change the order of the parameters of f to b, a', 'Reorder the parameters of f to b, a'],
  ['f should take b, a, c in this order', 'Reorder the parameters of f to b, a, c'],
  ['the parameters of f should be in the order b, a, c', 'Reorder the parameters of f to b, a, c'],
  ['swap the first two parameters of f', 'Swap the parameter number 1 and the parameter number 2 of f'],
  ['swap a and b in f', 'Swap the parameter a and the parameter b of f'],
  ['swap the arguments a and b of f', 'Swap the parameter a and the parameter b of f'],
  ['move ctx to the front in f', 'Move the parameter ctx of f, first'],
  ['move the parameter ctx of f to the end', 'Move the parameter ctx of f, last'],
  ['make ctx the first parameter of f', 'Move the parameter ctx of f, first'],
  ['put the parameter x of f before y', 'Move the parameter x of f, before y'],
  ['make limit keyword-only in load', 'Make the parameter limit of load keyword-only'],
  ['make limit of load_rows keyword-only', 'Make the parameter limit of load_rows keyword-only'],
  ['the argument limit of load should be keyword-only', 'Make the parameter limit of load keyword-only'],
  ['force callers of load to pass limit by keyword', 'Make the parameter limit of load keyword-only'],
  ['limit must be passed by keyword in load', 'Make the parameter limit of load keyword-only'],
  ['make all parameters after path keyword-only in load', 'Make all parameters after path of load keyword-only'],
  ['make the parameter x of f optional', 'Make the parameter x of f optional'],
  ['x of f should be optional', 'Make the parameter x of f optional'],
  ['make x of f required', 'Take the default from the parameter x of f'],
  ['remove the default from x in f', 'Take the default from the parameter x of f'],
  ['give x a default of None in f', 'Give the parameter x of f the default None'],
  ['give x of f a default of None', 'Give the parameter x of f the default None'],
  ['set the default of the parameter x of f to 5', 'Give the parameter x of f the default 5'],
  ['change the default of x in f from 3 to 5', 'Give the parameter x of f the default 5'],
  ['x of f should default to 5', 'Give the parameter x of f the default 5'],
  ['default x of f to 5', 'Give the parameter x of f the default 5'],
  ['the default of timeout in fetch should be 30', 'Give the parameter timeout of fetch the default 30'],
  ['type the argument path of load as Path', 'Type the parameter path of load as Path'],
  ['annotate path of load as `str | None`', 'Type the parameter path of load as str | None'],
  ['the parameter path of load should be of type Path', 'Type the parameter path of load as Path'],
  ['set the type of path in load to dict[str, int]', 'Type the parameter path of load as dict[str, int]'],
  ['give the parameter path of load the type Path', 'Type the parameter path of load as Path'],
  ['pass timeout=30 at every call of fetch', 'Pass timeout=30 at every call of fetch'],
  ['pass timeout=30 to fetch everywhere outside the tests', 'Pass timeout=30 at every call of fetch outside of the tests'],
  ['pass verbose=args.verbose to run in main', 'Pass verbose=args.verbose at every call of run in main'],
  [
    'Add a parameter timeout to fetch. Pass timeout=30 in the cli package. Leave the default elsewhere.',
    'Add the parameter timeout to fetch; pass timeout=30 at every call in cli',
  ],
  [
    'add a parameter depth=0 to walk and forward it in recursive calls',
    'Add the parameter depth = 0 to walk; hand depth on in recursive calls',
  ],
  [
    'add a parameter verbose=False to run, pass verbose=args.verbose in main, leave the default elsewhere',
    'Add the parameter verbose = False to run; pass verbose=args.verbose at every call in main',
  ],
  [
    'add a parameter logger to Service.run, forward it from callers that have a parameter of that name',
    'Add the parameter logger to Service.run; hand logger on from callers that have it',
  ],
  [
    'add parameter ctx to handle as the first parameter, pass None at all call sites',
    'Add the parameter ctx to handle, first; pass ctx=None at every call',
  ],
  ['add a parameter timeout to every function in net.py', 'Add the parameter timeout to all functions in net.py'],
  ['add a parameter timeout to fetch and post', 'Add the parameter timeout to fetch and post'],
  [
    'In net.py, add a timeout parameter to fetch, remove debug and make retries keyword-only',
    'Add the parameter timeout to fetch in net.py; remove the parameter debug; make the parameter retries keyword-only',
  ],
  ['fetch: add a parameter timeout=10', 'Add the parameter timeout = 10 to fetch'],
  ['remove debug from run', 'Remove the parameter debug of run'],
  ['drop the `debug` argument of Runner.run and all its callers', 'Remove the parameter debug of Runner.run'],
  [
    'In net.py: add a parameter timeout: float = 10 to fetch; then pass timeout=30 in the cli package only; leave all other calls alone.',
    'Add the parameter timeout: float = 10 to fetch in net.py; pass timeout=30 at every call in cli',
  ],
  [
    'Give the method `load` of class Store a new parameter `strict: bool = False`.',
    'Add the parameter strict: bool = False to the method load of Store',
  ],
  ['add a `timeout` argument to fetch that defaults to 10', 'Add the parameter timeout = 10 to fetch'],
  ['add an argument timeout to fetch with a default value of 10 seconds', 'Add the parameter timeout = 10 to fetch'],
  ['make fetch take a timeout', 'Add the parameter timeout to fetch'],
  ['every call of fetch in the cli package should pass timeout=30', 'Pass timeout=30 at every call of fetch in cli'],
  ['call fetch with timeout=30 in main', 'Pass timeout=30 at every call of fetch in main'],
  ['forward timeout to fetch from callers that have it', 'Hand timeout on from callers that have it of fetch'],
  ['thread the parameter depth through the recursive calls of walk', 'Hand depth on at every call of walk'],
  [
    'make `limit` and `offset` of load keyword-only',
    'Make the parameter limit of load keyword-only; make the parameter offset keyword-only',
  ],
  ['make x and y of f optional', 'Make the parameter x of f optional; make the parameter y optional'],
  ['change the type of path in load from str to Path', 'Type the parameter path of load as Path'],
  ['add a type hint Path to path of load', 'Type the parameter path of load as Path'],
  ['in load, make path a Path', 'Type the parameter path of load as Path'],
  ['remove the type of path in load', 'Take the type from the parameter path of load'],
  ['reorder parameters of f: c, a, b', 'Reorder the parameters of f to c, a, b'],
  ['put b before a in f', 'Move the parameter b of f, before a'],
  ['put the parameters of f in the order c, b, a', 'Reorder the parameters of f to c, b, a'],
  ['f(a, b) -> f(b, a)', 'Let f take (b, a)'],
  ['change the signature of f to (b, a)', 'Let f take (b, a)'],
  ['add param x to f', 'Add the parameter x to f'],
  ['f needs an extra param x', 'Add the parameter x to f'],
  ['remove arg x from f', 'Remove the parameter x of f'],
  ['remove x from the parameters of f', 'Remove the parameter x of f'],
  ['add a parameter x=1 to run, pass x=2 in main', 'Add the parameter x = 1 to run; pass x=2 at every call in main'],
  ['add a parameter x=1 to run and pass x=2 in main', 'Add the parameter x = 1 to run; pass x=2 at every call in main'],
  ['add a parameter x=1 to run, pass x=2 at every call', 'Add the parameter x = 1 to run; pass x=2 at every call'],
  ['add a parameter x=1 to foo, forward it in recursive calls', 'Add the parameter x = 1 to foo; hand x on in recursive calls'],
  ['add parameter ctx to handle as the first parameter', 'Add the parameter ctx to handle, first'],
  ['add parameter ctx to handle, pass None at all call sites', 'Add the parameter ctx to handle; pass ctx=None at every call'],
  ['add parameter ctx to handle, pass None at every call', 'Add the parameter ctx to handle; pass ctx=None at every call'],
  ['stop passing `debug` to `run`', 'Remove the parameter debug of run'],
];

describe('changes of signature in words', () => {
  it.each(said)('%s', (instruction, meant) => {
    expect(read(instruction)).toBe(meant);
  });

  it('passes over no word of a wish that goes on', () => {
    const { result } = readInstruction('add a parameter timeout=10 to fetch, remove debug, and pass timeout=3 at every call', undefined);
    expect(result.ok && result.value.ignoredWords).toEqual([]);
  });

  it('leaves alone what is no function, or says nothing that should change', () => {
    expect(read('remove parse from utils.py')).toBe('Delete parse in utils.py'); // a file has no parameters
    expect(read('add a parameter to fetch')).toContain('instruction-not-understood');
  });

  it('leaves “it” to the parameter that the words were about, for who renames it', () => {
    expect(read('make sep keyword-only in parse_row and rename it to separator')).toContain(
      'Rename the parameter sep of parse_row to separator',
    );
    expect(read('give x of scale a default of 1, then rename it to factor')).toContain('Rename the parameter x of scale to factor');
    expect(read('remove debug from run and rename it to execute')).toContain('Rename run to execute');
  });
});
