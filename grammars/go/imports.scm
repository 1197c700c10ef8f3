(import_spec path: (_) @specifier) @import
