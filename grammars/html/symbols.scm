; What a page names: ids, custom elements, headings.
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
