; What a C++ file declares. A declarator wraps its name from within: pointers, references and arrays are taken off by hand.
; A method that is defined outside of its class belongs to the class its name is qualified with.
(comment) @comment
(access_specifier) @access

(namespace_definition name: (_) @name body: (_) @body) @namespace
(namespace_definition !name) @hidden
(class_specifier name: [(type_identifier) @name (template_type name: (type_identifier) @name)] body: (_) @body) @class
(struct_specifier name: [(type_identifier) @name (template_type name: (type_identifier) @name)] body: (_) @body) @struct
(union_specifier name: (type_identifier) @name body: (_) @body) @union
(enum_specifier name: (type_identifier) @name body: (_) @body) @enum
(enumerator name: (identifier) @name) @enumMember
(template_declaration) @widens
(concept_definition name: (identifier) @name) @type
(alias_declaration name: (type_identifier) @name) @type
(type_definition type: (struct_specifier !name body: (_) @body) declarator: (type_identifier) @name) @struct
(type_definition type: (union_specifier !name body: (_) @body) declarator: (type_identifier) @name) @union
(type_definition type: (enum_specifier !name body: (_) @body) declarator: (type_identifier) @name) @enum
(type_definition declarator: [
  (type_identifier) @name
  (pointer_declarator declarator: (type_identifier) @name)
  (array_declarator declarator: (type_identifier) @name)
  (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name)))
]) @type

; Functions, and methods within their class; a constructor's head ends before what it initialises
([
  (function_definition declarator: (function_declarator declarator: [(identifier) (field_identifier)] @name) (field_initializer_list) @body)
  (function_definition declarator: (function_declarator declarator: [(identifier) (field_identifier) (destructor_name) (operator_name)] @name) body: (_)? @body)
  (function_definition declarator: (pointer_declarator declarator: (function_declarator declarator: [(identifier) (field_identifier) (operator_name)] @name)) body: (_)? @body)
  (function_definition declarator: (reference_declarator (function_declarator declarator: [(identifier) (field_identifier) (operator_name)] @name)) body: (_)? @body)
  (declaration declarator: (function_declarator declarator: [(identifier) (destructor_name) (operator_name)] @name))
  (declaration declarator: (pointer_declarator declarator: (function_declarator declarator: [(identifier) (operator_name)] @name)))
  (declaration declarator: (reference_declarator (function_declarator declarator: [(identifier) (operator_name)] @name)))
]) @function
([
  (field_declaration declarator: (function_declarator declarator: [(field_identifier) (destructor_name) (operator_name)] @name))
  (field_declaration declarator: (pointer_declarator declarator: (function_declarator declarator: [(field_identifier) (operator_name)] @name)))
  (field_declaration declarator: (reference_declarator (function_declarator declarator: [(field_identifier) (operator_name)] @name)))
]) @method

; Methods outside of their class: `int C::m()`, `a::C::m()`, `C& C::operator=()`
([
  (function_definition declarator: (function_declarator declarator: (qualified_identifier scope: (_) @in name: (identifier) @name)) (field_initializer_list) @body)
  (function_definition declarator: (function_declarator declarator: (qualified_identifier name: (qualified_identifier scope: (_) @in name: (identifier) @name))) (field_initializer_list) @body)
  (function_definition declarator: (function_declarator declarator: (qualified_identifier scope: (_) @in name: [(identifier) (destructor_name) (operator_name)] @name)) body: (_)? @body)
  (function_definition declarator: (function_declarator declarator: (qualified_identifier name: (qualified_identifier scope: (_) @in name: [(identifier) (destructor_name) (operator_name)] @name))) body: (_)? @body)
  (function_definition declarator: (function_declarator declarator: (qualified_identifier name: (qualified_identifier name: (qualified_identifier scope: (_) @in name: [(identifier) (destructor_name) (operator_name)] @name)))) body: (_)? @body)
  (function_definition declarator: (pointer_declarator declarator: (function_declarator declarator: (qualified_identifier scope: (_) @in name: [(identifier) (operator_name)] @name))) body: (_)? @body)
  (function_definition declarator: (pointer_declarator declarator: (function_declarator declarator: (qualified_identifier name: (qualified_identifier scope: (_) @in name: [(identifier) (operator_name)] @name)))) body: (_)? @body)
  (function_definition declarator: (reference_declarator (function_declarator declarator: (qualified_identifier scope: (_) @in name: [(identifier) (operator_name)] @name))) body: (_)? @body)
  (function_definition declarator: (reference_declarator (function_declarator declarator: (qualified_identifier name: (qualified_identifier scope: (_) @in name: [(identifier) (operator_name)] @name)))) body: (_)? @body)
]) @method
(operator_cast type: (_) @name) @method

(field_declaration declarator: [
  (field_identifier) @name
  (pointer_declarator declarator: (field_identifier) @name)
  (reference_declarator (field_identifier) @name)
  (array_declarator declarator: (field_identifier) @name)
  (pointer_declarator declarator: (array_declarator declarator: (field_identifier) @name))
  (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (field_identifier) @name)))
]) @field

(declaration declarator: [
  (identifier) @name
  (pointer_declarator declarator: (identifier) @name)
  (reference_declarator (identifier) @name)
  (array_declarator declarator: (identifier) @name)
  (init_declarator declarator: (identifier) @name)
  (init_declarator declarator: (pointer_declarator declarator: (identifier) @name))
  (init_declarator declarator: (reference_declarator (identifier) @name))
  (init_declarator declarator: (array_declarator declarator: (identifier) @name))
  (init_declarator declarator: (pointer_declarator declarator: (array_declarator declarator: (identifier) @name)))
]) @variable
(declaration declarator: [
  (qualified_identifier scope: (_) @in name: (identifier) @name)
  (init_declarator declarator: (qualified_identifier scope: (_) @in name: (identifier) @name))
]) @field

(preproc_def name: (identifier) @name) @macro
(preproc_function_def name: (identifier) @name value: (_)? @body) @macro
