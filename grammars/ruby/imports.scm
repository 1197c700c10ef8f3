(call !receiver method: (identifier) @_call arguments: (argument_list . (string) @specifier)
  (#any-of? @_call "require" "require_relative" "load")) @import
(call !receiver method: (identifier) @_call arguments: (argument_list . (simple_symbol) @name . (string) @specifier)
  (#eq? @_call "autoload")) @import
