(namespace_use_declaration (namespace_use_clause (qualified_name) @specifier)) @import
(namespace_use_declaration (namespace_use_clause . (name) @specifier)) @import
(namespace_use_declaration (namespace_name) @specifier body: (namespace_use_group (namespace_use_clause . (_) @name))) @import
([
  (require_once_expression (_) @specifier)
  (require_expression (_) @specifier)
  (include_expression (_) @specifier)
  (include_once_expression (_) @specifier)
]) @import
