/** Instructions to begin with, one per kind of change; in the language the engine reads, whatever language the editor speaks. */

export const exampleInstructions: readonly string[] = [
  'rename parse_row to read_row',
  'rename class Parser to Reader',
  'rename the module utils to helpers',
  'in csv/reader.py rename next_row to read_row',
  'rename the parameter n of fetch to count',
];
