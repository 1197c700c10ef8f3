/** The views of `swarm terrain`: what each takes and how its help reads. What they show is in `verbs/terrain/`. */
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import type { TextQuery } from '../../core/ports/textSearchPort.ts';
import { deepLanguages, type LanguageId, spokenLanguage, wideLanguages } from '../../core/terrain/languageId.ts';
import type { PatternRequest } from '../patternSearch/patternRequest.ts';

export type TerrainRequest =
  | { readonly view: 'stats' | 'cycles' | 'entries' }
  | { readonly view: 'symbols'; readonly selector: readonly string[]; readonly limit: number }
  | { readonly view: 'find'; readonly words: readonly string[]; readonly limit: number }
  | { readonly view: 'text'; readonly query: TextQuery; readonly limit: number }
  | { readonly view: 'outline' | 'imports'; readonly file: string }
  | { readonly view: 'refs' | 'callers'; readonly name: string; readonly physics: boolean }
  | { readonly view: 'hierarchy' | 'tests'; readonly name: string }
  | { readonly view: 'exports'; readonly module: string }
  | { readonly view: 'search'; readonly request: PatternRequest };

type Options = Readonly<Record<string, unknown>>;

const languages = [...deepLanguages, ...wideLanguages] as const;

/** `common` adds what all verbs take; `accept` is told what was asked for. */
export function addTerrainCommands(
  program: Command,
  common: (command: Command) => Command,
  positive: (text: string) => number,
  accept: (request: TerrainRequest, options: Options) => void,
): void {
  const terrain = program.command('terrain').description('what the map of the code knows').addHelpText('after', examples).exitOverride();
  const view = (name: TerrainRequest['view'], description: string, ...given: readonly Argument[]): Command => {
    const command = common(terrain.command(name).description(description));
    for (const argument of given) command.addArgument(argument);
    return command;
  };
  const file = new Argument('<file>', 'a file of the workspace');
  const name = new Argument('<name>', "as you would say it: parse_row, Reader.next, 'next in app/reader.py'; or its place: FILE:LINE:COL");
  const noPhysics = new Option('--no-physics', 'do not ask the language servers about what the terrain cannot tell');

  view('stats', 'files, lines and symbols by language, what was left out, and why').action((options) => accept({ view: 'stats' }, options));
  view('symbols', 'the symbols of the workspace, or those a selector means', new Argument('[selector...]', 'docs/selectors.md tells how'))
    .addOption(new Option('-n, --limit <number>', 'at most so many').argParser(positive).default(500))
    .addHelpText('after', selectorExamples)
    .action((given, options) => accept({ view: 'symbols', selector: given, limit: options.limit }, options));
  view('find', 'symbols and files by name, path, or what they are for; typing errors are forgiven', new Argument('<words...>'))
    .addOption(new Option('-n, --limit <number>', 'at most so many').argParser(positive).default(20))
    .addHelpText('after', findExamples)
    .action((given, options) => accept({ view: 'find', words: given, limit: options.limit }, options));
  view('text', 'a text, or what a regular expression describes, line by line', new Argument('<pattern>', 'as it stands in the files'))
    .addOption(new Option('-e, --regex', 'the pattern is a regular expression'))
    .addOption(new Option('--word', 'whole words only'))
    .addOption(new Option('-i, --ignore-case', 'upper and lower case are the same').conflicts('caseSensitive'))
    .addOption(new Option('-s, --case-sensitive', 'they are not; without either: the same unless the pattern has a capital'))
    .addOption(several('-p, --path <glob>', 'search these files, as .gitignore would name them; may be given again', asGiven))
    .addOption(new Option('-n, --limit <number>', 'at most so many places').argParser(positive).default(500))
    .action((pattern, options) => accept({ view: 'text', query: textQuery(pattern, options), limit: options.limit }, options));
  view('outline', 'the symbols of a file', file).action((given, options) => accept({ view: 'outline', file: given }, options));
  view('refs', 'every reference to a symbol, and what has its name and was left out', name)
    .addOption(noPhysics)
    .action((given, options) => accept({ view: 'refs', name: given, physics: options.physics !== false }, options));
  view('callers', 'who calls a function, method or class, or hands it on', name)
    .addOption(noPhysics)
    .action((given, options) => accept({ view: 'callers', name: given, physics: options.physics !== false }, options));
  view('hierarchy', 'what a class is made from and what is made from it; what a method overrides, and what overrides it', name).action(
    (given, options) => accept({ view: 'hierarchy', name: given }, options),
  );
  view('imports', 'what a file imports and where that leads, and who imports it', file).action((given, options) =>
    accept({ view: 'imports', file: given }, options),
  );
  view('exports', 'the names a module or package offers, and where they come from', new Argument('<module>', 'a file or folder')).action(
    (given, options) => accept({ view: 'exports', module: given }, options),
  );
  view('tests', 'the tests that touch a symbol', name).action((given, options) => accept({ view: 'tests', name: given }, options));
  view('search', 'code of a certain structure', new Argument('[pattern]', 'code with metavariables; docs/patterns.md tells how'))
    .addOption(several('-l, --language <name>', 'search files of this language, as “python” or “py”; may be given again', languageCalled))
    .addOption(several('-p, --path <glob>', 'search these files, as .gitignore would name them; may be given again', asGiven))
    .addOption(new Option('-k, --kind <kind>', 'what is found is of this kind: function, class, call, string, or a type of node'))
    .addOption(new Option('--as <context>', 'read the pattern as this: expression, type, member, argument, …'))
    .addOption(several('--where <constraint>', '"NAME~regex" or "NAME!~regex"; may be given again', asGiven))
    .addOption(new Option('-n, --limit <number>', 'at most so many').argParser(positive).default(500))
    .addHelpText('after', patternExamples)
    .action((given, options) => accept({ view: 'search', request: patternRequest(given, options) }, options));
  view('entries', 'where the code is entered: scripts, commands, main modules').action((options) => accept({ view: 'entries' }, options));
  view('cycles', 'files that import each other in a circle, and the import that is cheapest to cut').action((options) =>
    accept({ view: 'cycles' }, options),
  );
}

