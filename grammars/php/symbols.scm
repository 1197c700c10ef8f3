; What a PHP file declares.
(comment) @comment

(namespace_definition name: (namespace_name) @name body: (_)? @body) @namespace
(class_declaration name: (name) @name body: (_) @body) @class
(interface_declaration name: (name) @name body: (_) @body) @interface
(trait_declaration name: (name) @name body: (_) @body) @trait
(enum_declaration name: (name) @name body: (_) @body) @enum
(enum_case name: (name) @name) @enumMember
(function_definition name: (name) @name body: (_) @body) @function
(method_declaration name: (name) @name body: (_)? @body) @method
(property_declaration (property_element name: (variable_name (name) @name))) @property
(property_promotion_parameter name: (variable_name (name) @name)) @property
(const_declaration (const_element . (name) @name)) @constant
(expression_statement (function_call_expression function: (name) @_call
  arguments: (arguments . (argument [(string (string_content) @name) (encapsed_string (string_content) @name)])))
  (#eq? @_call "define")) @constant
(program (expression_statement (assignment_expression left: (variable_name (name) @name))) @variable)
