(preproc_include path: (_) @specifier) @import
(using_declaration (_) @specifier) @import
