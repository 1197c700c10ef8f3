/** Instructions to begin with, one per kind of change; in the language the engine reads, whatever language the editor speaks. */

export const exampleInstructions: readonly string[] = [
  'rename parse_row to read_row',
  'rename calculate_total to compute_total, keep the old name as a deprecated alias',
  'rename the module utils to helpers',
  'move parse_row to parsing.py',
  'move the module app.helpers to the package lib',
  'split models.py into one file per class',
  'add a parameter timeout: float = 10 to fetch',
  'remove the parameter debug from run',
  'turn the method Reader.parse into a function',
];
