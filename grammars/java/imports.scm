(import_declaration (scoped_identifier) @specifier .) @import
(import_declaration (identifier) @specifier .) @import
(import_declaration (_) @specifier . (asterisk) @star) @import
