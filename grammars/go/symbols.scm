; What a Go file declares.
(comment) @comment

(function_declaration name: (identifier) @name body: (block)? @body) @function
(method_declaration
  receiver: (parameter_list (parameter_declaration type: [
    (type_identifier) @in
    (generic_type type: (type_identifier) @in)
    (pointer_type (type_identifier) @in)
    (pointer_type (generic_type type: (type_identifier) @in))
  ]))
  name: (field_identifier) @name body: (block)? @body) @method

; A declaration of one thing is that thing; in a group each line is.
(type_declaration . (type_spec name: (type_identifier) @name type: (struct_type (field_declaration_list) @body)) .) @struct
(type_declaration (type_spec name: (type_identifier) @name type: (struct_type (field_declaration_list) @body)) @struct)
(type_declaration . (type_spec name: (type_identifier) @name type: (interface_type "{" @body)) .) @interface
(type_declaration (type_spec name: (type_identifier) @name type: (interface_type "{" @body)) @interface)
(type_declaration . (type_spec name: (type_identifier) @name) .) @type
(type_declaration (type_spec name: (type_identifier) @name) @type)
(type_declaration . (type_alias name: (type_identifier) @name) .) @type
(type_declaration (type_alias name: (type_identifier) @name) @type)

(field_declaration name: (field_identifier) @name) @field
(method_elem name: (field_identifier) @name) @method

(const_declaration . (const_spec name: (identifier) @name) .) @constant
(const_declaration (const_spec name: (identifier) @name) @constant)
(var_declaration . (var_spec name: (identifier) @name) .) @variable
(var_declaration (var_spec name: (identifier) @name) @variable)
(var_declaration (var_spec_list (var_spec name: (identifier) @name) @variable))
