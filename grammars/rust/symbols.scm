; What a Rust file declares. What stands in an `impl` belongs to the type that is named there.
[(line_comment) (block_comment)] @comment
(attribute_item) @attribute

(function_item name: (identifier) @name body: (block) @body) @function
(function_signature_item name: (identifier) @name) @function
(struct_item name: (type_identifier) @name body: (field_declaration_list)? @body) @struct
(union_item name: (type_identifier) @name body: (field_declaration_list) @body) @union
(enum_item name: (type_identifier) @name body: (enum_variant_list) @body) @enum
(enum_variant name: (identifier) @name) @enumMember
(field_declaration name: (field_identifier) @name) @field
(trait_item name: (type_identifier) @name body: (declaration_list) @body) @trait
(associated_type name: (type_identifier) @name) @type
(type_item name: (type_identifier) @name) @type
(mod_item name: (identifier) @name body: (declaration_list)? @body) @module
(const_item name: (identifier) @name) @constant
(static_item name: (identifier) @name) @variable
(macro_definition name: (identifier) @name . (_) @body) @macro
((attribute_item (attribute (identifier) @_macro)) @shown (#eq? @_macro "macro_export"))

(impl_item type: [
  (type_identifier) @in
  (generic_type type: (type_identifier) @in)
  (scoped_type_identifier name: (type_identifier) @in)
  (reference_type type: (type_identifier) @in)
  (reference_type type: (generic_type type: (type_identifier) @in))
] !trait body: (_) @body) @extension
(impl_item trait: (_) type: [
  (type_identifier) @in
  (generic_type type: (type_identifier) @in)
  (generic_type type: (scoped_type_identifier name: (type_identifier) @in))
  (scoped_type_identifier name: (type_identifier) @in)
  (reference_type type: (type_identifier) @in)
  (reference_type type: (generic_type type: (type_identifier) @in))
  (primitive_type) @in
] body: (_) @body) @extension @shown
