/** Made from the folders of `grammars/` by `node scripts/languages.ts`. Not to be edited. */
import type { WideLanguageId } from '../languageId.ts';
import type { WideGrammar } from '../wide/wideGrammar.ts';

export const wideGrammars: Readonly<Record<WideLanguageId, WideGrammar>> = {
  bash: {
    docs: ["#"],
    exported: {},
    templates: "never",
    levelsMax: undefined,
    symbols: `; What a shell script declares.
(comment) @comment

(function_definition name: (word) @name body: (_) @body) @function
; An assignment before a command is no declaration.
[
  (program (variable_assignment name: (variable_name) @name) @variable)
  (list (variable_assignment name: (variable_name) @name) @variable)
  (variable_assignments (variable_assignment name: (variable_name) @name) @variable)
  (compound_statement (variable_assignment name: (variable_name) @name) @variable)
  (do_group (variable_assignment name: (variable_name) @name) @variable)
  (if_statement (variable_assignment name: (variable_name) @name) @variable)
  (elif_clause (variable_assignment name: (variable_name) @name) @variable)
  (else_clause (variable_assignment name: (variable_name) @name) @variable)
  (case_item (variable_assignment name: (variable_name) @name) @variable)
]
(declaration_command (variable_assignment name: (variable_name) @name)) @variable
(declaration_command (variable_name) @name) @variable
`,
    imports: `(command name: (command_name (word) @_call) . argument: (_) @specifier (#any-of? @_call "source" ".")) @import
`,
  },
  c: {
    docs: ["//","/*"],
    exported: {"hiddenAtTop":["static"]},
    templates: "never",
    levelsMax: undefined,
    symbols: `; What a C file declares. A declarator wraps its name from within: pointers and arrays are taken off by hand.
(comment) @comment

(function_definition declarator: [
  (function_declarator declarator: (identifier) @name)
  (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))
  (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name)))
] body: (_) @body) @function
(declaration declarator: [
  (function_declarator declarator: (identifier) @name)
  (pointer_declarator declarator: (function_declarator declarator: (identifier) @name))
  (pointer_declarator declarator: (pointer_declarator declarator: (function_declarator declarator: (identifier) @name)))
]) @function

(struct_specifier name: (type_identifier) @name body: (_) @body) @struct
(union_specifier name: (type_identifier) @name body: (_) @body) @union
(enum_specifier name: (type_identifier) @name body: (_) @body) @enum
(enumerator name: (identifier) @name) @enumMember
(type_definition type: (struct_specifier !name body: (_) @body) declarator: (type_identifier) @name) @struct
(type_definition type: (union_specifier !name body: (_) @body) declarator: (type_identifier) @name) @union
(type_definition type: (enum_specifier !name body: (_) @body) declarator: (type_identifier) @name) @enum
(type_definition declarator: [
  (type_identifier) @name
  (pointer_declarator declarator: (type_identifier) @name)
  (array_declarator declarator: (type_identifier) @name)
  (function_declarator declarator: (type_identifier) @name)
  (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (type_identifier) @name)))
]) @type

(field_declaration declarator: [
  (field_identifier) @name
  (pointer_declarator declarator: (field_identifier) @name)
  (pointer_declarator declarator: (pointer_declarator declarator: (field_identifier) @name))
  (array_declarator declarator: (field_identifier) @name)
  (pointer_declarator declarator: (array_declarator declarator: (field_identifier) @name))
  (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (field_identifier) @name)))
]) @field

(declaration declarator: [
  (identifier) @name
  (pointer_declarator declarator: (identifier) @name)
  (array_declarator declarator: (identifier) @name)
  (pointer_declarator declarator: (array_declarator declarator: (identifier) @name))
  (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (identifier) @name)))
  (init_declarator declarator: (identifier) @name)
  (init_declarator declarator: (pointer_declarator declarator: (identifier) @name))
  (init_declarator declarator: (array_declarator declarator: (identifier) @name))
  (init_declarator declarator: (array_declarator declarator: (array_declarator declarator: (identifier) @name)))
  (init_declarator declarator: (pointer_declarator declarator: (array_declarator declarator: (identifier) @name)))
  (init_declarator declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator declarator: (identifier) @name))))
]) @variable

(preproc_def name: (identifier) @name) @macro
(preproc_function_def name: (identifier) @name value: (_)? @body) @macro
`,
    imports: `(preproc_include path: (_) @specifier) @import
`,
  },
  cpp: {
    docs: ["//","/*"],
    exported: {"hiddenAtTop":["static"],"hiddenIn":["class"]},
    templates: "never",
    levelsMax: undefined,
    symbols: `; What a C++ file declares. A declarator wraps its name from within: pointers, references and arrays are taken off by hand.
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

; Methods outside of their class: \`int C::m()\`, \`a::C::m()\`, \`C& C::operator=()\`
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
`,
    imports: `(preproc_include path: (_) @specifier) @import
(using_declaration (_) @specifier) @import
`,
  },
  csharp: {
    docs: ["///","/**"],
    exported: {"shown":["public","internal","protected"],"shownIn":["interface","enum","namespace","file"],"hidden":["private","file"]},
    templates: "never",
    levelsMax: undefined,
    symbols: `; What a C# file declares.
(comment) @comment

(namespace_declaration name: (_) @name body: (_) @body) @namespace
(file_scoped_namespace_declaration name: (_) @name) @namespace
(class_declaration name: (identifier) @name body: (_)? @body) @class
(record_declaration name: (identifier) @name body: (_)? @body) @class
(struct_declaration name: (identifier) @name body: (_)? @body) @struct
(interface_declaration name: (identifier) @name body: (_)? @body) @interface
(enum_declaration name: (identifier) @name body: (_)? @body) @enum
(enum_member_declaration name: (identifier) @name) @enumMember
(delegate_declaration name: (identifier) @name) @type
(method_declaration name: (identifier) @name body: (_)? @body) @method
(constructor_declaration name: (identifier) @name body: (_)? @body) @method
(destructor_declaration name: (identifier) @name body: (_)? @body) @method
(operator_declaration operator: _ @name body: (_)? @body) @method
(conversion_operator_declaration type: (_) @name body: (_)? @body) @method
(property_declaration name: (identifier) @name accessors: (_)? @body) @property
(property_declaration name: (identifier) @name value: (_) @body) @property
(event_declaration name: (identifier) @name accessors: (_)? @body) @property
(event_field_declaration (variable_declaration (variable_declarator name: (identifier) @name))) @property
(field_declaration (variable_declaration (variable_declarator name: (identifier) @name))) @field
`,
    imports: `(using_directive !name (_) @specifier .) @import
(using_directive name: (_) (_) @specifier .) @import
`,
  },
  css: {
    docs: ["/*"],
    exported: {},
    templates: "outsideStrings",
    levelsMax: undefined,
    symbols: `; What a style sheet declares: ids, classes, custom properties, animations and layers.
(comment) @comment

(rule_set (selectors) @head) @scope
(id_selector (id_name) @name) @selector
(class_selector (class_name) @name) @selector
(declaration (property_name) @name (#match? @name "^--")) @property
(keyframes_statement (keyframes_name) @name (keyframe_block_list) @body) @selector
(at_rule (at_keyword) @_rule (keyword_query) @name (block)? @body (#any-of? @_rule "@layer" "@property" "@container")) @selector
`,
    imports: `(import_statement . (string_value) @specifier) @import
(import_statement . (call_expression (arguments . (_) @specifier))) @import
`,
  },
  go: {
    docs: ["//","/*"],
    exported: {"capital":true},
    templates: "never",
    levelsMax: undefined,
    symbols: `; What a Go file declares.
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
`,
    imports: `(import_spec path: (_) @specifier) @import
`,
  },
  html: {
    docs: [],
    exported: {},
    templates: "anywhere",
    levelsMax: undefined,
    symbols: `; What a page names: ids, custom elements, headings.
(element . (start_tag (tag_name) @name (#match? @name "-")) @head) @element
(element . (self_closing_tag (tag_name) @name (#match? @name "-")) @head) @element
([
  (element . (start_tag (attribute (attribute_name) @_id [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name])) @head)
  (element . (self_closing_tag (attribute (attribute_name) @_id [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name])) @head)
  (script_element . (start_tag (attribute (attribute_name) @_id [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name])) @head)
  (style_element . (start_tag (attribute (attribute_name) @_id [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name])) @head)
] @element (#match? @_id "^[iI][dD]$"))
(element . (start_tag (tag_name) @_tag) . (text) @name (#match? @_tag "^[hH][1-6]$")) @heading
(element . (start_tag (tag_name) @_tag) . (element (text) @name) (#match? @_tag "^[hH][1-6]$")) @heading
(element . (start_tag (tag_name) @_tag) . (text) @name (#match? @_tag "^(title|TITLE)$")) @heading
`,
    imports: `(script_element (start_tag (attribute (attribute_name) @_a [(quoted_attribute_value (attribute_value) @specifier) (attribute_value) @specifier]) (#match? @_a "^[sS][rR][cC]$"))) @import
(element (start_tag (tag_name) @_tag (attribute (attribute_name) @_a [(quoted_attribute_value (attribute_value) @specifier) (attribute_value) @specifier])
  (#match? @_tag "^([lL][iI][nN][kK])$") (#match? @_a "^[hH][rR][eE][fF]$"))) @import
(element (self_closing_tag (tag_name) @_tag (attribute (attribute_name) @_a [(quoted_attribute_value (attribute_value) @specifier) (attribute_value) @specifier])
  (#match? @_tag "^([lL][iI][nN][kK])$") (#match? @_a "^[hH][rR][eE][fF]$"))) @import
`,
  },
  java: {
    docs: ["/**"],
    exported: {"hidden":["private"]},
    templates: "never",
    levelsMax: undefined,
    symbols: `; What a Java file declares.
[(block_comment) (line_comment)] @comment

(package_declaration (_) @name) @namespace
(class_declaration name: (identifier) @name body: (_) @body) @class
(record_declaration name: (identifier) @name body: (_) @body) @class
(interface_declaration name: (identifier) @name body: (_) @body) @interface
(annotation_type_declaration name: (identifier) @name body: (_) @body) @interface
(enum_declaration name: (identifier) @name body: (_) @body) @enum
(enum_constant name: (identifier) @name body: (_)? @body) @enumMember
(method_declaration name: (identifier) @name body: (_)? @body) @method
(constructor_declaration name: (identifier) @name body: (_) @body) @method
(compact_constructor_declaration name: (identifier) @name body: (_) @body) @method
(annotation_type_element_declaration name: (identifier) @name) @method
(field_declaration declarator: (variable_declarator name: (identifier) @name)) @field
(constant_declaration declarator: (variable_declarator name: (identifier) @name)) @constant
`,
    imports: `(import_declaration (scoped_identifier) @specifier .) @import
(import_declaration (identifier) @specifier .) @import
(import_declaration (_) @specifier . (asterisk) @star) @import
`,
  },
  json: {
    docs: ["//","/*"],
    exported: {},
    templates: "outsideStrings",
    levelsMax: 7,
    symbols: `; The keys of a JSON file, as deep as the manifest says.
(comment) @comment

(pair key: (string) @name value: [(object) (array)] @body) @key
(pair key: (string) @name value: [(string) (number) (true) (false) (null)]) @key
`,
    imports: `; JSON imports nothing.
`,
  },
  php: {
    docs: ["/**"],
    exported: {"hidden":["private"]},
    templates: "never",
    levelsMax: undefined,
    symbols: `; What a PHP file declares.
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
`,
    imports: `(namespace_use_declaration (namespace_use_clause (qualified_name) @specifier)) @import
(namespace_use_declaration (namespace_use_clause . (name) @specifier)) @import
(namespace_use_declaration (namespace_name) @specifier body: (namespace_use_group (namespace_use_clause . (_) @name))) @import
([
  (require_once_expression (_) @specifier)
  (require_expression (_) @specifier)
  (include_expression (_) @specifier)
  (include_once_expression (_) @specifier)
]) @import
`,
  },
  ruby: {
    docs: ["#"],
    exported: {},
    templates: "never",
    levelsMax: undefined,
    symbols: `; What a Ruby file declares.
(comment) @comment
((body_statement (identifier) @access) (#any-of? @access "private" "public" "protected"))

(module name: [(constant) @name (scope_resolution name: (constant) @name)] body: (_)? @body) @module
(class name: [(constant) @name (scope_resolution name: (constant) @name)] body: (_)? @body) @class
(singleton_class value: (self) body: (_)? @body) @extension
(method name: (_) @name body: (_)? @body) @method
(singleton_method name: (_) @name body: (_)? @body) @method
(assignment left: [(constant) @name (scope_resolution name: (constant) @name)]) @constant
(assignment left: (global_variable) @name) @variable
(alias name: (_) @name) @method
(call method: (identifier) @_call arguments: (argument_list (simple_symbol) @name)
  (#any-of? @_call "attr_accessor" "attr_reader" "attr_writer")) @property
(call method: (identifier) @_call arguments: (argument_list . (simple_symbol) @name)
  (#any-of? @_call "define_method" "alias_method" "delegate")) @method
(call method: (identifier) @_call arguments: (argument_list (method) @hidden) (#eq? @_call "private"))
`,
    imports: `(call !receiver method: (identifier) @_call arguments: (argument_list . (string) @specifier)
  (#any-of? @_call "require" "require_relative" "load")) @import
(call !receiver method: (identifier) @_call arguments: (argument_list . (simple_symbol) @name . (string) @specifier)
  (#eq? @_call "autoload")) @import
`,
  },
  rust: {
    docs: ["///","/**"],
    exported: {"shown":["pub"],"shownIn":["trait","enum"]},
    templates: "never",
    levelsMax: undefined,
    symbols: `; What a Rust file declares. What stands in an \`impl\` belongs to the type that is named there.
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
`,
    imports: `(use_declaration argument: (identifier) @specifier) @import
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
`,
  },
};