/** Each time it is given adds one. */
function several<T>(flags: string, description: string, read: (text: string) => T): Option {
  return new Option(flags, description).argParser((text: string, before: readonly T[] | undefined) => [...(before ?? []), read(text)]);
}

function asGiven(text: string): string {
  return text;
}

function languageCalled(text: string): LanguageId {
  const language = spokenLanguage(text);
  if (language === undefined) throw new InvalidArgumentError(`There are: ${languages.join(', ')}.`);
  return language;
}

function textQuery(pattern: string, options: Options): TextQuery {
  const letterCase = options['ignoreCase'] === true ? 'either' : options['caseSensitive'] === true ? 'exact' : 'smart';
  const globs = (options['path'] as readonly string[] | undefined) ?? [];
  return { pattern, isRegex: options['regex'] === true, wholeWord: options['word'] === true, letterCase, globs };
}

function patternRequest(pattern: string | undefined, options: Options): PatternRequest {
  return {
    pattern,
    languages: options['language'] as readonly LanguageId[] | undefined,
    paths: options['path'] as readonly string[] | undefined,
    kind: options['kind'] as string | undefined,
    as: options['as'] as string | undefined,
    where: options['where'] as readonly string[] | undefined,
    limit: options['limit'] as number,
  };
}

const patternExamples = `
Examples:
  swarm terrain search '$F($$$ARGS, timeout=$T)' --language python
  swarm terrain search 'if ($C) { return $X }' --path 'src/**'
  swarm terrain search '$O.$M($$$)' --where 'M~^(push|pop)$'
  swarm terrain search --kind function --path tests

$NAME stands for one piece of code, $$$NAME for any number of them; quote patterns with '…', or the shell reads them.`;

const findExamples = `
Examples:
  swarm terrain find BuildFlie
  swarm terrain find parse row in utils
  swarm terrain find where is login handled`;

const selectorExamples = `
Examples:
  swarm terrain symbols function in:src/ outside:class
  swarm terrain symbols "subclasses-of:Reader not:test"
  swarm terrain symbols "callers-of:parse_row minus in:tests"
  swarm terrain symbols "function unused not exported"

Words side by side must all hold; "or" and "minus" bind weaker, brackets group.`;

const examples = `
Examples:
  swarm terrain symbols function in:src/ outside:class
  swarm terrain refs Reader.next
  swarm terrain callers parse_row --json
  swarm terrain imports src/cart.ts

All of it is read-only. docs/terrain.md tells what --json prints.`;
