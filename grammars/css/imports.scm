(import_statement . (string_value) @specifier) @import
(import_statement . (call_expression (arguments . (_) @specifier))) @import
