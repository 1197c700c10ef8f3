/** The codicon for a kind of symbol, by the words the server has for kinds. */

const icons: Readonly<Record<string, string>> = {
  function: 'symbol-function',
  method: 'symbol-method',
  class: 'symbol-class',
  attribute: 'symbol-field',
  field: 'symbol-field',
  property: 'symbol-property',
  variable: 'symbol-variable',
  constant: 'symbol-constant',
  parameter: 'symbol-parameter',
  type: 'symbol-interface',
  'type parameter': 'symbol-type-parameter',
  interface: 'symbol-interface',
  enum: 'symbol-enum',
  'enum member': 'symbol-enum-member',
  namespace: 'symbol-namespace',
  module: 'symbol-module',
  file: 'symbol-file',
};

export function symbolIcon(kind: string): string {
  return icons[kind] ?? 'symbol-misc';
}
