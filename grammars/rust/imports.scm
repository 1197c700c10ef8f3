(use_declaration argument: (identifier) @specifier) @import
(use_declaration argument: (scoped_identifier path: (_) @specifier name: (_) @name)) @import
(use_declaration argument: (use_wildcard (_) @specifier) @star) @import
(use_declaration argument: (use_as_clause path: (identifier) @specifier)) @import
(use_declaration argument: (use_as_clause path: (scoped_identifier path: (_) @specifier name: (_) @name))) @import
(use_declaration argument: (scoped_use_list path: (_) @specifier list: (use_list [
  (identifier) @name
  (self) @name
  (scoped_identifier) @name
  (use_as_clause path: (_) @name)
  (scoped_use_list path: (_) @name)
  (use_wildcard (_) @name)
]))) @import
(extern_crate_declaration name: (identifier) @specifier) @import
(mod_item name: (identifier) @specifier !body) @import
